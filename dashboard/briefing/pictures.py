"""What a screen shows beside its figure: a chart, and the numbers drawn in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import pandas as pd

from dashboard import theme
from dashboard.briefing.numbers import Number, of_claim, of_row
from dashboard.charts import indicator as charts_of
from dashboard.charts.specs import (
    AreaMap,
    Bar,
    BarChart,
    Chart,
    Interval,
    IntervalChart,
    LineChart,
    OutlineKind,
)
from dashboard.claims import SHARE, Claim
from dashboard.edition import Edition
from dashboard.geography.base_map import base_map
from dashboard.indicators import CITY, Indicator

PEOPLE = ("名", "人")
"""Measure words of people: what is counted in them can stand side by side."""
Drawn_co = TypeVar("Drawn_co", bound=Chart, covariant=True)


@dataclass(frozen=True)
class Picture(Generic[Drawn_co]):
    """A chart, and every number it draws."""

    numbers: tuple[Number, ...]
    chart: Drawn_co


def public_outline() -> OutlineKind:
    """What a public output may draw: the map only with an approval number of its own."""
    return "map" if base_map().approval_number else "tiles"


def alike(claims: Sequence[Claim]) -> bool:
    """Whether the figures are counted in the same measure and may stand side by side."""
    return len({"people" if c.measure_unit in PEOPLE else c.measure_unit for c in claims}) == 1


def comparison(chosen: Sequence[Claim], edition: Edition) -> Picture[BarChart]:
    """Published figures side by side, each with the interval its qualifier says."""
    numbers = tuple(of_claim(claim, edition) for claim in chosen)
    bars = tuple(
        Bar(
            id=claim.claim_id,
            label=edition.t.label(claim.short),
            value=number.value,
            text=number.shown,
            colour=theme.PILLAR.get(claim.pillar, theme.MUTED),
            reach=_reach(claim),
        )
        for claim, number in zip(chosen, numbers, strict=True)
    )
    share = chosen[0].measure_unit == SHARE
    top = 1.0 if share else max(max(bar.reach, bar.value) for bar in bars)
    return Picture(numbers, BarChart(bars, top, share))


def _reach(claim: Claim) -> float:
    """The end of the interval said that is not the figure itself."""
    if claim.high == claim.value:
        return claim.low
    return claim.high if claim.high < float("inf") else claim.value


def ranking(indicator: Indicator, edition: Edition, level: str) -> Picture[BarChart]:
    """Units by their ratio, the best on top; `level` words the line of its level."""
    frame = edition.by_unit(indicator.id)
    chart = charts_of.ranking(
        frame=frame, indicator=indicator, names=edition.short, level=level, t=edition.t
    )
    top = 1.0 if chart.share else chart.top or 1.0
    return Picture(_of_units(frame, indicator, edition), replace(chart, top=top))


def places(indicator: Indicator, edition: Edition) -> Picture[AreaMap]:
    """The units coloured by their ratio."""
    frame = edition.by_unit(indicator.id)
    chart = charts_of.areas(
        frame=frame,
        indicator=indicator,
        names=edition.short,
        outline=public_outline(),
        t=edition.t,
    )
    return Picture(_of_units(frame, indicator, edition), chart)


def _of_units(frame: pd.DataFrame, indicator: Indicator, edition: Edition) -> tuple[Number, ...]:
    return tuple(of_row(indicator, str(unit), edition) for unit in frame.index)


def trend(indicator: Indicator, unit: str, edition: Edition) -> Picture[LineChart]:
    """The city over the snapshots, and `unit` where it is another."""
    values = edition.over_time(indicator.id)
    shown = [place for place in dict.fromkeys((CITY, unit)) if place in values]
    series = tuple(
        charts_of.series(
            values[place],
            indicator=indicator,
            place=place,
            name=edition.names[place],
            colour=theme.INK
            if place == CITY and len(shown) > 1
            else theme.PILLAR[indicator.pillar],
            t=edition.t,
        )
        for place in shown
    )
    held = [value for one in series for value in one.values if not pd.isna(value)]
    low, high = _axis(held, share=indicator.is_share)
    numbers = tuple(
        of_row(indicator, place, edition, day) for place in shown for day in values.index
    )
    chart = LineChart(tuple(values.index), series, indicator.is_share, low, high)
    return Picture(numbers, chart)


def _axis(values: Sequence[float], *, share: bool) -> tuple[float, float]:
    """From nought; shares from a little below the lowest."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if share:
        return max(low - 0.08, 0.0), min(high + 0.05, 1.0)
    return min(low, 0.0), high * 1.1 or 1.0


def conflict(group: Sequence[Claim], edition: Edition) -> Picture[IntervalChart]:
    """Sources that disagree, each with what its words mean."""
    numbers = tuple(of_claim(claim, edition) for claim in group)
    said = tuple(
        Interval(
            label=number.source,
            text=number.shown,
            low=claim.low,
            high=claim.high,
            colour=(theme.PILLAR.get(number.pillar, theme.INK), theme.MUTED)[place % 2],
            low_open=claim.low_open,
            high_open=claim.high_open,
        )
        for place, (claim, number) in enumerate(zip(group, numbers, strict=True))
    )
    return Picture(numbers, IntervalChart(said))
