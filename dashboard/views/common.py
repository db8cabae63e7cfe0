"""Views that many mechanisms share: compositions, crossed counts, steps, lists."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard import charts, theme
from dashboard.edition import Reader
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views.base import View


def named(table: pd.DataFrame, names: Mapping[str, str], t: Translator) -> pd.DataFrame:
    """The table with code and name of its places in front; whole numbers as such."""
    whole = {c: "Int64" for c in table if (table[c].dropna() % 1 == 0).all()}
    out = table.astype(whole)
    out.insert(0, t("file.name"), [names[place] for place in table.index])
    out.insert(0, t("file.unit"), list(table.index))
    return out.reset_index(drop=True)


def crossed(
    reader: Reader,
    key: str,
    rows: pd.DataFrame,
    row: tuple[str, Sequence[Any]],
    column: tuple[str, Sequence[Any]],
    sources: tuple[str, ...],
    takeaway: str,
    *,
    names: tuple[Mapping[Any, str], Mapping[Any, str]] | None = None,
    notes: pd.DataFrame | None = None,
    alert: Sequence[tuple[Any, Any]] = (),
    note: str = "",
    window: str = "",
) -> View:
    """Counts of two things crossed, of the place chosen. `row` and `column`: the column of
    `rows` and its values in order; `names` their words, else from the texts of the view;
    `window` the indicator whose days they look at.
    """
    t = reader.t
    if reader.of_unit(rows).empty:
        return nothing(reader, key, sources)
    counts = (
        reader.of_unit(rows)
        .pivot_table(index=row[0], columns=column[0], values="n", aggfunc="sum")
        .reindex(index=list(row[1]), columns=list(column[1]))
        .fillna(0)
    )
    across = names or tuple(
        {value: t(f"view.{key}.{value}") for value in values} for values in (row[1], column[1])
    )
    corner = t(f"view.{key}.corner")
    html = charts.grid.crosstab(
        counts=counts,
        row_names=across[0],
        column_names=across[1],
        corner=corner,
        t=t,
        notes=notes,
        alert=alert,
    )
    table = counts.astype("Int64").rename(columns=across[1])
    table.insert(0, corner, [across[0][value] for value in counts.index])
    return View(
        key,
        t(f"view.{key}.title"),
        takeaway,
        sources,
        table.reset_index(drop=True),
        html=html,
        legend=charts.legend.ends(reader.pillar, "information", t),
        note=note,
        window=reader.edition.window(window) if window else "",
    )


def nothing(reader: Reader, key: str, sources: tuple[str, ...]) -> View:
    """A view with nothing recorded behind it: said in words, never drawn as zeros."""
    t = reader.t
    return View(
        key,
        t(f"view.{key}.title"),
        t("view.nothing", place=reader.place),
        sources,
        pd.DataFrame(),
    )


def steps_of(
    reader: Reader,
    key: str,
    steps: Mapping[str, float],
    tones: tuple[str, ...],
    sources: tuple[str, ...],
    window: str,
) -> View:
    """Counts of one thing step by step, as bars in order; `window` as in `crossed`."""
    t = reader.t
    labels = [t(f"view.{key}.{step}") for step in steps]
    words = [formats.number(n) for n in steps.values()]
    if not sum(steps.values()):
        return nothing(reader, key, sources)
    figure = charts.bars(
        values=pd.Series(list(steps.values()), dtype=float),
        labels=labels,
        words=words,
        marks=reader.edition.marks,
        t=t,
        colours=[theme.tone(reader.pillar, tone) for tone in tones],
    )
    said = t.join([f"{label} {word}" for label, word in zip(labels, words, strict=True)])
    takeaway = t("view.parts", place=reader.place, parts=said)
    table = pd.DataFrame(
        {t("file.part"): labels, t("file.numerator"): [int(n) for n in steps.values()]}
    )
    return View(
        key,
        t(f"view.{key}.title"),
        takeaway,
        sources,
        table,
        figure,
        note=t(f"view.{key}.note"),
        window=reader.edition.window(window),
    )


def listed(
    reader: Reader,
    key: str,
    table: pd.DataFrame,
    sources: tuple[str, ...],
    takeaway: str,
    note: str = "",
    *,
    shares: tuple[str, ...] = (),
    window: str = "",
) -> View:
    """Named rows; only the sentence when there are none. `table` has its headings in words,
    `window` is as in `crossed`.
    """
    t = reader.t
    html = charts.grid.listing(table, cell_words(t)) if len(table) else ""
    if shares and len(table):
        worded = table.assign(**{c: [formats.percent(v) for v in table[c]] for c in shares})
        html = charts.grid.listing(worded, cell_words(t))
    return View(
        key,
        t(f"view.{key}.title"),
        takeaway,
        sources,
        table,
        html=html,
        note=note,
        shares=shares,
        window=reader.edition.window(window) if window else "",
    )


def cell_words(t: Translator) -> Callable[[Any, int], str]:
    """How a cell of a table is put into words, numbers with as many decimals as told."""

    def word(value: Any, digits: int = 0) -> str:
        if value is None or pd.isna(value):
            return "–"
        if isinstance(value, bool):
            return t("view.yes") if value else t("view.no")
        if isinstance(value, pd.Timestamp | date):
            return f"{value:%Y-%m-%d}"
        if isinstance(value, int | float):
            return formats.number(value, digits)
        return str(value)

    return word
