"""Screens counted from the snapshot: the place's own number beside a picture of the units."""

from dashboard.briefing import pictures
from dashboard.briefing.numbers import change, of_row, press
from dashboard.briefing.pictures import Picture
from dashboard.briefing.run_sheet import Item, RunSheet, ScreenKind
from dashboard.briefing.screen import Screen
from dashboard.charts.specs import Chart
from dashboard.edition import Edition
from dashboard.indicators import CITY, Indicator
from dashboard.text import formats
from dashboard.views import sentences


def ranking(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """Units from the best down."""
    indicator = edition.definitions[item.indicator]
    level = formats.level(indicator, edition.claims, edition.t)
    return _counted(
        "ranking",
        item,
        edition,
        pictures.ranking(indicator, edition, level),
        _conclusion(item, edition),
    )


def map_(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """Units coloured."""
    return _counted(
        "map",
        item,
        edition,
        pictures.places(edition.definitions[item.indicator], edition),
        _conclusion(item, edition),
    )


def trend(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """The city, or a unit beside it, over the snapshots."""
    indicator = edition.definitions[item.indicator]
    series = edition.over_time(indicator.id)
    reading = sentences.course(series, item.unit, indicator, edition.names, edition.t)
    return _counted(
        "trend",
        item,
        edition,
        pictures.trend(indicator, item.unit, edition),
        _title(indicator, reading, edition),
    )


def _conclusion(item: Item, edition: Edition) -> str:
    t, indicator = edition.t, edition.definitions[item.indicator]
    frame = edition.by_unit(indicator.id)
    city = edition.values.row(indicator.id)
    reading = sentences.units_reading(frame, city, indicator, edition.short, t)
    return _title(indicator, reading, edition)


def _title(indicator: Indicator, reading: str, edition: Edition) -> str:
    said = edition.t("briefing.title", indicator=edition.t.label(indicator.name), reading=reading)
    return press(said.rstrip("。."), edition.t)


def _counted(
    kind: ScreenKind, item: Item, edition: Edition, picture: Picture[Chart], title: str
) -> Screen:
    """A screen of the snapshot: the place's own number beside the picture."""
    indicator = edition.definitions[item.indicator]
    place = item.unit if kind == "trend" and indicator.scope != "city" else CITY
    number = of_row(indicator, place, edition)
    moved = change(indicator, place, edition)
    return Screen(
        kind,
        title,
        indicator.pillar,
        (number,),
        picture,
        lines=(("", moved),) if moved else (),
        source=number.source,
    )
