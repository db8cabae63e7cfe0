"""Screens that hold units against each other: their change, their courses, what is chance."""

from dataclasses import replace

import pandas as pd

from dashboard import theme
from dashboard.briefing.numbers import of_row
from dashboard.briefing.pictures import Picture, unit_of
from dashboard.briefing.run_sheet import Item, RunSheet, RunSheetError
from dashboard.briefing.screen import Screen
from dashboard.briefing.screens import takeaway
from dashboard.briefing.screens.counted import screen
from dashboard.charts.base import records
from dashboard.charts.screen_specs import Course, CoursesChart, Step, StepChart
from dashboard.edition import Edition, control
from dashboard.indicators import CITY, Indicator
from dashboard.text import formats
from dashboard.views import funnel as funnels


def change(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """Every unit on the first day there is a value for, and now; the one that moved most marked."""
    t, indicator = edition.t, edition.definitions[item.indicator]
    over = edition.over_time(indicator.id)
    days = [day for day in over[CITY].dropna().index if day < edition.as_of]
    if not days:
        raise RunSheetError("no_before", given=item.indicator)
    frame = edition.by_unit(indicator.id, days[0])
    said = takeaway.of_change(indicator, days[0], edition)
    rows = tuple(
        Step(
            edition.short[str(unit)],
            row["previous"],
            row["value"],
            "–" if pd.isna(row["value"]) else formats.ratio(row["value"], indicator, t, unit=False),
            str(unit) in said.focus,
        )
        for unit, row in zip(frame.index, records(frame), strict=True)
    )
    ends = (formats.day(days[0], t), formats.day(edition.as_of, t))
    chart = StepChart(rows, ends, theme.PILLAR[indicator.pillar], unit_of(indicator, edition))
    numbers = tuple(
        of_row(indicator, str(unit), edition, day)
        for unit in frame.index
        for day in (days[0], edition.as_of)
    )
    return screen("change", item, edition, Picture(numbers, chart), said)


def multiples(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """The course of every unit on one scale, the city's behind each."""
    indicator = edition.definitions[item.indicator]
    over, said = edition.over_time(indicator.id), takeaway.of_units(indicator, item.unit, edition)
    units = [str(unit) for unit in edition.by_unit(indicator.id).index]
    held = [v for place in (CITY, *units) for v in over[place] if not pd.isna(v)]
    if not held:
        raise RunSheetError("no_before", given=item.indicator)
    courses = tuple(_course(over[unit], unit, indicator, said, edition) for unit in units)
    chart = CoursesChart(
        tuple(over.index),
        courses,
        tuple(over[CITY]),
        theme.PILLAR[indicator.pillar],
        min(held),
        max(held),
    )
    numbers = tuple(of_row(indicator, unit, edition, day) for unit in units for day in over.index)
    made = screen("multiples", item, edition, Picture(numbers, chart), said)
    grey = edition.t("briefing.city_behind")
    return replace(made, numbers=(), lines=(("", grey),))


def _course(
    values: "pd.Series[float]",
    unit: str,
    indicator: Indicator,
    said: takeaway.Takeaway,
    edition: Edition,
) -> Course:
    held = values.dropna()
    words = (
        [formats.ratio(v, indicator, edition.t, unit=False) for v in held.iloc[[0, -1]]]
        if len(held)
        else ["", ""]
    )
    return Course(edition.short[unit], tuple(values), words[0], words[1], unit in said.focus)


def funnel(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """Units between the limits chance sets; those outside are named."""
    t, indicator = edition.t, edition.definitions[item.indicator]
    chart = funnels.chart(edition, indicator.id)
    if chart is None:
        raise RunSheetError("unfit", given=item.indicator)
    beyond = control.outside(edition, indicator.id)
    said = takeaway.Takeaway(
        t(
            f"briefing.takeaway.{'outside' if beyond else 'inside'}",
            indicator=t.label(indicator.name),
            names=t.join([edition.short[unit] for unit in beyond]),
        )
    )
    units = edition.by_unit(indicator.id).index
    numbers = tuple(of_row(indicator, str(unit), edition) for unit in units)
    return screen("funnel", item, edition, Picture(numbers, chart), said)
