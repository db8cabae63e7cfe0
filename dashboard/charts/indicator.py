"""An indicator's charts as specifications: its units ranked and mapped, its course over time."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.charts import legend
from dashboard.charts.base import records
from dashboard.charts.specs import (
    Area,
    AreaMap,
    Bar,
    BarChart,
    ColourScale,
    OutlineKind,
    ReferenceLine,
    Series,
)
from dashboard.indicators import Indicator, summaries, uncertainty
from dashboard.text import formats
from dashboard.text.i18n import Translator

Row = Mapping[str, Any]
"""A row of `summaries.by_unit`."""


def ranking(
    *,
    frame: pd.DataFrame,
    indicator: Indicator,
    names: Mapping[str, str],
    level: str,
    t: Translator,
    city: Row | None = None,
) -> BarChart:
    """Units by their ratio, in the order of `frame`, against the level (its words are `level`)
    and, where it is given, the city; the axis ends at the largest of all.
    """
    lines = [] if city is None else _city_line(indicator, city, t)
    if indicator.level:
        lines.append(ReferenceLine(indicator.level.value, level))
    bars = tuple(
        Bar(
            id=unit,
            label=names[unit],
            value=row["value"],
            text=value_text(row, indicator, t),
            colour=colour,
            previous=row["previous"],
            **_ends(row, indicator),
            note=_note(row, indicator, t),
            hover=_hover(names[unit], row, indicator, t),
        )
        for unit, row, colour in _rows(frame, indicator)
    )
    held = [*(bar.value for bar in bars), *(bar.previous for bar in bars)]
    held += [*(bar.high for bar in bars), *(one.value for one in lines)]
    top = max([0, *(value for value in held if not pd.isna(value))])
    return BarChart(bars, top, indicator.is_share, tuple(lines))


def areas(
    *,
    frame: pd.DataFrame,
    indicator: Indicator,
    names: Mapping[str, str],
    outline: OutlineKind,
    t: Translator,
    over: pd.DataFrame | None = None,
) -> AreaMap:
    """Units coloured by their ratio, in the order of `frame`; on the scale of `over` where
    several maps are held against each other.
    """
    return AreaMap(
        outline,
        tuple(
            Area(
                id=unit,
                label=names[unit],
                value=row["value"],
                text=value_text(row, indicator, t),
                colour=colour,
                grey=bool(pd.isna(row["value"]) or row["small"]),
                hover=_hover(names[unit], row, indicator, t),
            )
            for unit, row, colour in _rows(frame, indicator, over)
        ),
        _scale(frame if over is None else over, indicator),
        legend.ends(indicator.pillar, indicator.direction, t),
    )


def _ends(row: Row, indicator: Indicator) -> dict[str, float]:
    """The ends of the value's interval, as a bar takes them."""
    found = uncertainty.of_row(row, indicator)
    return {"low": found.low, "high": found.high} if found else {}


def _rows(
    frame: pd.DataFrame, indicator: Indicator, over: pd.DataFrame | None = None
) -> Iterator[tuple[str, Row, str]]:
    """Each unit with its row and its colour."""
    rows = records(frame)
    return zip(map(str, frame.index), rows, colours(frame, indicator, over), strict=True)


def series(
    values: pd.Series,
    *,
    indicator: Indicator,
    place: str,
    name: str,
    colour: str,
    t: Translator,
    front: bool = True,
) -> Series:
    """One place's values by date (the index), without their unit where they are written."""
    held = [(day, None if pd.isna(value) else value) for day, value in values.items()]
    return Series(
        id=place,
        name=name,
        colour=colour,
        values=tuple(values),
        texts=tuple("" if v is None else _short(v, indicator, t) for _, v in held),
        front=front,
        hover=tuple(
            f"<b>{name}</b><br>{day}<br>{'' if v is None else formats.measure(v, indicator, t)}"
            for day, v in held
        ),
    )


def value_text(row: Row, indicator: Indicator, t: Translator) -> str:
    """The ratio without its unit, or the word for why there is none."""
    if row["status"] in formats.NO_DATA:
        return formats.absence(formats.status(row), indicator, t)
    return formats.ratio(row["value"], indicator, t, unit=False)


def colours(
    frame: pd.DataFrame, indicator: Indicator, over: pd.DataFrame | None = None
) -> list[str]:
    """One colour per row of `frame`: grey without a value, or one of too few to compare; `over`
    as of `areas`.
    """
    scale = _scale(frame if over is None else over, indicator)
    return [
        theme.NO_DATA if pd.isna(value) or small else scale.colour(value)
        for value, small in zip(frame["value"], frame["small"], strict=True)
    ]


def _scale(frame: pd.DataFrame, indicator: Indicator) -> ColourScale:
    low, high = summaries.colour_span(frame.loc[~frame["small"], "value"], indicator.goalposts)
    return ColourScale(low, high, *theme.ends(indicator.pillar, indicator.direction))


def _city_line(indicator: Indicator, city: Row, t: Translator) -> list[ReferenceLine]:
    if pd.isna(city["value"]):
        return []
    words = f"{t('chart.city')} {formats.ratio(city['value'], indicator, t, unit=False)}"
    return [ReferenceLine(city["value"], words, theme.MUTED, "dot")]


def _note(row: Row, indicator: Indicator, t: Translator) -> str:
    """What stands at the end of a bar: the count where it leads, a word where it is below what
    the line says.
    """
    if indicator.lead == "count" and row["status"] not in formats.NO_DATA:
        return formats.count(row["numerator"], indicator, t)
    if indicator.level is None or row["band"] not in ("near", "missed"):
        return ""
    return t(f"band.{indicator.level.kind}.short")


def _hover(name: str, row: Row, indicator: Indicator, t: Translator) -> str:
    """What the pointer shows of one unit: ratio, numerator and denominator."""
    if row["status"] in formats.NO_DATA:
        return f"{name}<br>{formats.absence(formats.status(row), indicator, t)}"
    value = formats.ratio(row["value"], indicator, t)
    parts = f"{formats.number(row['numerator'])} / {formats.number(row['denominator'])}"
    sent = f"<br>{t('provenance.aggregated.mark')}" if row["aggregated"] else ""
    found = uncertainty.of_row(row, indicator)
    reach = f"<br>{t('chart.interval', reach=formats.reach(found, indicator, t))}" if found else ""
    return f"<b>{name}</b><br>{value}<br>{parts}{reach}{sent}"


def _short(value: float, indicator: Indicator, t: Translator) -> str:
    if indicator.has_ratio:
        return formats.ratio(value, indicator, t, unit=False)
    return formats.number(value)
