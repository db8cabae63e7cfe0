"""Whose number it is: the frame of the draft as a whole, and the place each number is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.indicators import CITY
from dashboard.press.context.places import CITYWIDE, ELSEWHERE, FAR, UNNAMED, Place
from dashboard.press.drafts.text import Layout
from dashboard.press.vocabulary.grammar import pattern

OURS, PROVINCE = "济宁", "山东"
WHOLE_CITY, HOME_CITY = ("全市", "全市域"), ("我市", "本市")
MAX_OPENING = 4
"""Characters into a sentence where a place is still its topic."""
MASTHEAD = re.compile("来源[:：]?[^，。]{0,6}$|日报|晚报|融媒|广播电视台|市委编办|新闻办|发布$")
OFFICE = re.compile("(?:市|县|区)?委|人民政府")
"""After a place: whose body speaks."""
ASIDE, FAR_ASIDE, EXAMPLE = (pattern("places", name) for name in ("aside", "far_aside", "example"))


def placed(text: str, named: Sequence[Place], layout: Layout, at: Sequence[int]) -> list[Place]:
    """The place each position of `at` (numbers, in order) is about.

    Its clause's own, the finest; else carried from the clauses before in the sentence; else the
    topic of the sentence before in the paragraph; else the city, or what the draft is about.
    """
    home, since = framed(text, named)
    in_clause: list[list[Place]] = [[] for _ in layout.clauses]
    for place in named:
        if not (place.dateline and place.unit == ELSEWHERE):
            in_clause[layout.index(place.start)].append(place)
    running = _running(text, layout, in_clause, home, since)
    result = []
    for position in at:
        own, carried = running[layout.index(position)]
        before = [p for p in own if p.start < position]
        after = [p for p in own if p.start >= position]
        result.append(_finest(before) or _finest(after) or carried)
    return result


def _finest(places: list[Place]) -> Place | None:
    """The last place that is not the city as a whole, else the last."""
    finer = [p for p in places if p.unit != CITY]
    return finer[-1] if finer else places[-1] if places else None


def framed(text: str, named: Sequence[Place]) -> tuple[Place, int]:
    """What a number without a place is about, and from where in the text on.

    Read from the whole draft before any number: the city, unless the draft names another place
    (not in passing) and never ours. Then that place: everywhere where dateline, masthead or source
    name it, else from its naming on. Or one of our units, where the draft opens with it and never
    names the city.
    """
    if any(p.name.startswith(OURS) or text[p.start : p.end].startswith(OURS) for p in named):
        return CITYWIDE, 0
    first = named[0] if named else CITYWIDE
    if first.start == 0 and first.unit not in (CITY, UNNAMED, ELSEWHERE):
        return first, 0
    others = [
        (late, place.start, place) for place in named if (late := _frames(place, text)) is not None
    ]
    late, start, home = min(others, default=(False, 0, CITYWIDE), key=lambda one: one[:2])
    return home, start if late else 0


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
        or not (office or not _aside(place, clause, place.start - len(near)))
    ):
        return None
    return not (place.dateline or MASTHEAD.search(near) or MASTHEAD.match(rest) or office)


def _running(
    text: str, layout: Layout, in_clause: list[list[Place]], frame: Place, since: int
) -> list[tuple[list[Place], Place]]:
    """For each clause: its own places, resolved, and the one carried into it."""
    result: list[tuple[list[Place], Place]] = []
    home = frame if not since else CITYWIDE
    thread = _Thread(home, home, home)
    before = None
    for piece, places in zip(layout.clauses, in_clause, strict=True):
        if home is not frame and piece.end > since:
            home = frame
            thread = _Thread(home, home, home)
        fresh = before is None or before.sentence != piece.sentence
        if before is None or before.paragraph != piece.paragraph:
            thread = replace(thread, topic=home, named=frozenset())
        if fresh:
            thread = replace(thread, carried=thread.topic)
        clause = text[piece.start : piece.end]
        own: list[Place] = []
        carried = thread.carried
        for place in places:
            if not _aside(place, clause, piece.start):
                after_city = bool(own) and own[-1].unit == CITY  # 济宁全市
                own.append(place if after_city else thread.resolved(place))
                thread = thread.having(own[-1])
        result.append((own, carried))
        if own and not EXAMPLE.search(clause):
            opens = fresh and places[0].start - piece.start <= MAX_OPENING
            thread = thread.after(own, home, opens=opens)
        before = piece
    return result


@dataclass(frozen=True)
class _Thread:
    """What a text has been about: its home, the place carried along, the topic of the paragraph,
    the last place named, and the finer ones named in the paragraph.
    """

    home: Place
    carried: Place
    topic: Place
    last: Place | None = None
    named: frozenset[str] = frozenset()

    def resolved(self, place: Place) -> Place:
        """该县 is the last place named; 全市 within the topic of another city, or of one of our
        county-level cities, is that city.
        """
        meant: Place | None = None
        if place.unit == UNNAMED:
            of_city = place.name in ("该市", "当地")
            meant = self.last if self.last and (of_city or self.last.unit != CITY) else None
        elif place.name in HOME_CITY or (self.home.unit == ELSEWHERE and place.name in WHOLE_CITY):
            meant = self.home
        elif place.name in WHOLE_CITY and self.carried.name.endswith("市"):
            other = self.carried.unit == ELSEWHERE
            county = self.carried.unit not in (CITY, ELSEWHERE) and len(self.named) == 1
            meant = self.carried if other or county else None
        return replace(meant or place, start=place.start, end=place.end)

    def having(self, place: Place) -> "_Thread":
        """After a place was named."""
        if place.unit == UNNAMED:
            return self
        if place.unit == CITY:
            return replace(self, last=place)
        return replace(self, last=place, named=self.named | {place.unit})

    def after(self, own: list[Place], home: Place, *, opens: bool) -> "_Thread":
        """After a clause that names places; `opens` where one begins its sentence."""
        carried = own[-1] if len({p.unit for p in own}) == 1 else _finest(own) or self.carried
        city = any(p.unit == CITY for p in own)
        topic = carried if opens else home if city else self.topic
        return replace(self, carried=carried, topic=topic)


def _aside(place: Place, clause: str, offset: int) -> bool:
    """Whether a place is only compared with, quoted or named in passing."""
    if place.unit != ELSEWHERE:
        return False
    at = place.start - offset
    inside = clause[:at].count("《") > clause[:at].count("》")
    near = clause[max(at - 8, 0) : at + 16]
    office = clause[at + len(place.name) :].startswith(("济宁", "人民政府", "委"))
    above = place.name in FAR or place.name.endswith("省")
    return inside or office or bool(ASIDE.search(near)) or (above and bool(FAR_ASIDE.search(near)))
