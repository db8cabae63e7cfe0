"""Rows that are well typed and still cannot be right: totals, components, rows of others."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pandas as pd

from dashboard.contracts import TABLES
from dashboard.contracts.senders import reporting_units, sender
from dashboard.indicators import Definitions
from dashboard.intake import components, totals
from dashboard.intake.gather import Gathered
from dashboard.intake.locate import place
from dashboard.intake.problems import MAX_CELLS, Problem

PERSONAL = r"\s*(?:\d{15}|\d{17}[\dXx]|1[3-9]\d{9}|[\u4e00-\u9fff·]{2,8})\s*"
"""Identity and telephone numbers, and whatever is all Chinese characters."""
_NUMBER = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)")
"""Numbers of persons, wherever they were typed."""


def totals_judged(
    gathered: Gathered, definitions: Definitions, units: pd.DataFrame
) -> Iterator[Problem]:
    """Totals that cannot be right by the header of their indicator."""
    sent = gathered.frames.get(totals.TABLE)
    if sent is None or not definitions:
        return
    for row, (rule, column, hint) in totals.judged(sent, definitions, towns(units)):
        value = sent[column].iloc[row]
        yield replace(
            place(gathered, totals.TABLE, column, row),
            rule=rule,
            table=totals.TABLE,
            hint=hint,
            value="" if pd.isna(value) else str(value),
        )


def unknown_components(gathered: Gathered, before: Mapping[str, pd.DataFrame]) -> Iterator[Problem]:
    """Words beside a target without the town rating: the floor must not hang on them."""
    name = "assessment_weights"
    if name not in gathered.frames:
        return
    weights = gathered.frames[name]
    odd = components.mistyped(weights, components.unknown(weights, before))
    for row in odd.to_numpy().nonzero()[0][:MAX_CELLS]:
        yield replace(
            place(gathered, name, "component", int(row)),
            rule="unknown_component",
            table=name,
            value=str(weights["component"].iloc[row]),
        )


def personal(gathered: Gathered) -> Iterator[Problem]:
    """Names, identity and telephone numbers (and 空缺) in place of a person's key."""
    for name, frame in gathered.frames.items():
        for column in (c.name for c in TABLES[name].columns if c.name.endswith("_key")):
            keys = frame[column].astype("str")
            open_ = keys.str.fullmatch(PERSONAL).fillna(False).to_numpy().nonzero()[0]
            for row in open_[:MAX_CELLS]:
                yield replace(
                    place(gathered, name, column, int(row)),
                    rule="personal",
                    table=name,
                    value=keys.iloc[row],
                )
            if len(open_) > MAX_CELLS:
                yield Problem("personal", table=name, more=len(open_) - MAX_CELLS)


def masked(problem: Problem) -> Problem:
    """`problem` without the name or number of a person that it would quote."""
    value = problem.value
    if problem.column.endswith("_key") and re.fullmatch(PERSONAL, value):
        value = f"{value.strip()[:1]}…"
    return replace(problem, value=_NUMBER.sub(lambda found: f"{found[0][:1]}…", value))


def foreign(gathered: Gathered, units: pd.DataFrame, city: str) -> Iterator[Problem]:
    """Rows of another unit in the template of one."""
    homes = reporting_units(units)
    for name, frame in gathered.frames.items():
        origins = gathered.origins[name]
        scope = origins["file"].map(gathered.scopes)
        whose = sender(TABLES[name], frame, homes, city)
        wrong = (scope.notna() & whose.notna() & (whose != scope)).to_numpy().nonzero()[0]
        for row in wrong[:MAX_CELLS]:
            at = place(gathered, name, TABLES[name].key[0], int(row))
            yield replace(
                at,
                rule="foreign",
                table=name,
                value=str(whose.iloc[row]),
                hint={
                    "scope": _named(str(scope.iloc[row]), units),
                    "whose": _named(str(whose.iloc[row]), units),
                },
            )
        if len(wrong) > MAX_CELLS:
            yield Problem(
                "foreign",
                table=name,
                more=len(wrong) - MAX_CELLS,
                hint={"scope": "–", "whose": "–"},
            )


def _named(unit: str, units: pd.DataFrame) -> str:
    return " ".join([unit, *units.loc[units["unit_id"] == unit, "name_zh"].dropna().head(1)])


def towns(units: pd.DataFrame) -> dict[str, int]:
    """How many towns each reporting unit and the city have."""
    held = units.loc[units["level"] == "town", "parent_id"].value_counts()
    found = dict(zip(map(str, held.index), map(int, held), strict=True))
    return found | {
        city: sum(found.values()) for city in units.loc[units["level"] == "city", "unit_id"]
    }
