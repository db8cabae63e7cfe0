"""What the contract demands beyond single values, in words: rules between columns and tables."""

from collections.abc import Iterator

from dashboard.contracts import Table
from dashboard.contracts.across import ACROSS
from dashboard.text.i18n import Translator


def between(table: Table, t: Translator) -> list[str]:
    """Every rule between columns of `table`, and between it and other tables, a sentence each."""
    return [*_columns(table, t), *_tables(table, t)]


def _columns(table: Table, t: Translator) -> Iterator[str]:
    for rule in table.rules:
        yield t.label(rule.label)
    for column in table.columns:
        if column.known_with:
            facts = {
                "column": t.label(column.label),
                "with": t.label(table.column(column.known_with).label),
            }
            until = t.word(column.name, column.until) if column.until else ""
            yield t("rules.until" if until else "rules.known_with", until=until, **facts)
        if column.references == table.name and table.name != "units":
            yield t("rules.own", column=t.label(column.label))


def _tables(table: Table, t: Translator) -> Iterator[str]:
    for across in ACROSS:
        if table.name in across.tables:
            yield t.label(across.label)
