"""Views of the indicator chosen: over time, town by town, by its parts."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import charts, theme
from dashboard.edition import Reader, events
from dashboard.indicators import CITY
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views import sentences
from dashboard.views.base import Row, View
from dashboard.views.common import named, nothing
from dashboard.views.town_reading import towns_reading
from dashboard.views.town_rows import counted_whole, reaches_towns, town_rows, yes_or_no


def trend(reader: Reader) -> View:
    """The indicator chosen, over the snapshots up to this one."""
    t, indicator = reader.t, reader.indicator
    series = reader.edition.over_time(indicator.id)
    marked = events.between(reader.edition, indicator.pillar, series.index[0], series.index[-1])
    figure = charts.trend(
        series=series,
        indicator=indicator,
        names=reader.edition.names,
        selected=reader.unit,
        marks=charts.marks_of(_total(reader)),
        t=t,
        events=[(event.day, sign) for sign, event in marked],
    )
    table = series.T.loc[[u for u in reader.edition.names if u in series]]
    table.columns = [str(day) for day in series.index]
    percent = indicator.is_share
    return View(
        "trend",
        t("view.trend.title", indicator=t.label(indicator.name)),
        sentences.course(series, reader.unit, indicator, reader.edition.names, t),
        (),
        named(table, reader.edition.names, t),
        figure,
        shares=tuple(table.columns) if percent else (),
        note=" · ".join(filter(None, (events.explained(reader.edition, marked), _years(reader)))),
        total=_total(reader),
    )


def _years(reader: Reader) -> str:
    """Which assessment year each period looks at; empty where it looks at days."""
    id_ = reader.indicator.id
    if reader.indicator.window != "assessment_year":
        return ""
    held = {str(day): values.row(id_)["window"] for day, values in reader.edition.history.items()}
    parts = [reader.t("window.of_day", date=day, year=year) for day, year in held.items() if year]
    return reader.t.join(parts)


def _total(reader: Reader) -> Row:
    """The total of the indicator chosen at the place chosen, whose marks its pictures carry."""
    place = CITY if reader.indicator.scope == "city" else reader.unit
    return reader.edition.values.row(reader.indicator.id, place)


def towns(reader: Reader) -> View | None:
    """The indicator chosen, town by town; none where a town has no value, or yes or no."""
    t, indicator = reader.t, reader.indicator
    if not reaches_towns(indicator):
        return None
    rows = town_rows(reader.edition, indicator.id)
    if yes_or_no(rows, indicator):
        return None
    rows = reader.of_unit(rows)
    picture = town_strip(reader) if reader.whole else _ranked_towns(reader, rows)
    table = rows[["unit", "name", "value", "numerator", "denominator"]].reset_index(names="town")
    table["unit"] = [reader.edition.names[unit] for unit in table["unit"]]
    table = table.rename(
        columns={
            "town": t("file.town"),
            "unit": t("file.name"),
            "name": t("file.town_name"),
            "value": t("file.value"),
            "numerator": t("file.numerator"),
            "denominator": t("file.denominator"),
        }
    )
    return View(
        "towns",
        t("view.towns.title", indicator=t.label(indicator.name)),
        towns_reading(reader.edition, indicator.id, reader.unit),
        (),
        table,
        picture,
        shares=(t("file.value"),) if indicator.is_share else (),
        note=t("view.towns.note" if reader.whole else "view.towns.bars_note"),
        total=_total(reader),
        window=reader.edition.window(indicator.id),
        selects=reader.whole or not reader.pillar,
        chooses="unit" if reader.whole else "town",
    )


def town_strip(reader: Reader) -> go.Figure:
    """All towns of the city, unit by unit."""
    rows = town_rows(reader.edition, reader.indicator.id)
    units = reader.edition.by_unit(reader.indicator.id)["value"]
    return charts.strip(
        towns=rows,
        units=units,
        indicator=reader.indicator,
        names=reader.edition.short,
        marks=charts.marks_of(_total(reader)),
        t=reader.t,
    )


def _ranked_towns(reader: Reader, rows: pd.DataFrame) -> go.Figure:
    edition, indicator, t = reader.edition, reader.indicator, reader.t
    value = edition.values.row
    return charts.town_bars(
        rows=rows.sort_values("value", ascending=indicator.direction == "lower", kind="stable"),
        whole=counted_whole(rows, indicator),
        indicator=indicator,
        against=[
            (edition.short[reader.unit], value(indicator.id, reader.unit)),
            (t("chart.city_mean"), value(indicator.id)),
        ],
        selected=reader.state.town,
        marks=charts.marks_of(_total(reader)),
        t=t,
    )


def parts_of(
    reader: Reader,
    key: str,
    indicator: str,
    dimension: str,
    order: Sequence[str],
    sources: tuple[str, ...],
) -> View:
    """One indicator's parts at the place chosen, as bars: shares where it has them."""
    t, definition = reader.t, reader.edition.definitions[indicator]
    rows = reader.edition.values.parts(indicator, reader.unit, dimension).reindex(list(order))
    if reader.edition.values.row(indicator, reader.unit)["status"] in formats.NO_DATA:
        return nothing(reader, key, sources)
    labels = [t(f"view.{key}.{part}") for part in order]
    shares = rows["denominator"].notna().any()
    values = rows["value"] if shares else rows["numerator"].fillna(0)
    words = [_part_word(row, bool(shares), t) for row in rows.to_dict("records")]
    colours = (
        charts.small_colours(rows, reader.pillar)
        if shares
        else [theme.PILLAR[reader.pillar]] * len(rows)
    )
    figure = charts.bars(
        values=values, labels=labels, words=words, colours=colours, marks=reader.edition.marks, t=t
    )
    total = t.join([f"{label} {word}" for label, word in zip(labels, words, strict=True)])
    table = pd.DataFrame(
        {
            t("file.part"): labels,
            t("file.numerator"): rows["numerator"].to_list(),
            t("file.denominator"): rows["denominator"].to_list(),
        }
    )
    return View(
        key,
        t(f"view.{key}.title"),
        t("view.parts", place=reader.place, parts=total),
        sources,
        table.dropna(axis=1, how="all"),
        figure,
        note=t.label(definition.definition),
        window=reader.edition.window(indicator),
    )


def _part_word(row: Row, shares: bool, t: Translator) -> str:
    if not shares:
        return formats.number(0 if pd.isna(row["numerator"]) else row["numerator"])
    if pd.isna(row["value"]):
        return t("status.no_data")
    return t(
        "view.share_of",
        share=formats.percent(row["value"]),
        n=formats.number(row["numerator"]),
        of=formats.number(row["denominator"]),
    )
