"""What a screen shows beside its figure: numbers and how they are drawn, not yet drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import theme
from dashboard.briefing.numbers import Number, of_claim, of_row
from dashboard.charts.bars import colours, text
from dashboard.claims import SHARE, Claim
from dashboard.edition import Edition
from dashboard.geography.outlines import base_map
from dashboard.indicators import CITY, Indicator
from dashboard.text import formats

PEOPLE = ("名", "人")
"""Measure words of people: what is counted in them can stand side by side."""


@dataclass(frozen=True)
class Bars:
    """Rows from top to bottom; `ends` is how far each may reach (the interval said), `top` the
    end of the axis, `lines` levels with their words.
    """

    numbers: tuple[Number, ...]
    labels: tuple[str, ...]
    words: tuple[str, ...]
    colours: tuple[str, ...]
    ends: tuple[float, ...]
    top: float
    share: bool
    lines: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True)
class Lines:
    """The city over time, and a unit where one is chosen: `series` is names, colours and the
    words of each day.
    """

    numbers: tuple[Number, ...]
    days: tuple[date, ...]
    series: tuple[tuple[str, str, tuple[float, ...], tuple[str, ...]], ...]
    share: bool


@dataclass(frozen=True)
class Places:
    """The units as tiles, or on the map where an approved one is configured."""

    numbers: tuple[Number, ...]
    kind: str
    labels: tuple[str, ...]
    words: tuple[str, ...]
    colours: tuple[str, ...]


@dataclass(frozen=True)
class Spans:
    """What several sources said of the same thing, as intervals on one axis."""

    numbers: tuple[Number, ...]
    labels: tuple[str, ...]
    spans: tuple[tuple[float, float], ...]


Picture = Bars | Lines | Places | Spans


def public_kind() -> str:
    """What a public output may draw: the map only with an approval number of its own."""
    return "map" if base_map().approval_number else "tiles"


def alike(claims: Sequence[Claim]) -> bool:
    """Whether the figures are counted in the same measure and may stand side by side."""
    return len({"people" if c.measure_unit in PEOPLE else c.measure_unit for c in claims}) == 1


def comparison(chosen: Sequence[Claim], edition: Edition) -> Bars:
    """Published figures side by side, each with the interval its qualifier says."""
    numbers = tuple(of_claim(claim, edition) for claim in chosen)
    share = chosen[0].measure_unit == SHARE
    ends = [
        c.low if c.high == c.value else c.high if c.high < float("inf") else c.value for c in chosen
    ]
    names = [edition.t.label(c.short) for c in chosen]
    return Bars(
        numbers,
        tuple(names),
        tuple(n.shown for n in numbers),
        tuple(theme.PILLAR.get(c.pillar, theme.MUTED) for c in chosen),
        tuple(ends),
        1.0 if share else max(*ends, *(c.value for c in chosen)),
        share,
    )


def ranking(indicator: Indicator, edition: Edition, level: str) -> Bars:
    """Units by their ratio, the best on top; `level` words the line of its level."""
    t = edition.t
    frame = edition.by_unit(indicator.id)
    numbers = tuple(of_row(indicator, str(unit), edition) for unit in frame.index)
    lines = [(indicator.level.value, level)] if indicator.level else []
    held = list(frame["value"].dropna())
    share = indicator.is_share
    top = 1.0 if share else max([*held, *(value for value, _ in lines), 0]) or 1.0
    return Bars(
        numbers,
        tuple(edition.short[str(unit)] for unit in frame.index),
        tuple(text(row, indicator, t) for row in frame.to_dict("records")),
        tuple(colours(frame, indicator)),
        tuple(n.value for n in numbers),
        top,
        share,
        tuple(lines),
    )


def places(indicator: Indicator, edition: Edition) -> Places:
    """The units coloured by their ratio."""
    frame = edition.by_unit(indicator.id)
    return Places(
        tuple(of_row(indicator, str(unit), edition) for unit in frame.index),
        public_kind(),
        tuple(edition.short[str(unit)] for unit in frame.index),
        tuple(text(row, indicator, edition.t) for row in frame.to_dict("records")),
        tuple(colours(frame, indicator)),
    )


def trend(indicator: Indicator, unit: str, edition: Edition) -> Lines:
    """The city over the snapshots, and `unit` where it is another."""
    series = edition.over_time(indicator.id)
    shown = [place for place in dict.fromkeys((CITY, unit)) if place in series]
    lines, numbers = [], []
    for place in shown:
        values = series[place]
        words = tuple("" if pd.isna(v) else _short(v, indicator, edition) for v in values)
        colour = theme.INK if place == CITY and len(shown) > 1 else theme.PILLAR[indicator.pillar]
        lines.append((edition.names[place], colour, tuple(values), words))
        numbers += [of_row(indicator, place, edition, day) for day in series.index]
    share = indicator.is_share
    return Lines(tuple(numbers), tuple(series.index), tuple(lines), share)


def _short(value: float, indicator: Indicator, edition: Edition) -> str:
    if indicator.has_ratio:
        return formats.ratio(value, indicator, edition.t, unit=False)
    return formats.number(value)


def spans(group: Sequence[Claim], edition: Edition) -> Spans:
    """Sources that disagree, each with what its words mean."""
    numbers = tuple(of_claim(claim, edition) for claim in group)
    return Spans(numbers, tuple(n.source for n in numbers), tuple((c.low, c.high) for c in group))
