"""Allowed values by their names: what drop-downs offer, and what is read back."""

from dashboard.contracts import Column, Table
from dashboard.i18n import LANGUAGES, texts
from dashboard.intake.cells import plain


def word(table: Table, column: Column, value: str, lang: str) -> str:
    """The name of an allowed value in a language; its id where it has none."""
    held = texts(lang)
    return held.get(f"word_of.{table.name}.{column.name}.{value}",
                    held.get(f"word.{value}", value))


def accepted(table: Table, column: Column) -> dict[str, str]:
    """Every word for an allowed value, in plain form, and the value it stands for."""
    return {plain(name): value for value in column.allowed
            for name in (value, *(word(table, column, value, lang) for lang in LANGUAGES))}
