"""What a screen shows beside its figure: a chart, and the numbers drawn in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

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
    Threshold,
    ThresholdChart,
)
from dashboard.claims import SHARE, Claim
from dashboard.edition import Edition, events
from dashboard.geography.base_map import base_map
from dashboard.indicators import CITY, Indicator
from dashboard.text import formats

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
    """Whether figures may share an axis: all are floors, or count the same thing in one measure."""
    if all(c.measure == "threshold" for c in claims):
        return True
    return len({(c.indicator or c.claim_id, c.measure, c.measure_unit) for c in claims}) == 1


def comparison(
    chosen: Sequence[Claim], edition: Edition
) -> Picture[BarChart] | Picture[ThresholdChart]:
    """Published figures side by side, each with the interval its qualifier says; floors as what
    they leave open.
    """
    numbers = tuple(of_claim(claim, edition) for claim in chosen)
    if chosen[0].measure == "threshold":
        return Picture(numbers, _floors(chosen, numbers, edition))
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


def _floors(chosen: Sequence[Claim], numbers: Sequence[Number], edition: Edition) -> ThresholdChart:
    rows = tuple(
        Threshold(
            edition.t.label(claim.short),
            claim.value,
            number.shown,
            theme.PILLAR.get(claim.pillar, theme.INK),
        )
        for claim, number in zip(chosen, numbers, strict=True)
    )
    return ThresholdChart(rows, edition.t("briefing.allowed"))


def _reach(claim: Claim) -> float:
    """The end of the interval said that is not the figure itself."""
    if claim.high == claim.value:
        return claim.low
    return claim.high if claim.high < float("inf") else claim.value


def ranking(
    indicator: Indicator, edition: Edition, level: str, focus: tuple[str, ...] = ()
) -> Picture[BarChart]:
    """Units by their ratio, the best on top; `level` words the line of its level; those in `focus`
    have the pillar's colour, the others stand back.
    """
    frame = edition.by_unit(indicator.id)
    chart = charts_of.ranking(
        frame=frame, indicator=indicator, names=edition.short, level=level, t=edition.t
    )
    top = 1.0 if chart.share else chart.top or 1.0
    hue, quiet = theme.PILLAR[indicator.pillar], theme.shade(indicator.pillar, 0.2)
    bars = tuple(
        bar
        if bar.colour == theme.NO_DATA
        else replace(bar, colour=hue if bar.id in focus else quiet)
        for bar in chart.bars
    )
    drawn = replace(chart, top=top, bars=bars, unit=unit_of(indicator, edition))
    return Picture(_of_units(frame, indicator, edition), drawn)


def unit_of(indicator: Indicator, edition: Edition, *, counted: bool = False) -> str:
    """The unit of an axis, in words; empty of shares, whose labels have their sign."""
    t = edition.t
    if counted:
        return t("briefing.unit", unit=t.pick(indicator.measures["count"]["measure_word"]))
    if indicator.is_share:
        return ""
    return t("briefing.unit", unit=t.pick(indicator.measures["ratio"]["unit"]))


def places(indicator: Indicator, edition: Edition, focus: tuple[str, ...] = ()) -> Picture[AreaMap]:
    """The units coloured by their ratio, those in `focus` ringed."""
    frame = edition.by_unit(indicator.id)
    chart = charts_of.areas(
        frame=frame,
        indicator=indicator,
        names=edition.short,
        outline=public_outline(),
        t=edition.t,
    )
    return Picture(_of_units(frame, indicator, edition), replace(chart, focus=focus))


def _of_units(frame: pd.DataFrame, indicator: Indicator, edition: Edition) -> tuple[Number, ...]:
    return tuple(of_row(indicator, str(unit), edition) for unit in frame.index)


def is_counted(indicator: Indicator) -> bool:
    """Whether what leads is a count."""
    return indicator.lead == "count" or not indicator.has_ratio


def quantities(indicator: Indicator, edition: Edition) -> pd.DataFrame:
    """The quantity that leads, a count or a ratio, by date (the index) and place."""
    values = edition.over_time(indicator.id)
    if not is_counted(indicator):
        return values
    held = {
        place: [_count(edition.periods[day].row(indicator.id, str(place))) for day in values.index]
        for place in values.columns
    }
    return pd.DataFrame(held, index=values.index)


def _count(row: Mapping[str, Any]) -> float:
    without = row["status"] in {*formats.NO_DATA, "partial"}
    return float("nan") if without else float(row["numerator"])


def trend(indicator: Indicator, unit: str, edition: Edition) -> Picture[LineChart]:
    """The city over the snapshots, and `unit` where it is another."""
    values, counted = quantities(indicator, edition), is_counted(indicator)
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
    if counted:
        series = tuple(
            replace(one, texts=tuple("" if pd.isna(v) else formats.number(v) for v in one.values))
            for one in series
        )
    held = [value for one in series for value in one.values if not pd.isna(value)]
    share = indicator.is_share and not counted
    low, high = _axis(held, share=share)
    numbers = tuple(
        of_row(indicator, place, edition, day) for place in shown for day in values.index
    )
    days = tuple(values.index)
    marked = events.between(edition, indicator.pillar, days[0], days[-1])
    worded = tuple((event.day, edition.t.label(event.short)) for _, event in marked)
    unit_words = unit_of(indicator, edition, counted=counted)
    chart = LineChart(days, series, share, low, high, worded, unit_words)
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
