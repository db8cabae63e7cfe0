"""Allowed values and headings by their names: what is read back from a sheet."""

from functools import cache

from dashboard.contracts import Column, Table
from dashboard.intake.reading.cells import plain
from dashboard.text.i18n import LANGUAGES, Translator


def accepted(column: Column) -> dict[str, str]:
    """Every word for an allowed value, in plain form, and the value it stands for."""
    words = [Translator(lang).word for lang in LANGUAGES]
    return {
        plain(name): value
        for value in column.allowed
        for name in (value, *(word(column.name, value) for word in words))
    }


@cache
def headed(table: Table) -> dict[str, str]:
    """Every heading of a table's columns, in plain form, and the column it stands for."""
    return {
        plain(name): column.name
        for column in table.columns
        for name in (column.name, *column.label)
    }
