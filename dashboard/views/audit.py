"""The log of acts in words."""

from collections.abc import Sequence

import pandas as pd

from dashboard.access import Right
from dashboard.audit import Act, Line
from dashboard.text.i18n import Translator

COLUMNS = ("at", "by", "id", "act", "what")


def chosen(lines: Sequence[Line], act: str = "", words: str = "") -> list[Line]:
    """The lines of one act (empty: of all) in which `words` stand anywhere."""
    wanted = words.strip().casefold()
    return [
        line
        for line in lines
        if act in ("", line.act)
        and wanted in " ".join((line.at, line.by, line.id, *line.what.values())).casefold()
    ]


def table(lines: Sequence[Line], t: Translator) -> pd.DataFrame:
    """Who did what, and when."""
    rows = [
        (line.at, line.by or "–", line.id or "–", act(line, t), what(line, t)) for line in lines
    ]
    return pd.DataFrame(rows, columns=[t(f"audit.column.{name}") for name in COLUMNS])


def act(line: Line, t: Translator) -> str:
    """The act in words; one of a later version as it is written."""
    return t(f"audit.act.{line.act}") if line.act in [*Act] else line.act


def what(line: Line, t: Translator) -> str:
    """What it was done to."""
    facts = dict(line.what)
    right = facts.get("right", "")
    if right in [*Right]:
        facts["right"] = t(f"audit.right.{right}")
    return t("list.item").join(facts.values()) or "–"
