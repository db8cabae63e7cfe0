"""Totals sent instead of records, judged by what each indicator's header says of itself."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import pandas as pd

from dashboard.indicators import CITY, Definitions, Indicator
from dashboard.intake.problems import IntakeWarning, Problem, places

TABLE = "reported_values"
TOWNS = ("镇街数", "towns")
"""How a header words a denominator that is the number of towns."""
ROUND = (1.0, 100.0)
"""Denominators that per cents and shares are sent with."""
At = Callable[[int, str], Problem]
"""The place of a row and column, as a problem without its rule."""
Fault = tuple[str, str, dict[str, str]]
"""Rule, column, hint."""


def judged(
    sent: pd.DataFrame, definitions: Definitions, towns: Mapping[str, int]
) -> Iterator[tuple[int, Fault]]:
    """What is wrong with each total, by row; `towns` counts the towns of each unit."""
    names = {one.name.zh: one.id for one in definitions.values()} | {
        id_: id_ for id_ in definitions
    }
    for row, total in enumerate(sent.to_dict("records")):
        if pd.isna(total["indicator"]) or pd.isna(total["numerator"]):
            continue
        indicator = definitions.get(total["indicator"])
        if indicator is None:
            close = get_close_matches(total["indicator"], list(names), 1, 0.5)
            yield (
                row,
                (
                    "unknown_indicator",
                    "indicator",
                    {"closest": f"{names[close[0]]} {definitions[names[close[0]]].name.zh}"}
                    if close
                    else {},
                ),
            )
        else:
            for fault in _faults(indicator, total, towns):
                yield row, fault


def _faults(
    indicator: Indicator, total: Mapping[Any, Any], towns: Mapping[str, int]
) -> Iterator[Fault]:
    part, above, below = total["part"], total["numerator"], total["denominator"]
    if pd.notna(part) and str(part).partition(":")[0] not in (indicator.parts or {}):
        yield (
            "unknown_part",
            "part",
            {"allowed": places([f"{name}:…" for name in indicator.parts or {}]) or "–"},
        )
    if indicator.scope == "city" and total["unit"] != CITY:
        yield "beyond_scope", "unit", {}
    if indicator.lead == "count" and above % 1:
        yield "whole", "numerator", {}
    if not indicator.has_ratio:
        return
    whole_part = pd.notna(part) and "count" in indicator.measures
    if pd.isna(below):
        if not whole_part:
            yield "no_denominator", "denominator", {}
        return
    if below == 0 and above != 0:
        yield "over_nothing", "denominator", {}
    elif indicator.is_share and above > below:
        yield "over_one", "numerator", {"share": f"{above / below:.1%}"}
    if _by_town(indicator) and pd.isna(part):
        due = 1 if pd.notna(total["town"]) else towns.get(total["unit"])
        if due is not None and below != due:
            yield "towns", "denominator", {"n": str(due)}


def _by_town(indicator: Indicator) -> bool:
    return indicator.denominator is not None and tuple(indicator.denominator) == TOWNS


def warnings(
    sent: pd.DataFrame, definitions: Definitions, cell: Callable[[int, str], str]
) -> Iterator[IntakeWarning]:
    """Per cents sent as if they were counts, and fractions where something is counted."""
    asked = sent[sent["indicator"].isin([i.id for i in definitions.values() if i.is_share])]
    for base in ROUND:
        rows = asked.index[
            (asked["denominator"] == base) & ((asked["numerator"] % 1 != 0) | (base != 1))
        ]
        if len(rows):
            yield IntakeWarning(
                "percent_base",
                table=TABLE,
                column="denominator",
                cells=places([cell(row, "denominator") for row in rows]),
                facts={"base": f"{base:g}"},
                unit=_units(sent, rows),
            )
    ratios = sent[sent["indicator"].isin([i.id for i in definitions.values() if i.has_ratio])]
    for column in ("numerator", "denominator"):
        scores = (
            {i.id for i in definitions.values() if not i.is_share} if column == "numerator" else {}
        )
        rows = ratios.index[
            (ratios[column] % 1 != 0)
            & ratios[column].notna()
            & ~ratios["indicator"].isin(scores)
            & ~ratios["denominator"].isin(ROUND)
        ]
        if len(rows):
            yield IntakeWarning(
                "fraction",
                table=TABLE,
                column=column,
                cells=places([cell(row, column) for row in rows]),
                unit=_units(sent, rows),
            )


def _units(sent: pd.DataFrame, rows: pd.Index) -> str:
    return ",".join(dict.fromkeys(sent.loc[rows, "unit"].dropna()))


def differing(sent: pd.DataFrame | None, values: pd.DataFrame) -> Iterator[IntakeWarning]:
    """Totals beside which the same unit's records give another number: records win."""
    if sent is None or sent.empty:
        return
    keys = ["indicator", "unit", "town", "part"]
    held = values[~values["aggregated"].astype(bool) & values["numerator"].notna()]
    both, records = (
        frame.astype(dict.fromkeys(keys, "str")).fillna(dict.fromkeys(keys, ""))
        for frame in (sent, held)
    )
    both = both.merge(records, on=keys, suffixes=("", "_records"))
    other = (both["numerator"] != both["numerator_records"]) | (
        both["denominator"].notna() & (both["denominator"] != both["denominator_records"])
    )
    for row in both[other].to_dict("records"):
        yield IntakeWarning(
            "total_differs",
            row["unit"],
            row["indicator"],
            TABLE,
            before=row["numerator"],
            after=row["numerator_records"],
            cells=" ".join(filter(None, (row["town"], row["part"]))),
            facts={"sent": _fraction(row, ""), "counted": _fraction(row, "_records")},
        )


def _fraction(row: Mapping[Any, Any], suffix: str) -> str:
    above, below = row[f"numerator{suffix}"], row[f"denominator{suffix}"]
    return f"{above:g}" if pd.isna(below) else f"{above:g}/{below:g}"
