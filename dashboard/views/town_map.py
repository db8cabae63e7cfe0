"""Towns on the map: of the city on all outlines, of a unit on its own."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import charts
from dashboard.edition import Edition, Reader, once
from dashboard.geography import outlines
from dashboard.geography.spread import city_points
from dashboard.indicators import CITY, Indicator
from dashboard.text import formats
from dashboard.views import sentences
from dashboard.views.base import View
from dashboard.views.town_rows import reaches_towns, town_rows


def town_map(reader: Reader) -> View:
    """The towns of the unit chosen, or all of them, coloured by the indicator chosen where towns
    have values of it.
    """
    t, indicator = reader.t, reader.indicator
    rows, valued = (
        reader.of_unit(town_rows(reader.edition, indicator.id)),
        _valued(reader.edition, indicator),
    )
    title = t.label(indicator.name) if valued else t("county.towns")
    key = "county.map_of" if valued else "county.map_reading"
    shares = (t("file.value"),) if valued and indicator.is_share else ()
    table = pd.DataFrame(
        {
            t("file.town"): rows.index,
            t("file.town_name"): rows["name"].to_list(),
            t("file.value"): rows["value"].to_list(),
        }
    )
    return View(
        "town_map",
        t("county.map_title", indicator=title),
        t(key, place=reader.place, n=len(rows), indicator=title),
        (),
        table,
        town_figure(reader),
        shares=shares,
        selects=True,
        chooses="unit" if reader.whole else "town",
        note="" if outlines.town_shapes(rows.index) else t(_note(reader)),
    )


def _note(reader: Reader) -> str:
    return "county.all_points_note" if reader.whole else "county.points_note"


def town_figure(reader: Reader) -> go.Figure:
    """The map alone; of the city a click on a town chooses its unit."""
    return city_towns(reader) if reader.whole else _drawn(reader, city=False)


def city_towns(reader: Reader) -> go.Figure:
    """All towns of the city, those of the unit chosen marked."""
    return _drawn(reader, city=True)


def _drawn(reader: Reader, *, city: bool) -> go.Figure:
    edition, t = reader.edition, reader.t
    rows = placed(edition, reader.indicator.id, CITY if city else reader.unit)
    units = [unit for unit in edition.names if unit != CITY]
    return charts.town_map(
        rows=rows,
        outline=outlines.outline("map") if city else outlines.unit_outline(reader.unit),
        shapes=outlines.town_shapes(rows.index),
        units={unit: edition.short[unit] for unit in units} if city else {reader.unit: ""},
        indicator=reader.indicator,
        selected=reader.unit if city else reader.state.town,
        credit=sentences.map_approval(t),
        marks=edition.marks,
        t=t,
    )


def _valued(edition: Edition, indicator: Indicator) -> bool:
    return reaches_towns(indicator) and not edition.values.totals(indicator.id, "town").empty


@once
def placed(edition: Edition, indicator: str, unit: str) -> pd.DataFrame:
    """The towns of a unit, or of the city, as `charts.town_map` wants them."""
    t, held, city = edition.t, edition.definitions[indicator], unit == CITY
    rows = town_rows(edition, indicator)
    rows = rows if city else rows[rows["unit"] == unit]
    points, valued = not outlines.town_shapes(rows.index), _valued(edition, held)
    at = (city_points() if city and points else outlines.town_points()).reindex(rows.index)
    near = list(at["approximate"].eq(True) & points)

    def hover(row: dict[Any, Any], approximate: bool) -> str:
        name = f"{edition.names[row['unit']]} {row['name']}" if city else row["name"]
        words = ""
        if valued:
            absent = row["status"] in formats.NO_DATA
            words = t("status.no_data") if absent else sentences.value(row, held, t)
        notes = {"approximate": approximate, "few": bool(row["small"])}
        return charts.town_hover(name, words, t, notes)

    drawn = rows.join(at).assign(
        value=rows["value"] if valued else float("nan"),
        id=rows["unit"] if city else rows.index,
        label=[f"{n}*" if a else n for n, a in zip(rows["name"], near, strict=True)],
        hover=[hover(r, a) for r, a in zip(rows.to_dict("records"), near, strict=True)],
    )
    return drawn.dropna(subset=["lon", "lat"])
