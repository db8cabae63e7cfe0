"""Exhibits of the indicator chosen: over time, town by town, by its parts."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import charts, figures, formats, theme, wording
from dashboard.exhibits.base import Context, Exhibit
from dashboard.exhibits.common import named, nothing
from dashboard.i18n import Translator
from dashboard.indicators import CITY


def trend(context: Context) -> Exhibit:
    """The indicator chosen, over the snapshots up to this one."""
    t, indicator = context.t, context.indicator
    series = figures.over_time(context.history, indicator)
    figure = charts.trend(series=series, indicator=indicator, names=context.names,
                          selected=context.unit, marks=charts.marks_of(_total(context)), t=t)
    table = series.T.loc[[u for u in context.names if u in series]]
    table.columns = [str(day) for day in series.index]
    percent = indicator.is_share
    return Exhibit("trend", t("exhibit.trend.title", indicator=t.label(indicator.name)),
                   wording.course(series, context.unit, indicator, context.names, t), (),
                   named(table, context.names, t), figure,
                   shares=tuple(table.columns) if percent else (), total=_total(context))


def _total(context: Context) -> Mapping:
    """The total of the indicator chosen at the place chosen, whose marks its pictures carry."""
    level = "city" if context.whole or context.indicator.scope == "city" else "unit"
    place = CITY if level == "city" else context.unit
    return figures.totals(context.values, context.indicator.id, level).loc[place].to_dict()


def towns(context: Context) -> Exhibit | None:
    """The indicator chosen, town by town; none where a town has no value, or yes or no."""
    t, indicator = context.t, context.indicator
    if indicator.scope != "town" or not indicator.has_ratio:
        return None
    rows = figures.totals(context.values, indicator.id, "town")
    percent = indicator.measures["ratio"]["format"] == "percent"
    if percent and rows["denominator"].max() <= 1:  # of a town: yes or no, listed by name
        return None
    rows = rows.loc[rows.index.isin(context.towns.index)]
    rows = rows.assign(name=context.towns["name"].reindex(rows.index),
                       small=figures.small(rows, indicator))
    rows = context.here(rows)
    picture = _strip(context, rows) if context.whole else _ranked_towns(context, rows)
    held = rows[rows["value"].notna()]
    nothing = len(rows) - len(held)
    reading = t("exhibit.nothing", place=context.place) if held.empty else t(
        "exhibit.towns.reading", place=context.place, n=len(rows),
        low=formats.measure(held["value"].min(), indicator, t),
        high=formats.measure(held["value"].max(), indicator, t),
        median=formats.measure(held["value"].median(), indicator, t), nothing=nothing)
    table = rows[["unit", "name", "value", "numerator", "denominator"]].reset_index()
    table["unit"] = [context.names[unit] for unit in table["unit"]]
    table = table.rename(columns={
        "town": t("file.town"), "unit": t("file.name"), "name": t("file.town_name"),
        "value": t("file.value"), "numerator": t("file.numerator"),
        "denominator": t("file.denominator")})
    return Exhibit("towns", t("exhibit.towns.title", indicator=t.label(indicator.name)), reading,
                   (), table, picture, shares=(t("file.value"),) if percent else (),
                   note=t("exhibit.towns.note") if context.whole else "", total=_total(context),
                   selects=context.whole)


def _strip(context: Context, rows: pd.DataFrame) -> go.Figure:
    units = figures.by_unit(context.values, None, context.indicator, context.as_of)["value"]
    return charts.strip(towns=rows, units=units, indicator=context.indicator,
                        names=context.short, marks=charts.marks_of(_total(context)),
                        t=context.t)


def _ranked_towns(context: Context, rows: pd.DataFrame) -> go.Figure:
    indicator, t = context.indicator, context.t
    rows = rows.sort_values("value", ascending=indicator.direction == "lower", kind="stable")
    colours = [theme.NO_DATA if few else theme.PILLAR[context.hue] for few in rows["small"]]
    words = [formats.absence("no_data", indicator, t) if pd.isna(value)
             else formats.ratio(value, indicator, t, unit=False) for value in rows["value"]]
    return charts.bars(values=rows["value"], labels=list(rows["name"]), words=words,
                       colours=colours, marks=charts.marks_of(_total(context)), t=t)


def parts_of(context: Context, key: str, indicator: str, dimension: str,
             order: Sequence[str], sources: tuple[str, ...]) -> Exhibit:
    """One indicator's parts at the place chosen, as bars: shares where it has them."""
    t, definition = context.t, context.known[indicator]
    rows = context.values[(context.values["indicator"] == indicator)
                          & (context.values["unit"] == context.unit)
                          & context.values["town"].isna()]
    rows = rows[rows["part"].str.startswith(f"{dimension}:", na=False)]
    rows = rows.set_index(rows["part"].str.removeprefix(f"{dimension}:")).reindex(list(order))
    whole = figures.totals(context.values, indicator, "city" if context.whole else "unit")
    if whole.loc[context.unit, "status"] in formats.NO_DATA:
        return nothing(context, key, sources)
    labels = [t(f"exhibit.{key}.{part}") for part in order]
    shares = rows["denominator"].notna().any()
    values = rows["value"] if shares else rows["numerator"].fillna(0)
    words = [_part_word(row, bool(shares), t) for row in rows.to_dict("records")]
    colours = charts.small_colours(rows, context.pillar) if shares \
        else [theme.PILLAR[context.pillar]] * len(rows)
    figure = charts.bars(values=values, labels=labels, words=words, colours=colours,
                         marks=context.marks, t=t)
    total = t.join([f"{label} {word}" for label, word in zip(labels, words, strict=True)])
    table = pd.DataFrame({t("file.part"): labels, t("file.numerator"): rows["numerator"].to_list(),
                          t("file.denominator"): rows["denominator"].to_list()})
    return Exhibit(key, t(f"exhibit.{key}.title"),
                   t("exhibit.parts", place=context.place, parts=total), sources,
                   table.dropna(axis=1, how="all"), figure,
                   note=t.label(definition.definition))


def _part_word(row: Mapping, shares: bool, t: Translator) -> str:
    if not shares:
        return formats.number(0 if pd.isna(row["numerator"]) else row["numerator"])
    if pd.isna(row["value"]):
        return t("status.no_data")
    return t("exhibit.share_of", share=formats.percent(row["value"]),
             n=formats.number(row["numerator"]), of=formats.number(row["denominator"]))
