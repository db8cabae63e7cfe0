"""The places a text names: the city, its units and towns, and places that are not ours."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dashboard.geography.names import BOUNDARIES, display
from dashboard.indicators import CITY
from dashboard.press.vocabulary.grammar import alternatives, grammar

ELSEWHERE, UNNAMED = "elsewhere", "unnamed"
FAR: list[str] = grammar("places", "far")
COMMON: list[str] = grammar("places", "common")
ZONES: dict[str, tuple[str, str]] = grammar("places", "zones")
SPEAKER = re.compile(
    r"[^，。；：“]{0,20}(?:书记|镇长|主任|干部|局长)[^，。；：“]{0,14}(?:说|告诉|坦言|感慨)"
)
ACTS = re.compile(
    r"\s?\d|[：:｜|—·】]|讯|电|日报|镇街|乡镇|执法|编制|改革(?!开放)|深化|推[行进动]|扎实|持续|探索|考察|学习|调研|赴|[向下新增办推全共有则和与为达、近今通出赋]"
)
FILED = re.compile(r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:电|讯|消息)")
SUFFIX = re.compile("(?:[县区市旗]|(?:..?族)+自治[县州旗])$")
GENERIC = re.compile("[级类个各家座所]$|省$|国家$")
"""What stands before a category (省级经济开发区), not before the name of one of our zones."""
PROVINCE_BEFORE = re.compile(f"(?:{alternatives('places', 'provinces')})省?$")
INITIAL = re.compile(r"[，,。；;：:！？!?\n\s、在由与和“(（【社报网]")


@dataclass(frozen=True)
class Place:
    """`unit` is a unit id, the city's, ``elsewhere`` or ``unnamed``; `town` a town's code; `spoken`
    that it is only where a speaker comes from (泗水县一名书记说), `dateline` that it is only where
    the report was filed (济南电); `short` that the name lacks its 县, 区 or 市; `above` that the
    city is only meant as the level above (市里).
    """

    unit: str
    name: str
    town: str = ""
    start: int = 0
    end: int = 0
    spoken: bool = False
    dateline: bool = False
    short: bool = False
    above: bool = False


CITYWIDE = Place(CITY, "")


def named_places(text: str) -> list[Place]:
    """The places `text` names, the longest name at each point, in order."""
    first = _named(text, frozenset())
    full = frozenset(p.name for p in first if p.unit == ELSEWHERE and not p.short)
    return _named(text, full) if full else first


def _named(text: str, full: frozenset[str]) -> list[Place]:
    """As `named_places`; short names of places that are named in `full` too stand anywhere."""
    names, lengths = _gazetteer()
    places: list[Place] = []
    at = 0
    while at < len(text):
        for length in lengths.get(text[at], ()):
            place, end = names.get(text[at : at + length]), at + length
            known = place is not None and place.short and place.name in full
            if place and (known or _stands(place, at, end, text)):
                spoken, dateline = bool(SPEAKER.match(text, end)), bool(FILED.match(text, end))
                places.append(replace(place, start=at, end=end, spoken=spoken, dateline=dateline))
                at = end - 1
                break
        at += 1
    return places


@cache
def _gazetteer() -> tuple[Mapping[str, Place], Mapping[str, list[int]]]:
    """Places by name, and by its first character the lengths of names, longest first."""
    names = dict(_names())
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name[0], set()).add(len(name))
    return names, {first: sorted(given, reverse=True) for first, given in lengths.items()}


def _names() -> Iterator[tuple[str, Place]]:
    """Of two places of one name the later holds."""
    others = _rows("elsewhere.csv")
    for row in reversed(others):
        bare = row["short"] or SUFFIX.sub("", row["name"])
        if len(bare) > 1 and bare not in COMMON:
            yield bare, Place(ELSEWHERE, row["name"], short=True)
    for row in others:
        yield row["name"], Place(ELSEWHERE, row["name"])
    yield from ((word, Place(ELSEWHERE, word)) for word in FAR)
    yield from ((word, Place(UNNAMED, word)) for word in grammar("places", "local"))
    for town in _rows("jining_towns.csv"):
        if town["is_town"] == "1":
            yield town["name"], Place(town["unit_id"], town["name"], town["code"])
    for unit, full in display()["short_zh"].items():
        county = str(unit).isdecimal() and not str(unit).endswith("71")
        for name in (full, f"济宁{full}", *([full[:-1]] if county else ())):
            yield name, Place(str(unit), full)
    yield from ((name, Place(unit, full)) for name, (unit, full) in ZONES.items())
    yield from ((word, Place(CITY, word, above=True)) for word in grammar("places", "above"))
    yield from ((word, Place(CITY, word)) for word in grammar("places", "city"))


def _rows(name: str) -> list[dict[str, Any]]:
    with (BOUNDARIES / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _elsewhere(text: str) -> bool:
    """Whether `text` begins with the name of another place (威海荣成)."""
    names, lengths = _gazetteer()
    found = (names.get(text[:length]) for length in lengths.get(text[:1], ()))
    return any(place and place.unit == ELSEWHERE for place in found)


def _stands(place: Place, start: int, end: int, text: str) -> bool:
    """Whether characters that spell a place are one here: short names of other places only where
    a clause begins, or before figures or 讯 and the like; 和县 not within 镇和县级; 经济开发区 not
    where it is a category.
    """
    before, after = text[max(start - 2, 0) : start], text[end : end + 10]
    if place.unit not in (CITY, ELSEWHERE, UNNAMED) and text[start:end] in ZONES:
        return not GENERIC.search(before)
    if place.unit != ELSEWHERE or place.name in FAR:
        return True
    if end - start > 2 and text[start:end] == place.name:
        return True
    initial = (
        start == 0
        or INITIAL.match(text[start - 1])
        or PROVINCE_BEFORE.search(text[max(start - 4, 0) : start])
    )
    if place.short and end - start < 3:
        return bool(initial) and (bool(ACTS.match(after)) or _elsewhere(after))
    return bool(initial) and after[:1] not in tuple("级直域属乡经模")
