"""Exhibits that many mechanisms share: compositions, crossed counts, lists, trends, towns."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from dashboard import charts, figures, formats, theme
from dashboard.exhibits.base import UNNAMED, Context, Exhibit
from dashboard.i18n import Translator
from dashboard.indicators import CITY

NAMED = 3


def by_place(rows: pd.DataFrame, context: Context, parts: Sequence[str]) -> pd.DataFrame:
    """Counts by unit (or by town of the unit chosen) and part; NaN where nothing is recorded.

    `rows`: unit, town, part, n. Records that name no town have a row of their own.
    """
    held = context.here(rows)
    place = held["unit"] if context.whole else held["town"].fillna(UNNAMED)
    table = held.assign(place=place.astype("str")).pivot_table(
        index="place", columns="part", values="n", aggfunc="sum")
    names = context.place_names()
    if UNNAMED in names and UNNAMED not in table.index:
        del names[UNNAMED]
    table = table.reindex(index=list(names), columns=list(parts)).astype(float)
    return table.fillna(0).where(table.notna().any(axis=1), float("nan"))


def composition(
    context: Context, key: str, rows: pd.DataFrame, tones: Mapping[str, str],
    sources: tuple[str, ...], note: str = "",
) -> Exhibit:
    """What a total is made of, place by place; `tones` names the parts in order.

    `rows`: unit, town, part, n.
    """
    t = context.t
    table, names = by_place(rows, context, list(tones)), context.place_names()
    parts = {part: (t(f"exhibit.{key}.{part}"), theme.tone(context.pillar, tone))
             for part, tone in tones.items()}
    figure = charts.stack(rows=table, names=names, parts=parts, marks=context.marks,
                          selected=context.unit, t=t)
    sums = table.sum()
    reading = makeup(t, context.place, {parts[p][0]: n for p, n in sums.items()},
                     t(f"exhibit.{key}.measure"))
    shown = table.rename(columns={part: label for part, (label, _) in parts.items()})
    shown[t("exhibit.total")] = table.sum(axis=1, min_count=1)
    return Exhibit(key, t(f"exhibit.{key}.title"), reading, sources, named(shown, names, t),
                   figure, legend=tuple(parts.values()), note=note, selects=context.whole)


def makeup(t: Translator, place: str, counts: Mapping[str, float], measure: str) -> str:
    """One sentence: a total and its parts with their shares; parts of none are left out."""
    total = sum(counts.values())
    if not total:
        return t("exhibit.nothing", place=place)
    parts = [t("exhibit.part", label=label, n=formats.number(n),
               share=formats.percent(n / total)) for label, n in counts.items() if n]
    return t("exhibit.composition", place=place, total=formats.number(total), measure=measure,
             parts=t.join(parts))


def named(table: pd.DataFrame, names: Mapping[str, str], t: Translator) -> pd.DataFrame:
    """The table with code and name of its places in front; whole numbers as such."""
    whole = {c: "Int64" for c in table if (table[c].dropna() % 1 == 0).all()}
    out = table.astype(whole)
    out.insert(0, t("file.name"), [names[place] for place in table.index])
    out.insert(0, t("file.unit"), list(table.index))
    return out.reset_index(drop=True)


def crossed(
    context: Context, key: str, rows: pd.DataFrame, row: tuple[str, Sequence],
    column: tuple[str, Sequence], sources: tuple[str, ...], reading: str, *,
    names: tuple[Mapping, Mapping] | None = None, notes: pd.DataFrame | None = None,
    alert: Sequence[tuple] = (), note: str = "",
) -> Exhibit:
    """Counts of two things crossed, of the place chosen. `row` and `column`: the column of
    `rows` and its values in order; `names` their words, else from the texts of the exhibit.
    """
    t = context.t
    counts = context.here(rows).pivot_table(
        index=row[0], columns=column[0], values="n", aggfunc="sum").reindex(
        index=list(row[1]), columns=list(column[1])).fillna(0)
    across = names or tuple({value: t(f"exhibit.{key}.{value}") for value in values}
                            for values in (row[1], column[1]))
    corner = t(f"exhibit.{key}.corner")
    html = charts.grid.crosstab(
        counts=counts, row_names=across[0], column_names=across[1], corner=corner,
        pillar=context.pillar, t=t, notes=notes, alert=alert)
    table = counts.astype("Int64").rename(columns=across[1])
    table.insert(0, corner, [across[0][value] for value in counts.index])
    return Exhibit(key, t(f"exhibit.{key}.title"), reading, sources,
                   table.reset_index(drop=True), html=html, note=note)


def steps_of(
    context: Context, key: str, steps: dict[str, float], tones: tuple[str, ...],
    sources: tuple[str, ...], note: str = "",
) -> Exhibit:
    """Counts of one thing step by step, as bars in order."""
    t = context.t
    labels = [t(f"exhibit.{key}.{step}") for step in steps]
    words = [formats.number(n) for n in steps.values()]
    figure = charts.bars(values=pd.Series(list(steps.values()), dtype=float), labels=labels,
                         words=words, marks=context.marks, t=t,
                         colours=[theme.tone(context.pillar, tone) for tone in tones])
    said = t.join([f"{label} {word}" for label, word in zip(labels, words, strict=True)])
    reading = t("exhibit.parts", place=context.place, parts=said) if sum(steps.values()) \
        else t("exhibit.nothing", place=context.place)
    table = pd.DataFrame({t("file.part"): labels,
                          t("file.numerator"): [int(n) for n in steps.values()]})
    return Exhibit(key, t(f"exhibit.{key}.title"), reading, sources, table, figure,
                   note=note or t(f"exhibit.{key}.note"))


def listed(
    context: Context, key: str, table: pd.DataFrame, sources: tuple[str, ...], reading: str,
    note: str = "", *, shares: tuple[str, ...] = (),
) -> Exhibit:
    """Named rows; only the sentence when there are none. `table` has its headings in words."""
    t = context.t
    html = charts.grid.listing(table, cell_words(t)) if len(table) else ""
    if shares and len(table):
        worded = table.assign(**{c: [formats.percent(v) for v in table[c]] for c in shares})
        html = charts.grid.listing(worded, cell_words(t))
    return Exhibit(key, t(f"exhibit.{key}.title"), reading, sources, table, html=html,
                   note=note, shares=shares)


def cell_words(t: Translator):  # noqa: ANN201
    """How a cell of a table is put into words."""
    def word(value: object) -> str:
        if value is None or pd.isna(value):
            return "–"
        if isinstance(value, bool):
            return t("exhibit.yes") if value else t("exhibit.no")
        if isinstance(value, pd.Timestamp | date):
            return f"{value:%Y-%m-%d}"
        if isinstance(value, int | float):
            return formats.number(value, 0 if float(value).is_integer() else 1)
        return str(value)
    return word


def trend(context: Context) -> Exhibit:
    """The indicator chosen, over the snapshots up to this one."""
    t, indicator = context.t, context.indicator
    level = ["city"] if indicator.scope == "city" else ["city", "unit"]
    frames = {}
    for day, values in context.history.items():
        rows = values[(values["indicator"] == indicator.id) & values["part"].isna()
                      & values["level"].isin(level)].set_index("unit")
        column = "value" if indicator.has_ratio else "numerator"
        frames[day] = rows[column]
    series = pd.DataFrame(frames).T.sort_index().astype(float)
    figure = charts.trend(series=series, indicator=indicator, names=context.names,
                          selected=context.unit, marks=context.marks, t=t)
    table = series.T.loc[[u for u in context.names if u in series]]
    table.columns = [str(day) for day in series.index]
    percent = indicator.has_ratio and indicator.measures["ratio"]["format"] == "percent"
    return Exhibit("trend", t("exhibit.trend.title", indicator=t.label(indicator.name)),
                   _course(context, series), (), named(table, context.names, t), figure,
                   shares=tuple(table.columns) if percent else ())


def _course(context: Context, series: pd.DataFrame) -> str:
    """From the first to the last value of the place, or that there are none."""
    t, indicator = context.t, context.indicator
    place = context.unit if context.unit in series else CITY
    held = series[place].dropna()
    if held.empty:
        return t("exhibit.nothing", place=context.names[place])
    first, last = held.index[0], held.index[-1]
    if len(held) == 1:
        return t("exhibit.trend.single", place=context.names[place], date=str(last),
                 value=formats.measure(held[last], indicator, t))
    return t("exhibit.trend.reading", place=context.names[place], first=str(first),
             last=str(last), start=formats.measure(held[first], indicator, t),
             end=formats.measure(held[last], indicator, t), n=len(held))


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
                   note=t("exhibit.towns.note") if context.whole else "", selects=context.whole)


def _strip(context: Context, rows: pd.DataFrame):  # noqa: ANN202
    units = figures.by_unit(context.values, None, context.indicator, context.as_of)["value"]
    return charts.strip(towns=rows, units=units, indicator=context.indicator,
                        names=context.short, marks=context.marks, t=context.t)


def _ranked_towns(context: Context, rows: pd.DataFrame):  # noqa: ANN202
    indicator, t = context.indicator, context.t
    rows = rows.sort_values("value", ascending=indicator.direction == "lower", kind="stable")
    colours = [theme.NO_DATA if few else theme.PILLAR[context.pillar] for few in rows["small"]]
    words = [formats.absence("no_data", indicator, t) if pd.isna(value)
             else formats.ratio(value, indicator, t, unit=False) for value in rows["value"]]
    return charts.bars(values=rows["value"], labels=list(rows["name"]), words=words,
                       colours=colours, marks=context.marks, t=t)


def parts_of(context: Context, key: str, indicator: str, dimension: str,
             order: Sequence[str], sources: tuple[str, ...]) -> Exhibit:
    """One indicator's parts at the place chosen, as bars: shares where it has them."""
    t, definition = context.t, context.known[indicator]
    rows = context.values[(context.values["indicator"] == indicator)
                          & (context.values["unit"] == context.unit)
                          & context.values["town"].isna()]
    rows = rows[rows["part"].str.startswith(f"{dimension}:", na=False)]
    rows = rows.set_index(rows["part"].str.removeprefix(f"{dimension}:")).reindex(list(order))
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
