"""Whose draft it is: the place that its numbers are about where they name none."""

import re
from collections.abc import Sequence

from dashboard.indicators import CITY
from dashboard.press.context.places import CITYWIDE, ELSEWHERE, FAR, UNNAMED, Place
from dashboard.press.vocabulary.grammar import pattern

OURS, PROVINCE = "济宁", "山东"
PAIR = 2
MASTHEAD = re.compile("来源[:：]?[^，。]{0,6}$|日报|晚报|融媒|广播电视台|市委编办|新闻办|发布$")
OFFICE = re.compile("(?:市|县|区)?委|人民政府")
"""After a place: whose body speaks."""
VISIT = re.compile(
    "(?:考察|学习|调研|取经)[^，。\n]{0,4}(?:报告|情况|材料|体会|心得|札记|见闻|随感|汇报|启示)"
)
"""What those who went elsewhere write of it."""
GUESTS = re.compile(f"[去赴到来]{OURS}市?[^，。；\\n]{{0,6}}(?:取经|考察|学习|调研|访)")
"""Who went to Jining to see."""
STRANGE = re.compile("某|外")
"""Of places that only say that they are others: 外地, 某县."""
MAX_TITLE = 80
"""Characters within which a draft says what it is and whose."""
TITLE = re.compile(r"[^，。：\n]+\n")
GUEST = re.compile("我市|本市|来访|来我|率团|一行|学习|考察")
"""By which the city a title names first is a guest."""
WENT = "[赴到去对]"
"""Before a place: it is where they went."""
ASIDE, FAR_ASIDE = pattern("places", "aside"), pattern("places", "far_aside")
RANKED = pattern("places", "ranked")


def framed(text: str, named: Sequence[Place]) -> tuple[Place, int]:
    """What a number without a place is about, and from where in the text on.

    Read from the whole draft before any number: the city, unless the draft names another place
    (not in passing) and never ours. Then that place: everywhere where dateline, masthead or source
    name it, else from its naming on. Or one of our units, where the draft opens with it and never
    names the city.
    """
    strange = next((p for p in named if _strange(p, text)), None)
    ours = any(p.unit not in (CITY, ELSEWHERE, UNNAMED) for p in named)
    if strange and not ours and OURS not in text:
        return strange, 0
    if theirs := _visitor(text, named) or _within(text, named) or _titled(text, named):
        return theirs, 0
    if any(p.name.startswith(OURS) or text[p.start : p.end].startswith(OURS) for p in named):
        return CITYWIDE, 0
    first = named[0] if named else CITYWIDE
    if first.start == 0 and first.unit not in (CITY, UNNAMED, ELSEWHERE):
        return first, 0
    if named and _above(first, text) and all(p.unit == ELSEWHERE for p in named):
        return first, 0
    others = [
        (late, place.start, place) for place in named if (late := _frames(place, text)) is not None
    ]
    late, start, home = min(others, default=(False, 0, CITYWIDE), key=lambda one: one[:2])
    return home, start if late else 0


def _strange(place: Place, text: str) -> bool:
    """Whether a draft says at its head that it is of a place it does not name (外地见闻, 某县)."""
    told = STRANGE.match(place.name) and place.end <= MAX_TITLE
    rest = re.split(r"[，。；\n】]", text[place.end : place.end + 40])[0]
    clause = text[max(place.start - 8, 0) : place.end] + rest
    return bool(told) and not aside(place, clause, max(place.start - 8, 0))


def _above(place: Place, text: str) -> bool:
    """Whether a draft opens with the province or the country (全省改革现场会)."""
    before = text[: place.start]
    above = place.name in FAR or place.name.startswith(PROVINCE)
    titled = before.count("《") > before.count("》")
    ranked = place.start and RANKED.match(text, place.end)  # 下沉编制3500名，居全省第二位
    return above and place.end <= MAX_TITLE and not (titled or place.dateline or ranked)


def _visitor(text: str, named: Sequence[Place]) -> Place | None:
    """Who writes of a visit to Jining (泰安考察报告): then 我市 and 全市 are theirs."""
    opening = text[:MAX_TITLE]
    others = [p for p in named if p.unit == ELSEWHERE and p.name not in FAR and p.end <= MAX_TITLE]
    guest = GUESTS.search(opening)
    if guest and others and others[0].start < guest.start():
        return others[0]
    if not VISIT.search(opening):
        return None
    return next((p for p in others if not re.search(WENT + p.name[:2], opening)), None)


def _within(text: str, named: Sequence[Place]) -> Place | None:
    """The unit that the title alone names right after the city (济宁市某县下沉情况)."""
    title = text.partition("\n")[0]
    if len(named) < PAIR or named[1].end > len(title) or not TITLE.match(text):
        return None
    city, unit = named[:PAIR]
    alone = unit.name in FAR or not any(p.unit == CITY for p in named[1:])
    follows = city.unit == CITY and unit.unit != CITY and city.end == unit.start
    return unit if alone and follows else None


def _titled(text: str, named: Sequence[Place]) -> Place | None:
    """The other city whose a draft is by its title alone (泰安市改革简报)."""
    title = TITLE.match(text)
    first = named[0] if named else CITYWIDE
    if not title or first.unit != ELSEWHERE or first.end > title.end() or OURS in title[0]:
        return None
    passing = first.start or first.name in FAR or first.name.startswith(PROVINCE) or first.dateline
    rest = text[first.end : title.end()]
    return None if passing or MASTHEAD.search(rest) or GUEST.search(rest) else first


def _frames(place: Place, text: str) -> bool | None:
    """Whether a place not ours is what the draft is about only from its naming on (True), or as a
    whole; None where it is not.
    """
    near = re.split(r"[，。；\n]", text[max(place.start - 40, 0) : place.start])[-1]
    rest = re.split(r"[，。；\n]", text[place.end : place.end + 40])[0]
    clause, office = near + text[place.start : place.end] + rest, OFFICE.match(rest)
    if (
        place.unit != ELSEWHERE
        or place.name in FAR
        or place.name.startswith(PROVINCE)
        or not (office or not aside(place, clause, place.start - len(near)))
    ):
        return None
    return not (place.dateline or MASTHEAD.search(near) or MASTHEAD.match(rest) or office)


def aside(place: Place, clause: str, offset: int) -> bool:
    """Whether a place is only compared with, quoted or named in passing."""
    if place.unit != ELSEWHERE:
        return False
    at = place.start - offset
    inside = clause[:at].count("《") > clause[:at].count("》")
    near = clause[max(at - 8, 0) : at + 16]
    office = clause[at + len(place.name) :].startswith(("济宁", "人民政府", "委"))
    above = place.name in FAR or place.name.endswith("省")
    if above and RANKED.match(clause, at + len(place.name)):
        return True
    return inside or office or bool(ASIDE.search(near)) or (above and bool(FAR_ASIDE.search(near)))
