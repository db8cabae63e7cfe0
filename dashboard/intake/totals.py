"""Totals sent instead of records, judged by what each indicator's header says of itself."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import pandas as pd

from dashboard.indicators import CITY, Definitions, Indicator
from dashboard.intake import parts
from dashboard.intake.problems import IntakeWarning, places
from dashboard.intake.reading.words import plain

TABLE = "reported_values"
TOWNS = ("镇街数", "towns")
"""How a header words a denominator that is the number of towns."""
ROUND = (1.0, 100.0)
"""Denominators that per cents and shares are sent with."""
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
            close = get_close_matches(plain(total["indicator"]).upper(), list(names), 1, 0.5)
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
    if pd.notna(part) and parts.meant(indicator, str(part)) is None:
        rule = "unknown_part" if indicator.parts else "no_parts"
        yield rule, "part", parts.allowed(indicator) if indicator.parts else {}
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
    sent: pd.DataFrame,
    definitions: Definitions,
    cell: Callable[[int, str], str],
    towns: Mapping[str, int],
) -> Iterator[IntakeWarning]:
    """Per cents and means sent as if they were counts, fractions where something is counted, and
    units of whose towns only some are there.
    """
    yield from _some_towns(sent, definitions, towns)
    shares = sent["indicator"].isin([i.id for i in definitions.values() if i.is_share])
    means = sent["town"].isna() & sent["indicator"].isin(
        [i.id for i in definitions.values() if i.has_ratio and not i.is_share and not _by_town(i)]
    )
    for base in ROUND:
        rows = sent.index[
            (sent["denominator"] == base)
            & (
                shares & ((sent["numerator"] % 1 != 0) | (base != 1))
                | means & (sent["numerator"] > 1) & (base == 1)
            )
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


def _some_towns(
    sent: pd.DataFrame, definitions: Definitions, towns: Mapping[str, int]
) -> Iterator[IntakeWarning]:
    """Totals by town that leave towns of the unit out: the unit's would be of the others alone."""
    of_towns = sent[sent["town"].notna() & sent["part"].isna()]
    for (unit, id_), rows in of_towns.groupby(["unit", "indicator"], sort=False):
        there = rows["town"].nunique()
        if id_ in definitions and there < towns.get(str(unit), 0):
            facts = {"n": str(there), "all": str(towns[str(unit)])}
            yield IntakeWarning("some_towns", str(unit), str(id_), TABLE, facts=facts)
