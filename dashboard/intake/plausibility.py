"""Each unit's figure of an indicator beside its last one: fallen to nothing, ten times as much,
twice as much, a leap of a share, off the scale of its header.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from dashboard.indicators import Indicator
from dashboard.indicators.keyed import Values
from dashboard.indicators.vocabulary import PlaceLevel
from dashboard.intake.precedence import fraction
from dashboard.intake.problems import IntakeWarning, Kind

FEW, LEAST = 5, 20
"""Numerators from which a fall to nothing is looked at: of what only grows or is there on the
day, and of what happened within a time; `LEAST` also of what is ten times as much.
"""
TENFOLD, TWICE = 10.0, 2.0
LEAP = 0.4
"""A share that is forty points worse is looked at, whatever the others do."""
STANDING = ("stock", "since_2020")
"""Windows whose counts seldom fall to nothing."""


def warnings(indicator: Indicator, values: Values, before: Values) -> Iterator[IntakeWarning]:
    """One a unit (the city, of what only the city has): old and new as they were counted."""
    level: PlaceLevel = "city" if indicator.scope == "city" else "unit"
    now, then = (held.totals(indicator.id, level) for held in (values, before))
    columns = ["numerator", "denominator", "value"]
    both = now[columns].join(then[columns].add_suffix("_before"), how="inner")
    for unit, row in both.to_dict("index").items():
        kind = _kind(indicator, row)
        if kind:
            facts = {"then": fraction(row, "_before"), "now": fraction(row, "")}
            facts |= {"points": f"{LEAP * 100:.0f}"} if kind == "leap" else {}
            yield IntakeWarning(kind, str(unit), indicator.id, facts=facts)


def _kind(indicator: Indicator, row: Mapping[Any, Any]) -> Kind | None:
    least = FEW if indicator.window in STANDING else LEAST
    if row["numerator"] == 0 and row["numerator_before"] >= least:
        return "to_nothing"
    if any(_times(row, measure, TENFOLD) for measure in ("numerator", "denominator", "value")):
        return "tenfold"
    if not indicator.has_ratio:
        return None
    if indicator.is_share:
        return "leap" if _worse_by(indicator, row) >= LEAP else None
    if _off_scale(indicator, row):
        return "off_scale"
    return "doubled" if _times(row, "value", TWICE) else None


def _off_scale(indicator: Indicator, row: Mapping[Any, Any]) -> bool:
    if indicator.goalposts is None:
        return False
    low, high = indicator.goalposts
    room = high - low
    there = [low - room <= row[name] <= high + room for name in ("value_before", "value")]
    return there == [True, False] and bool(pd.notna(row["value"]))


def _worse_by(indicator: Indicator, row: Mapping[Any, Any]) -> float:
    """How far a share of enough moved for the worse; either way where none is better."""
    if min(row["denominator"], row["denominator_before"]) < indicator.least:
        return 0.0
    change = float(row["value"] - row["value_before"])
    return {"higher": -change, "lower": change}.get(indicator.direction, abs(change))


def _times(row: Mapping[Any, Any], measure: str, factor: float) -> bool:
    now, then = row[measure], row[f"{measure}_before"]
    of = "numerator" if measure == "value" else measure
    if not (now > 0 and then > 0) or max(row[of], row[f"{of}_before"]) < LEAST:
        return False
    return bool(now / then >= factor or then / now >= factor)
