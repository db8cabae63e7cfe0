"""The first view of every pillar page: its indicators by mechanism, unit by unit."""

from collections.abc import Mapping

import pandas as pd

from dashboard import charts, figures, formats, mechanisms, theme
from dashboard.charts.grid import Cell
from dashboard.exhibits.base import Context, Exhibit
from dashboard.i18n import Translator
from dashboard.indicators import CITY, Indicator

BAND_MARKS = {"met": "●", "near": "◐", "missed": "○", "none": ""}


def matrix(context: Context) -> Exhibit:
    """Every indicator of the pillar at the city and each unit: value, band, link."""
    t = context.t
    parts = mechanisms.sections(context.pillar)
    columns = [(part, i) for part in parts for i in part.indicators(context.known)]
    held = {i.id: _rows(context, i) for _, i in columns}
    cells = {i.id: _column(context, part.id, i, held[i.id]) for part, i in columns}
    places = list(context.names)
    html = charts.grid.matrix(
        groups=[(t.label(part.name), len(part.indicators(context.known)),
                 context.link(section=part.id, indicator=part.indicators(context.known)[0].id))
                for part in parts if part.indicators(context.known)],
        heads=[(t.label(i.name), _unit_word(i, context),
                context.link(section=part.id, indicator=i.id)) for part, i in columns],
        rows=[(context.names[place] if place == CITY else context.short[place],
               context.link(unit=place), place == context.unit and not context.whole,
               [cells[i.id][place] for _, i in columns]) for place in places],
        corner=t("file.name"))
    table = pd.DataFrame({
        f"{i.id} {t.label(i.name)}":
        held[i.id]["value" if i.has_ratio else "numerator"].reindex(places) for _, i in columns})
    table.insert(0, t("file.name"), [context.names[place] for place in places])
    shares = tuple(f"{i.id} {t.label(i.name)}" for _, i in columns
                   if i.is_share)
    return Exhibit("matrix", t(f"exhibit.matrix.{context.pillar}"), _reading(t, held),
                   (), table.reset_index(names=t("file.unit")), html=html, shares=shares,
                   note=t("exhibit.matrix.note"))


def _unit_word(indicator: Indicator, context: Context) -> str:
    """The unit of measure below a heading; none for a share."""
    if not indicator.has_ratio:
        return indicator.measures["count"]["measure_word"][context.t.lang]
    return indicator.measures["ratio"].get("unit", {}).get(context.t.lang, "")


def _rows(context: Context, indicator: Indicator) -> pd.DataFrame:
    """City and units of one indicator, as of `figures.by_unit`."""
    city = figures.city_row(context.values, None, indicator, context.as_of)
    if indicator.scope == "city":
        return city
    return pd.concat([city, figures.by_unit(context.values, None, indicator, context.as_of)])


def _column(
    context: Context, section: str, indicator: Indicator, rows: pd.DataFrame
) -> dict[str, Cell]:
    """The cells of one indicator, by place."""
    t = context.t
    units = rows.loc[rows.index != CITY]
    shaded = indicator.scope != "city" and indicator.mapped and indicator.has_ratio
    colours = dict(zip(units.index, charts.colours(units, indicator), strict=True)) \
        if shaded else {}
    cells = {}
    for place in context.names:
        if place not in rows.index:
            cells[place] = Cell(t("exhibit.matrix.not_applicable"), muted=True)
            continue
        row = rows.loc[place].to_dict()
        absent = row["status"] in formats.NO_DATA
        said = [t(f"band.{row['band']}")] if row["band"] != "none" else []
        aside = [t("provenance.aggregated.name")] if row["aggregated"] else []
        aside += [t("status.partial")] if row["status"] == "partial" else []
        cells[place] = Cell(
            formats.absence(row["status"], indicator, t) if absent else
            formats.ratio(row["value"], indicator, t, unit=False) if indicator.has_ratio
            else formats.number(row["numerator"]),
            colours.get(place, theme.PAPER), BAND_MARKS[row["band"]] + "※" * bool(aside),
            t.join(said + aside),
            context.link(section=section, indicator=indicator.id, unit=place),
            muted=bool(absent or row["small"]))
    return cells


def _reading(t: Translator, rows: Mapping[str, pd.DataFrame]) -> str:
    """How many values of units are near or below a level, or missing."""
    held = pd.concat([frame[frame.index != CITY] for frame in rows.values()])
    counts = {"near": int((held["band"] == "near").sum()),
              "missed": int((held["band"] == "missed").sum()),
              "nothing": int(held["status"].isin(formats.NO_DATA).sum())}
    return t("exhibit.matrix.reading", indicators=len(rows), units=held.index.nunique(),
             **counts)
