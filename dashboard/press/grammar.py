"""The words of ``grammar.yaml`` as patterns."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "grammar.yaml"


@cache
def words(section: str, name: str) -> Any:
    """A list of alternatives, or for qualifiers one by meaning."""
    return _all()[section][name]


@cache
def _all() -> dict[str, Any]:
    return yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)


def pattern(section: str, *names: str) -> re.Pattern[str]:
    """The alternatives of some lists as one pattern."""
    return re.compile("|".join(f"(?:{one})" for name in names for one in words(section, name)))
