"""What may be right but should be looked at: each is confirmed, or nothing is published."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from dashboard.edition.alerts import MAX_Z, modified_z
from dashboard.indicators import Definitions, Indicator, summaries
from dashboard.indicators.keyed import Values
from dashboard.intake import plausibility
from dashboard.intake.problems import IntakeWarning

STEP = 0.05
"""A change of a share below five points is no outlier, of another ratio below a fifth of it."""
FACTOR = 2.0
"""A count that doubles or halves between two snapshots is looked at, from `LEAST` on."""
LEAST = 20
FEWER = 0.9
"""A table of a unit that holds less than this share of its earlier rows is looked at."""


@dataclass(frozen=True)
class Evidence:
    """What warnings are drawn from: rows by unit and table of the candidate and of the snapshot
    before (None without one), their values, the claims judged (`difference.claims`), the bands
    that flip (`difference.bands`), and the tables about whose emptiness is asked already.
    """

    counts: pd.DataFrame
    counts_before: pd.DataFrame | None
    values: pd.DataFrame
    values_before: pd.DataFrame | None
    claims: pd.DataFrame = field(default_factory=lambda: pd.DataFrame({"state_after": []}))
    bands: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(
            columns=["indicator", "unit", "band_before", "band_after"]
        )
    )
    empty: Collection[tuple[str, str]] = ()


def warnings(evidence: Evidence, definitions: Definitions) -> list[IntakeWarning]:
    """All of them: units and tables missing, totals away from a claim, values far off."""
    differing = evidence.claims[evidence.claims["state_after"] == "differs"]
    warnings = [
        *_missing(evidence),
        *_verdicts(evidence.bands),
        *(
            IntakeWarning("claim", claim=row["claim"], after=row["value_after"])
            for row in differing.to_dict("records")
        ),
    ]
    if evidence.values_before is not None:
        now, before = Values(evidence.values), Values(evidence.values_before)
        for indicator in definitions.values():
            told = list(plausibility.warnings(indicator, now, before))
            units = {one.unit for one in told}
            jumps = _jumps(indicator, now, before)
            warnings += [*told, *(one for one in jumps if one.unit not in units)]
    return warnings


def groups(warnings: Sequence[IntakeWarning]) -> list[list[IntakeWarning]]:
    """Warnings that are confirmed together: those about the same units and tables."""
    found: dict[tuple[str, str], list[IntakeWarning]] = {}
    for one in warnings:
        found.setdefault((one.unit, one.table), []).append(one)
    return list(found.values())


def _missing(evidence: Evidence) -> Iterator[IntakeWarning]:
    """Units and tables that are not there, each question asked once for all it concerns."""
    counts, before = evidence.counts, evidence.counts_before
    tables = [str(name) for name in counts]
    earlier = {} if before is None else before.to_dict("index")
    warnings: list[IntakeWarning] = []
    for unit, now in counts.to_dict("index").items():
        then = earlier.get(unit, dict.fromkeys(tables, 0))
        if not any(now.values()):
            _gone(warnings, str(unit), sum(then.values()))
            continue
        lacking = [
            table
            for table in tables
            if then[table] and not now[table] and (unit, table) not in evidence.empty
        ]
        if lacking:
            _ask(warnings, IntakeWarning("missing_tables", unit=str(unit), table=",".join(lacking)))
        for table in tables:
            few = 0 < now[table] < FEWER * then[table]
            many = 0 < then[table] * FACTOR <= now[table] and now[table] - then[table] >= LEAST
            if few or many:
                warnings.append(
                    IntakeWarning(
                        "fewer_rows" if few else "more_rows",
                        unit=str(unit),
                        table=table,
                        before=float(then[table]),
                        after=float(now[table]),
                    )
                )
    yield from warnings


def _gone(warnings: list[IntakeWarning], unit: str, rows: int) -> None:
    """A unit without data: rows it had before are a question of its own."""
    if rows:
        facts = {"n": f"{rows}"}
        warnings.append(IntakeWarning("unit_lost", unit=unit, facts=facts))
    else:
        _ask(warnings, IntakeWarning("missing_unit", unit=unit))


def _ask(warnings: list[IntakeWarning], new: IntakeWarning) -> None:
    """Add `new`, to the same question about other units where it was asked before."""
    for place, one in enumerate(warnings):
        if (one.kind, one.table) == (new.kind, new.table):
            warnings[place] = replace(one, unit=f"{one.unit},{new.unit}")
            return
    warnings.append(new)


def _verdicts(bands: pd.DataFrame) -> Iterator[IntakeWarning]:
    """Every verdict that changes, by indicator."""
    for (indicator, then, now), rows in bands.groupby(
        ["indicator", "band_before", "band_after"], sort=False
    ):
        yield IntakeWarning(
            "verdict",
            ",".join(rows["unit"]),
            str(indicator),
            facts={"before": str(then), "after": str(now)},
        )


def _jumps(indicator: Indicator, values: Values, before: Values) -> Iterator[IntakeWarning]:
    """Units whose value moved far from how the others moved, and counts that doubled or halved."""
    now, then = (held.totals(indicator.id, "unit") for held in (values, before))
    if now.empty or then.empty:
        return
    then = then.reindex(now.index)
    if indicator.has_ratio:
        compared = ~summaries.small(now, indicator)
        change = (now["value"] - then["value"]).where(compared).dropna()
        percent = indicator.measures["ratio"]["format"] == "percent"
        least = STEP if percent else then["value"].abs().reindex(change.index) / 5
        spread = (change - change.median()).abs().median()
        far = (modified_z(change).abs() > MAX_Z) if spread > 0 else change != change.median()
        for unit in change.index[far & (change.abs() >= least)]:
            yield IntakeWarning(
                "outlier",
                unit=str(unit),
                indicator=indicator.id,
                before=float(then["value"][unit]),
                after=float(now["value"][unit]),
            )
    elif "count" in indicator.measures:
        yield from _counts(indicator, now["numerator"], then["numerator"])


def _counts(indicator: Indicator, now: pd.Series, then: pd.Series) -> Iterator[IntakeWarning]:
    for unit in now.index[(then >= LEAST) & now.notna()]:
        if not then[unit] / FACTOR <= now[unit] <= then[unit] * FACTOR:
            yield IntakeWarning(
                "count",
                unit=str(unit),
                indicator=indicator.id,
                before=float(then[unit]),
                after=float(now[unit]),
            )
