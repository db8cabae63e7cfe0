"""Problems and warnings in words: where, what is wrong, how to fix it."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from dashboard.claims import SHARE, Claim
from dashboard.contracts import TABLES, Rule
from dashboard.indicators import Definitions, Indicator
from dashboard.intake.problems import IntakeWarning, Problem
from dashboard.text import formats
from dashboard.text.i18n import Translator

QUOTED = 60
"""How much of a value is quoted back."""
SHOWN = 8
"""Places named in one message."""


class ReportLine(NamedTuple):
    """A problem as a line of a report."""

    file: str
    place: str
    column: str
    value: str
    wrong: str
    fix: str


def problem(one: Problem, t: Translator) -> ReportLine:
    """The line of a report for a problem."""
    place = [t("place.sheet", sheet=one.sheet)] if one.sheet else []
    if one.cells:
        place.append(listed("\n".join((one.cell, *one.cells)), t, one.more))
    elif one.cell:
        place.append(t("place.cell", cell=one.cell))
    elif one.row:
        place.append(t("place.row", row=one.row))
    table = TABLES.get(one.table)
    if table and not one.sheet:
        place.insert(0, t("place.table", label=t.label(table.label), table=table.name))
    more = t("place.more", more=one.more) if one.more and not one.cells else ""
    return ReportLine(
        one.file,
        " ".join(filter(None, (*place, more))),
        _column(one, t),
        quoted(listed(one.value, t)),
        _wrong(one, t),
        _fix(one, t),
    )


def listed(text: str, t: Translator, more: int = 0) -> str:
    """Places, one a line, as words: the first of many, and of `more` that are not named."""
    lines = text.split("\n")
    named = t.join(lines[:SHOWN])
    total = len(lines) + more
    return t("place.cells", cells=named, n=total) if total > len(lines[:SHOWN]) else named


def quoted(value: str) -> str:
    """A value, shortened for a line."""
    return value if len(value) <= QUOTED else value[:QUOTED] + "…"


def line(one: Problem, t: Translator) -> str:
    """A problem on one line, for a terminal."""
    said = problem(one, t)
    column = t("place.column", column=said.column) if said.column else ""
    quoted_in = "{value}" in t.get(f"rule.{one.rule}", "")
    value = f"“{said.value}”" if said.value and not quoted_in else ""
    place = " ".join(filter(None, (said.file, said.place, column, value)))
    return t("place.line", place=place or "–", wrong=said.wrong, fix=said.fix)


def _column(one: Problem, t: Translator) -> str:
    table = TABLES.get(one.table)
    held = next((c for c in table.columns if c.name == one.column), None) if table else None
    return f"{t.label(held.label)} {held.name}" if held else one.column


def _own(one: Problem) -> Rule | None:
    table = TABLES.get(one.table)
    return next((r for r in table.rules if r.name == one.rule), None) if table else None


def _hints(one: Problem, t: Translator) -> dict[str, str]:
    hint = {"low": "", "high": "", "value": listed(one.value, t)} | {
        name: listed(text, t) for name, text in one.hint.items()
    }
    if "tables" in hint:
        hint["tables"] = _tables(hint["tables"], t)
    if one.rule in ("unknown_sheet", "renamed_column") and one.hint.get("closest"):
        hint["closest"] = _called(one, t)
    if "parts_zh" in hint:
        hint["allowed"] = hint[f"parts_{t.written}"]
    if "level" in hint:
        hint["level"] = t.word("level", hint["level"])
    return hint | ({"type": t(f"kind.{hint['type']}")} if "type" in hint else {})


def _called(one: Problem, t: Translator) -> str:
    """The tab or heading that is probably meant, as the reader's template has it."""
    table = TABLES.get(one.table or one.hint["closest"])
    if table is None:
        return one.hint["closest"]
    return t.label(table.column(one.hint["closest"]).label if one.table else table.label)


def _tables(names: str, t: Translator) -> str:
    return t.join([t.label(TABLES[name].label) for name in names.split(",") if name])


def _wrong(one: Problem, t: Translator) -> str:
    own = _own(one)
    return t.label(own.label) if own else t(f"rule.{one.rule}", **_hints(one, t))


def _fix(one: Problem, t: Translator) -> str:
    if _own(one):
        return t("fix.own")
    table = TABLES.get(one.table)
    column = next((c for c in table.columns if c.name == one.column), None) if table else None
    facts = dict(_hints(one, t))
    if table and one.rule == "key":
        facts["columns"] = t.join([t.label(table.column(name).label) for name in table.key])
    if table and column and one.rule == "allowed":
        facts["allowed"] = t.join([t.word(column.name, v) for v in column.allowed])
    if table and column and one.rule == "known_with":
        facts["with"] = t.label(table.column(column.known_with).label)
    key = f"fix.type.{one.hint['type']}" if one.rule == "type" else f"fix.{one.rule}"
    said = [t(key, **facts)]
    said += (
        [t("fix.successor", successor=one.hint["successor"], since=one.hint["since"])]
        if one.hint.get("successor")
        else []
    )
    said += [t("fix.closest", closest=facts["closest"])] if one.hint.get("closest") else []
    said += [t("fix.key_first", first=one.hint["first"])] if one.hint.get("first") else []
    return t("list.sentence").join(said)


def warning(
    one: IntakeWarning,
    names: Mapping[str, str],
    definitions: Definitions,
    claims: Mapping[str, Claim],
    t: Translator,
) -> str:
    """A warning as the sentence to be confirmed."""
    claim = claims.get(one.claim)
    indicator = definitions.get(one.indicator)
    before, after = (_value(v, indicator, claim, one.kind, t) for v in (one.before, one.after))
    facts = {name: listed(text, t) for name, text in one.facts.items()}
    for name in {"indicators", "left"} & set(facts):
        ids = one.facts[name].split(",")
        facts[name] = t.join([t.label(definitions[i].name) if i in definitions else i for i in ids])
    if "other" in facts:
        facts["other"] = names.get(facts["other"], facts["other"])
    if one.kind == "verdict":
        facts = {side: band(name, indicator, t) for side, name in facts.items()}
    table = one.table.split(",")[0]
    column = t.join(
        [_column(Problem("", table=table, column=name), t) for name in one.column.split(",")]
    )
    return t(
        f"warning.{one.kind}",
        **{
            "unit": _units(one.unit, names, t),
            "tables": _tables(one.table, t),
            "column": column,
            "indicator": t.label(indicator.name) if indicator else "",
            "file": one.file,
            "claim": t.label(claim.label) if claim else "",
            "before": before,
            "after": after,
            "said": formats.claimed(claim, t) if claim else "",
            "sheet": one.sheet,
            "cells": listed(one.cells, t),
        }
        | facts,
    ).strip()


def band(name: str, indicator: Indicator | None, t: Translator) -> str:
    """A verdict in words."""
    return (formats.band(name, indicator, t) if indicator else "") or t("status.no_data")


def _units(units: str, names: Mapping[str, str], t: Translator) -> str:
    said = [names.get(unit, unit) for unit in units.split(",") if unit]
    return t("place.units", n=len(said), named=t.join(said)) if len(said) > 1 else "".join(said)


def _value(
    value: float | None, indicator: Indicator | None, claim: Claim | None, kind: str, t: Translator
) -> str:
    if value is None or pd.isna(value):
        return t("status.no_data")
    if claim is not None and claim.measure_unit == SHARE:
        return formats.percent(value)
    if indicator is not None and kind == "outlier":
        return formats.ratio(value, indicator, t)
    if indicator is not None:
        return formats.count(value, indicator, t)
    return formats.number(value, 1 if value % 1 else 0)
