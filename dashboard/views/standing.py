"""A place among its peers, and what it has moved, in words: no rank without its interval."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from dashboard.edition import profile
from dashboard.indicators import Indicator, uncertainty
from dashboard.text import formats
from dashboard.text.i18n import Translator

Line = Mapping[Any, Any]
"""A row of `profile.lines`."""


class Step(NamedTuple):
    """A change in words, and its unit as it follows them; `tone` is ``better`` or ``worse`` where
    it is beyond chance, or nothing is known of chance, ``noise`` where it is not, empty without
    a direction.
    """

    text: str
    unit: str
    tone: str
    said: str


def place(line: Line, t: Translator) -> str:
    """The rank and out of how many; empty among very few."""
    if pd.isna(line["rank"]) or line["n"] < profile.MIN_PEERS:
        return ""
    rank, ties, n = int(line["rank"]), int(line["ties"]), int(line["n"])
    if ties == n:
        return t("county.all_same", n=n)
    return t("county.joint" if ties > 1 else "county.rank", rank=rank, n=n)


def reach(line: Line) -> str:
    """The interval of the rank; empty where there is none."""
    if pd.isna(line["best"]) or line["ties"] == line["n"]:
        return ""
    return f"{int(line['best'])}–{int(line['worst'])}"


def rank(line: Line, t: Translator) -> str:
    """The `place` with the interval of its rank, where there is one."""
    said = place(line, t)
    return within(said, line, t) if said else ""


def within(said: str, line: Line, t: Translator, how: str = "within") -> str:
    """What is `said` of a rank, with its interval; `how`: ``named`` in parentheses."""
    if not reach(line):
        return said
    return t(f"standing.{how}", said=said, best=int(line["best"]), worst=int(line["worst"]))


def interval(line: Line, indicator: Indicator, t: Translator) -> str:
    """The 95 % interval of a value, without its unit; empty where it has none."""
    found = uncertainty.of_row(line, indicator)
    return formats.reach(found, indicator, t) if found else ""


def step(line: Line, indicator: Indicator, t: Translator) -> Step:
    """Points of a share, else the difference of the measure that leads; empty without."""
    counted = indicator.lead == "count"
    now, before = ("numerator", "previous_numerator") if counted else ("value", "previous")
    moved = line[now] - line[before]
    if pd.isna(moved):
        return Step("", "", "", "")
    text = formats.gained(moved, indicator, t)
    arrow = {"+": "▲ ", "−": "▼ "}.get(text[0], "")
    tone = _tone(moved, line, indicator) if arrow else ""
    said = t("standing.changed" if line["certain"] is None else f"standing.{tone}") if tone else ""
    unit = formats.split(text)[2]
    return Step(f"{arrow}{text.removesuffix(unit)}", unit, tone, said)


def _tone(difference: float, line: Line, indicator: Indicator) -> str:
    if not indicator.compares or line["small"]:
        return ""
    if line["certain"] is False:
        return "noise"
    return "better" if (difference > 0) == (indicator.direction == "higher") else "worse"
