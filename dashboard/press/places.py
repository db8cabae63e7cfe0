"""Whose number it is: the city, one of its units or towns, or a place that is not ours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from dashboard import maps
from dashboard.indicators import CITY
from dashboard.press.clauses import Layout
from dashboard.press.grammar import pattern, words

ELSEWHERE = "elsewhere"
UNNAMED = "unnamed"
CITY_WORDS, FAR, LOCAL = (tuple(words("places", name)) for name in ("city", "far", "local"))
WHOLE_CITY, HOME_CITY = ("全市", "全市域"), ("我市", "本市")
OPENING = 4
"""Characters into a sentence where a place is still its topic."""
SPEAKER = re.compile(r"[^，。；：“]{0,20}(?:书记|镇长|主任|干部|局长)"
                     r"[^，。；：“]{0,14}(?:说|告诉|坦言|感慨)")
ASIDE, FAR_ASIDE, EXAMPLE = (
    pattern("places", name) for name in ("aside", "far_aside", "example"))


@dataclass(frozen=True)
class Place:
    """`unit` is a unit id, the city's, ``elsewhere`` or ``unnamed``; `town` a town's code; `spoken`
    that it is only where a speaker comes from (泗水县一名书记说).
    """

    unit: str
    name: str
    town: str = ""
    start: int = 0
    end: int = 0
    spoken: bool = False


class Gazetteer:
    """Names of places, ours and others, and where a text has them."""

    def __init__(self, names: Mapping[str, Place]) -> None:
        self._names = names
        self._first: dict[str, list[int]] = {}
        for name in names:
            lengths = self._first.setdefault(name[0], [])
            if len(name) not in lengths:
                lengths.append(len(name))
        for lengths in self._first.values():
            lengths.sort(reverse=True)

    def find(self, text: str) -> list[Place]:
        """The places `text` names, the longest name at each point, in order."""
        found, at = [], 0
        while at < len(text):
            for length in self._first.get(text[at], ()):
                place = self._names.get(text[at:at + length])
                if place and _stands(place, at, at + length, text):
                    spoken = bool(SPEAKER.match(text, at + length))
                    found.append(replace(place, start=at, end=at + length, spoken=spoken))
                    at += length - 1
                    break
            at += 1
        return found


def gazetteer() -> Gazetteer:
    """From the boundary files: the city, its units and towns, every county and city elsewhere."""
    towns = pd.read_csv(maps.BOUNDARIES / "jining_towns.csv", dtype=str)
    others = pd.read_csv(maps.BOUNDARIES / "elsewhere.csv", dtype=str, keep_default_na=False)
    names: dict[str, Place] = {}
    for name, short in others[["name", "short"]].itertuples(index=False):
        names[name] = Place(ELSEWHERE, name)
        if short:
            names.setdefault(short, Place(ELSEWHERE, name))
    names |= {word: Place(ELSEWHERE, word) for word in FAR}
    names |= {word: Place(UNNAMED, word) for word in LOCAL}
    for town in towns[towns["is_town"] == "1"].to_dict("records"):
        names[town["name"]] = Place(town["unit_id"], town["name"], town["code"])
    for unit, full in maps.display()["short_zh"].items():
        county = str(unit).isdecimal() and not str(unit).endswith("71")
        for name in (full, f"济宁{full}", *([full[:-1]] if county else ())):
            names[name] = Place(str(unit), full)
    for name, (unit, full) in words("places", "zones").items():
        names[name] = Place(unit, full)
    names |= {word: Place(CITY, word) for word in CITY_WORDS}
    return Gazetteer(names)


def _stands(place: Place, start: int, end: int, text: str) -> bool:
    """Whether characters that spell a place are one here: short names of other places only where
    a clause begins, and 和县 not within 镇和县级.
    """
    if place.unit != ELSEWHERE or place.name in FAR:
        return True
    if re.match(r"\s?\d|讯|电|日报", text[end:end + 3]):
        return False
    if end - start > 2 and text[start:end] == place.name:
        return True
    initial = start == 0 or re.match(r"[，,。；;：:！？!?\n\s、在由与和“]", text[start - 1])
    return bool(initial) and text[end:end + 1] not in tuple("级直域属乡经模")


def placed(text: str, found: list[Place], layout: Layout, at: list[int]) -> list[Place]:
    """The place each position of `at` (numbers, in order) is about.

    Its clause's own, the finest; else carried from the clauses before in the sentence; else the
    topic of the sentence before in the paragraph; else the city, or what the draft is about.
    """
    home = _home(found)
    held: list[list[Place]] = [[] for _ in layout.clauses]
    for place in found:
        held[layout.index(place.start)].append(place)
    running = _running(text, layout, held, home)
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


def _home(found: list[Place]) -> Place:
    """What a number without a place is about: the city, unless the draft opens with another
    place and never names the city.
    """
    first = found[0] if found else Place(CITY, "")
    opens = first.start == 0 and first.unit not in (CITY, UNNAMED) and first.name not in FAR
    return first if opens and not any(p.name.startswith("济宁") for p in found) \
        else Place(CITY, "")


def _running(text: str, layout: Layout, held: list[list[Place]], home: Place
             ) -> list[tuple[list[Place], Place]]:
    """For each clause: its own places, resolved, and the one carried into it."""
    result: list[tuple[list[Place], Place]] = []
    thread = _Thread(home, home, home)
    before = None
    for piece, places in zip(layout.clauses, held, strict=True):
        fresh = before is None or before.sentence != piece.sentence
        if before is None or before.paragraph != piece.paragraph:
            thread = replace(thread, topic=home, named=frozenset())
        if fresh:
            thread = replace(thread, carried=thread.topic)
        clause = text[piece.start:piece.end]
        own: list[Place] = []
        carried = thread.carried
        for place in places:
            if not _aside(place, clause, piece.start):
                said = bool(own) and own[-1].unit == CITY  # 济宁全市
                own.append(place if said else thread.resolved(place))
                thread = thread.having(own[-1])
        result.append((own, carried))
        if own and not EXAMPLE.search(clause):
            opens = fresh and places[0].start - piece.start <= OPENING
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
        elif place.name in HOME_CITY:
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
    near = clause[max(at - 8, 0):at + 16]
    office = clause[at + len(place.name):].startswith(("济宁", "人民政府", "委"))
    above = place.name in FAR or place.name.endswith("省")
    return inside or office or bool(ASIDE.search(near)) \
        or (above and bool(FAR_ASIDE.search(near)))
