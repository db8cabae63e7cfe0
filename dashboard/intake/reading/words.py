"""Words as they are compared: headings and allowed values by their names in either language."""

import re
import unicodedata
from functools import cache

from dashboard.contracts import Column, Table
from dashboard.text.i18n import LANGUAGES, Translator

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


def blank(value: object) -> bool:
    """Whether a cell holds nothing to be seen."""
    if not isinstance(value, str):
        return value is None
    return not value[:1].isalnum() and not value.translate(INVISIBLE).strip()


def shown(value: object) -> str:
    """A value as the sheet shows it: whole numbers without a decimal."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def plain(text: str) -> str:
    """For comparing words: width, case, and spaces do not matter."""
    half = unicodedata.normalize("NFKC", text).translate(INVISIBLE)
    return re.sub(r"[\s*]+", "", half).casefold()


@cache
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
