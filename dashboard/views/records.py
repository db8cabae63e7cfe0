"""The records behind an indicator, in words: headings, vocabulary, names instead of ids."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard import contracts
from dashboard.contracts import Column, Label
from dashboard.edition import Edition
from dashboard.indicators import Indicator
from dashboard.indicators.indicator import Heading, Part
from dashboard.indicators.records import is_of_ratings
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views.base import Row

OWN = ("record", "numerator", "denominator")
"""Columns of every record that say what it is and adds; their headings are texts of ours."""


def indicators(edition: Edition) -> list[str]:
    """Those whose records are seen: of ratings by name only with rankings of departments."""
    ranked = edition.scope.departments
    return [i.id for i in edition.definitions.values() if ranked or not is_of_ratings(i)]


def units(edition: Edition) -> list[str]:
    """Those whose records are seen; the city where they are those of all."""
    only = edition.scope.records
    return [unit for unit in edition.labels if not only or unit in only]


def contracted(name: str, indicator: Indicator, tables: Sequence[str] = ()) -> Column | None:
    """The contract's column called `name`, of `tables` first; None for a computed one."""
    if name in OWN or name in _headings(indicator):
        return None
    return contracts.having(name, tables)


def _headings(indicator: Indicator) -> Mapping[str, Heading | Part]:
    """What the header says of computed columns, those of parts that no table has among them."""
    parts = {
        name: part
        for name, part in (indicator.parts or {}).items()
        if not part.column and contracts.having(name) is None
    }
    return {**parts, **(indicator.columns or {})}


def heading(name: str, t: Translator, indicator: Indicator, tables: Sequence[str] = ()) -> str:
    """What stands above a column of the indicator's records, which are of `tables`."""
    computed = _headings(indicator).get(name)
    if computed is not None:
        return t.label(Label(computed.zh, computed.en))
    column = contracted(name, indicator, tables)
    if name == "unit" or column is None:
        return t(f"record.{name}")
    return t.label(column.label)


def refers(name: str, indicator: Indicator) -> bool:
    """Whether the column holds ids of units."""
    said = (indicator.columns or {}).get(name) or contracted(name, indicator)
    return name in ("unit", "to_unit") or bool(said and said.references == "units")


def worded(
    rows: pd.DataFrame, names: Mapping[str, str], t: Translator, indicator: Indicator
) -> pd.DataFrame:
    """The indicator's records with headings, names and vocabulary in the reader's language.

    `names` are of units of every level; an id without one stays as it is.
    """
    shown, tables = _vocabulary(rows, t, indicator), list(rows["record"].unique())
    for name in rows.columns:
        column = contracted(name, indicator, tables)
        if refers(name, indicator):
            shown[name] = [v if v is None else names.get(v, v) for v in shown[name]]
        elif column is not None and column.type == "timestamp":
            shown[name] = [v if v is None else f"{v:%Y-%m-%d %H:%M}" for v in shown[name]]
        elif column is not None and column.type == "weight":
            shown[name] = [v if v is None else formats.percent(float(v)) for v in shown[name]]
    return shown.rename(columns=lambda name: heading(name, t, indicator, tables))


def _vocabulary(rows: pd.DataFrame, t: Translator, indicator: Indicator) -> pd.DataFrame:
    """The records with tables, vocabulary and yes or no in words; nothing is None."""
    shown, tables = rows.astype(object).where(rows.notna(), None), list(rows["record"].unique())
    for name in rows.columns:
        column = contracted(name, indicator, tables)
        if name == "record":
            shown[name] = [t.label(contracts.TABLES[v].label) for v in rows[name]]
        elif column.allowed if column is not None else name in (indicator.parts or {}):
            shown[name] = [t.word(name, v) if isinstance(v, str) else v for v in shown[name]]
        elif any(isinstance(v, bool) for v in shown[name]):
            shown[name] = [
                v if v is None else t("view.yes" if v else "view.no") for v in shown[name]
            ]
    return shown


def exported(
    rows: pd.DataFrame, names: Mapping[str, str], t: Translator, indicator: Indicator
) -> pd.DataFrame:
    """The records for a file, in full: every id followed by its name."""
    out, tables = pd.DataFrame(index=rows.index), list(rows["record"].unique())
    worded_rows = _vocabulary(rows, t, indicator)
    for name in rows.columns:
        label = heading(name, t, indicator, tables)
        if refers(name, indicator):
            out[t("record.id_of", name=label)] = rows[name]
            out[label] = [None if pd.isna(v) else names.get(v, v) for v in rows[name]]
        else:
            spoken = name == "record" or any(isinstance(v, str) for v in worded_rows[name])
            out[label] = worded_rows[name] if spoken else rows[name]
    return out


def sums(numerator: float, denominator: float | None, t: Translator) -> str:
    """What the records add up to, above and below the line."""
    above = formats.number(numerator, 0 if numerator % 1 == 0 else 1)
    if denominator is None:
        return t("records.sum", numerator=above)
    return t("records.sums", numerator=above, denominator=formats.number(denominator))


def agreement(row: Row, records: int, numerator: float, denominator: float | None) -> str:
    """How the records of a place stand to its value: ``agrees``, ``differs``, ``aggregated``
    (totals an office sent stand in for some or all), ``none`` (no records, no value).
    """
    if row["aggregated"]:
        return "aggregated"
    given = [0.0 if pd.isna(row[name]) else row[name] for name in ("numerator", "denominator")]
    if not records and not any(given):
        return "none"
    same = abs(numerator - given[0]) < 1e-6 and abs((denominator or 0.0) - given[1]) < 1e-6
    return "agrees" if same else "differs"


def formula(indicator: Indicator, t: Translator) -> str:
    """The indicator as a formula in words."""
    above = t.label(indicator.numerator)
    if indicator.denominator is None:
        return above
    return t("methods.ratio", numerator=above, denominator=t.label(indicator.denominator))
