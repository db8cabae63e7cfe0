"""Whose number it is: the city, one of its units or towns, or a place that is not ours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import pandas as pd

from dashboard.geography import outlines
from dashboard.indicators import CITY
from dashboard.press.grammar import words

ELSEWHERE = "elsewhere"
UNNAMED = "unnamed"
CITY_WORDS, FAR, LOCAL = (tuple(words("places", name)) for name in ("city", "far", "local"))
COMMON = frozenset(words("places", "common"))
SPEAKER = re.compile(
    r"[^，。；：“]{0,20}(?:书记|镇长|主任|干部|局长)"
    r"[^，。；：“]{0,14}(?:说|告诉|坦言|感慨)"
)
ZONES = frozenset(words("places", "zones"))
ACTS = re.compile(r"\s?\d|讯|电|日报|[向下新增办推全共有则和与为达、近今通出赋]")
FILED = re.compile(r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:电|讯|消息)")
SUFFIX = re.compile("(?:[县区市旗]|(?:..?族)+自治[县州旗])$")
GENERIC = re.compile("[级类个各家座所]$|省$|国家$")
"""What stands before a category (省级经济开发区), not before the name of one of our zones."""
INITIAL = re.compile(r"[，,。；;：:！？!?\n\s、在由与和“(（社报网]")


@dataclass(frozen=True)
class Place:
    """`unit` is a unit id, the city's, ``elsewhere`` or ``unnamed``; `town` a town's code; `spoken`
    that it is only where a speaker comes from (泗水县一名书记说), `dateline` that it is only where
    the report was filed (济南电); `short` that the name lacks its 县, 区 or 市.
    """

    unit: str
    name: str
    town: str = ""
    start: int = 0
    end: int = 0
    spoken: bool = False
    dateline: bool = False
    short: bool = False


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
                place = self._names.get(text[at : at + length])
                if place and _stands(place, at, at + length, text):
                    end = at + length
                    found.append(
                        replace(
                            place,
                            start=at,
                            end=end,
                            spoken=bool(SPEAKER.match(text, end)),
                            dateline=bool(FILED.match(text, end)),
                        )
                    )
                    at += length - 1
                    break
            at += 1
        return found


@cache
def gazetteer() -> Gazetteer:
    """From the boundary files: the city, its units and towns, every county and city elsewhere."""
    towns = pd.read_csv(outlines.BOUNDARIES / "jining_towns.csv", dtype=str)
    others = pd.read_csv(outlines.BOUNDARIES / "elsewhere.csv", dtype=str, keep_default_na=False)
    names: dict[str, Place] = {}
    for name, short in others[["name", "short"]].itertuples(index=False):
        names[name] = Place(ELSEWHERE, name)
        bare = short or SUFFIX.sub("", name)
        if len(bare) > 1 and bare not in COMMON:
            names.setdefault(bare, Place(ELSEWHERE, name, short=True))
    names |= {word: Place(ELSEWHERE, word) for word in FAR}
    names |= {word: Place(UNNAMED, word) for word in LOCAL}
    for town in towns[towns["is_town"] == "1"].to_dict("records"):
        names[town["name"]] = Place(town["unit_id"], town["name"], town["code"])
    for unit, full in outlines.display()["short_zh"].items():
        county = str(unit).isdecimal() and not str(unit).endswith("71")
        for name in (full, f"济宁{full}", *([full[:-1]] if county else ())):
            names[name] = Place(str(unit), full)
    for name, (unit, full) in words("places", "zones").items():
        names[name] = Place(unit, full)
    names |= {word: Place(CITY, word) for word in CITY_WORDS}
    return Gazetteer(names)


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
    initial = start == 0 or INITIAL.match(text[start - 1])
    if place.short and end - start < 3:
        return bool(initial) and bool(ACTS.match(after))
    return bool(initial) and after[:1] not in tuple("级直域属乡经模")
