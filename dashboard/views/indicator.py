"""Views of the indicator chosen: over time, town by town, by its parts."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import charts, theme
from dashboard.edition import Reader
from dashboard.indicators import CITY, summaries
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views import sentences
from dashboard.views.base import Row, View
from dashboard.views.common import named, nothing


def trend(reader: Reader) -> View:
    """The indicator chosen, over the snapshots up to this one."""
    t, indicator = reader.t, reader.indicator
    series = reader.edition.over_time(indicator.id)
    figure = charts.trend(
        series=series,
        indicator=indicator,
        names=reader.edition.names,
        selected=reader.unit,
        marks=charts.marks_of(_total(reader)),
        t=t,
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
        total=_total(reader),
    )


def _total(reader: Reader) -> Row:
    """The total of the indicator chosen at the place chosen, whose marks its pictures carry."""
    place = CITY if reader.indicator.scope == "city" else reader.unit
    return reader.edition.values.row(reader.indicator.id, place)


def towns(reader: Reader) -> View | None:
    """The indicator chosen, town by town; none where a town has no value, or yes or no."""
    t, indicator = reader.t, reader.indicator
    if indicator.scope != "town" or not indicator.has_ratio:
        return None
    rows = reader.edition.values.totals(indicator.id, "town")
    percent = indicator.measures["ratio"]["format"] == "percent"
    if percent and rows["denominator"].max() <= 1:  # of a town: yes or no, listed by name
        return None
    rows = rows.loc[rows.index.isin(reader.edition.towns.index)]
    rows = rows.assign(
        name=reader.edition.towns["name"].reindex(rows.index),
        small=summaries.small(rows, indicator),
    )
    rows = reader.of_unit(rows)
    picture = _strip(reader, rows) if reader.whole else _ranked_towns(reader, rows)
    held = rows[rows["value"].notna()]
    empty = len(rows) - len(held)
    takeaway = (
        t("view.nothing", place=reader.place)
        if held.empty
        else t(
            "view.towns.reading",
            place=reader.place,
            n=len(rows),
            low=formats.measure(held["value"].min(), indicator, t),
            high=formats.measure(held["value"].max(), indicator, t),
            median=formats.measure(held["value"].median(), indicator, t),
            nothing=t("view.towns.nothing", n=empty) if empty else "",
        )
    )
    table = rows[["unit", "name", "value", "numerator", "denominator"]].reset_index()
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
        takeaway,
        (),
        table,
        picture,
        shares=(t("file.value"),) if percent else (),
        note=t("view.towns.note") if reader.whole else "",
        total=_total(reader),
        selects=reader.whole,
    )


def _strip(reader: Reader, rows: pd.DataFrame) -> go.Figure:
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
    indicator, t = reader.indicator, reader.t
    rows = rows.sort_values("value", ascending=indicator.direction == "lower", kind="stable")
    colours = [theme.NO_DATA if few else theme.PILLAR[reader.hue] for few in rows["small"]]
    words = [
        formats.absence("no_data", indicator, t)
        if pd.isna(value)
        else formats.ratio(value, indicator, t, unit=False)
        for value in rows["value"]
    ]
    return charts.bars(
        values=rows["value"],
        labels=list(rows["name"]),
        words=words,
        colours=colours,
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
