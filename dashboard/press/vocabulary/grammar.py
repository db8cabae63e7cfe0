"""The words around numbers (``grammar.yaml``), and those of quantities (``data/press.yaml``)."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from dashboard import paths

GRAMMAR = Path(__file__).parent / "grammar.yaml"
FILE = paths.SHIPPED / "press.yaml"
Pattern = re.Pattern[str]


def grammar(section: str, name: str) -> Any:
    """Alternatives of ``grammar.yaml``: a list, or for qualifiers one by meaning."""
    return _read(GRAMMAR)[section][name]


def alternatives(section: str, *names: str) -> str:
    """Some lists of ``grammar.yaml`` as one expression."""
    return "|".join(f"(?:{one})" for name in names for one in grammar(section, name))


def pattern(section: str, *names: str) -> Pattern:
    """Some lists of ``grammar.yaml`` as one pattern."""
    return re.compile(alternatives(section, *names))


def press_words() -> Mapping[str, Any]:
    """``data/press.yaml``."""
    return _read(FILE)


@cache
def _read(file: Path) -> dict[str, Any]:
    return cast(dict[str, Any], yaml.load(file.read_text("utf-8"), yaml.CSafeLoader))
