"""Published figures: intervals with their qualifiers, and how a snapshot stands to them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

QUALIFIERS = ("exact", "达", "平均", "余", "近", "以上", "不低于")
MEASURES = ("count", "ratio", "parts", "threshold")
SHARE = "比例"
"""The measure unit of shares; they are kept as 0-1 and shown in per cent."""


@dataclass(frozen=True)
class Claim:
    """One published figure; `low`/`high` bound what was said, open or closed.

    `part` narrows it to parts of the indicator (``batch:1|batch:2``) or, for a number of
    parts, names the dimension; `headline` is its place on its pillar's card, if
    any, where it goes by its short label.
    """

    claim_id: str
    indicator: str
    measure: str
    unit: str
    label_zh: str
    label_en: str
    value: float
    low: float
    low_open: bool
    high: float
    high_open: bool
    qualifier: str
    measure_unit: str
    as_of: date | None
    source: str
    source_en: str
    source_date: date | None
    conflict_group: str
    part: str
    pillar: str
    headline: int | None
    short_zh: str
    short_en: str

    def contains(self, value: float) -> bool:
        """Whether `value` lies within what was said."""
        above = value > self.low if self.low_open else value >= self.low
        below = value < self.high if self.high_open else value <= self.high
        return above and below


def load(file: Path) -> dict[str, Claim]:
    """The claims in `file`, by id; ValueError names the file, row and column at fault."""
    rows = pd.read_csv(file, dtype=str, keep_default_na=False).drop(columns="period_start")
    claims = {}
    for number, row in enumerate(rows.to_dict("records"), start=2):
        for column, allowed in (("qualifier", QUALIFIERS), ("measure", MEASURES)):
            if row[column] not in allowed:
                raise ValueError(f"{file.name} row {number}: {column} {row[column]!r} unknown")
        claims[row["claim_id"]] = _claim(row)
    return claims


def _claim(row: dict) -> Claim:
    def number(name: str, missing: float) -> float:
        return float(row[name]) if row[name] else missing

    def day(name: str) -> date | None:
        return date.fromisoformat(row[name]) if row[name] else None

    infinite = float("inf")
    return Claim(**row | {
        "value": float(row["value"]),
        "low": number("low", -infinite), "low_open": row["low_open"] == "1",
        "high": number("high", infinite), "high_open": row["high_open"] == "1",
        "headline": int(row["headline"]) if row["headline"] else None,
        "as_of": day("as_of"), "source_date": day("source_date"),
    })


def snapshot_value(claim: Claim, values: pd.DataFrame) -> float | None:
    """What a snapshot says of the claimed quantity (`values` as of `indicators.values`).

    A count, a ratio, the number of parts, or for a threshold the share of targets that
    keep it; None where the snapshot has nothing.
    """
    rows = values[(values["indicator"] == claim.indicator) & (values["unit"] == claim.unit)
                  & values["town"].isna()]
    if claim.measure == "parts":
        parts = int(rows["part"].str.startswith(f"{claim.part}:").sum())
        return float(parts) or None
    if claim.part:
        chosen = rows[rows["part"].isin(claim.part.split("|"))]
        complete = len(chosen) == len(claim.part.split("|"))
        return float(chosen["numerator"].sum()) if complete else None
    total = rows[rows["part"].isna()]
    column = "numerator" if claim.measure == "count" else "value"
    held = total[column].dropna()
    return None if held.empty else float(held.iloc[0])


def agreement(claim: Claim, value: float | None, provenance: str, as_of: date) -> str:
    """How a snapshot's `value` stands to `claim`.

    ``constructed``: demonstration data, built to agree, neither confirm nor refute;
    ``other_date``: only figures of the same date can be compared; ``agrees``, ``differs``;
    ``none``: no value.
    """
    if value is None:
        return "none"
    if provenance == "demo":
        return "constructed"
    if claim.as_of != as_of:
        return "other_date"
    if claim.measure == "threshold":
        return "agrees" if value == 1 else "differs"
    return "agrees" if claim.contains(value) else "differs"


def conflicts(claims: dict[str, Claim]) -> list[tuple[Claim, ...]]:
    """Groups of claims of the same quantity from sources that disagree."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims.values():
        if claim.conflict_group:
            groups.setdefault(claim.conflict_group, []).append(claim)
    return [tuple(group) for group in groups.values() if len(group) > 1]
