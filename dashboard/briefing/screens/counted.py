"""Screens counted from the snapshot: one message, one picture, one element that stands out."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.briefing import pictures
from dashboard.briefing.numbers import change, of_row, press
from dashboard.briefing.pictures import Picture
from dashboard.briefing.run_sheet import Item, RunSheet, ScreenKind
from dashboard.briefing.screen import Screen
from dashboard.briefing.screens import takeaway
from dashboard.charts.specs import Chart
from dashboard.edition import Edition
from dashboard.geography.base_map import base_map
from dashboard.indicators import CITY
from dashboard.text import formats

ENDS = 3
"""Units from either end of a ranking."""


def ranking(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """Units from the best down, the one that needs attention marked."""
    indicator = edition.definitions[item.indicator]
    said = takeaway.of_units(indicator, item.unit, edition)
    level = formats.level(indicator, edition.claims, edition.t)
    picture = pictures.ranking(indicator, edition, level, said.focus)
    return screen("ranking", item, edition, picture, said)


def extremes(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """The best and the last units, and how many stand between."""
    indicator = edition.definitions[item.indicator]
    said = takeaway.of_ends(indicator, edition)
    level = formats.level(indicator, edition.claims, edition.t)
    picture = pictures.ranking(indicator, edition, level, said.focus)
    bars = picture.chart.bars
    left_out = max(len(bars) - 2 * ENDS, 0)
    kept = (*bars[:ENDS], *bars[-ENDS:]) if left_out else bars
    held = {bar.id for bar in kept}
    numbers = tuple(n for n in picture.numbers if n.unit in held)
    chosen = Picture(numbers, replace(picture.chart, bars=kept))
    made = screen("extremes", item, edition, chosen, said)
    between = edition.t("briefing.between", n=left_out)
    return replace(made, lines=(*made.lines, ("", between))) if left_out else made


def map_(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """Units coloured, the one that needs attention ringed; what is no map says so."""
    indicator = edition.definitions[item.indicator]
    said = takeaway.of_units(indicator, item.unit, edition)
    picture = pictures.places(indicator, edition, said.focus)
    made = screen("map", item, edition, picture, said)
    tiles = picture.chart.outline == "tiles"
    credit = edition.t("briefing.tiles") if tiles else base_map().approval_number
    return replace(made, lines=(*made.lines, ("", credit)))


def trend(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """The city, or a unit beside it, over the snapshots."""
    indicator = edition.definitions[item.indicator]
    said = takeaway.over_time(indicator, item.unit, edition)
    return screen("trend", item, edition, pictures.trend(indicator, item.unit, edition), said)


def screen(
    kind: ScreenKind,
    item: Item,
    edition: Edition,
    picture: Picture[Chart],
    said: takeaway.Takeaway,
) -> Screen:
    """A screen of the snapshot: the place's own number beside the picture."""
    indicator = edition.definitions[item.indicator]
    place = item.unit if kind == "trend" and indicator.scope != "city" else CITY
    number = of_row(indicator, place, edition)
    moved = change(indicator, place, edition)
    if kind != "trend" and pictures.is_counted(indicator):  # the picture is of the ratio
        row = edition.values.row(indicator.id)
        city = formats.ratio(row["value"], indicator, edition.t)
        moved = edition.t("briefing.city_ratio", value=city)
    fills: Mapping[str, str] = {"value": number.shown, **said.fills}
    return Screen(
        kind,
        press(said.title, edition.t),
        indicator.pillar,
        (number,),
        picture,
        lines=(("", moved),) if moved else (),
        source=number.source,
        fills={name: press(words, edition.t) for name, words in fills.items()},
    )
