"""Published figures: intervals with their qualifiers, and how a snapshot stands to them."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.contracts import Label
from dashboard.indicators.keyed import Values

QUALIFIERS = ("exact", "达", "平均", "余", "近", "以上", "不低于")
MEASURES = ("count", "ratio", "parts", "threshold")
SHARE = "比例"
"""The measure unit of shares; they are kept as 0-1 and shown in per cent."""


@dataclass(frozen=True)
class Claim:
    """One published figure; `low`/`high` bound what was said, open or closed.

    `part` narrows it to parts of the indicator (``batch:1|batch:2``) or, for a number of
    parts, names the dimension; `headline` is its place on its pillar's card, if
    any, where it goes by its short label; `denominator_of` names the indicator that counts
    it below the line; `quote` is the figure in the words it was read from, which the press check
    must recognise.
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
    denominator_of: str
    say_zh: str
    say_en: str
    quote: str = ""

    @property
    def label(self) -> Label:
        """What it measures."""
        return Label(self.label_zh, self.label_en)

    @property
    def short(self) -> Label:
        """What it measures, for a card; its label where it has no shorter one."""
        return Label(self.short_zh, self.short_en) if self.short_zh else self.label

    @property
    def say(self) -> Label:
        """The sentence, with `{figure}` (or `{qualifier}` and `{number}` apart) left open."""
        return Label(self.say_zh, self.say_en)

    @property
    def origin(self) -> Label:
        """Who said so."""
        return Label(self.source, self.source_en)

    def contains(self, value: float) -> bool:
        """Whether `value` lies within what was said."""
        above = value > self.low if self.low_open else value >= self.low
        below = value < self.high if self.high_open else value <= self.high
        return above and below


class ClaimsError(ValueError):
    """A file of claims that cannot be used; says which file, row and column."""


def file(data: Path, shipped: Path) -> Path:
    """The file of claims of a data directory, else the one shipped."""
    own = data / "claims.csv"
    return own if own.exists() else shipped / "claims.csv"


def load(file: Path) -> dict[str, Claim]:
    """The claims in `file`, by id; ClaimsError names the file, row and column at fault."""
    try:
        rows = pd.read_csv(file, dtype=str, keep_default_na=False)
    except (OSError, ValueError) as error:
        raise ClaimsError(f"{file.name}: {error}") from error
    wanted = {field.name for field in fields(Claim)}
    if "quote" not in rows:  # a file kept since before the column came
        rows["quote"] = ""
    if missing := sorted(wanted - set(rows.columns)):
        raise ClaimsError(f"{file.name}: {', '.join(missing)} missing")
    return {
        row["claim_id"]: _claim(row, f"{file.name} row {number}")
        for number, row in enumerate(rows[sorted(wanted)].to_dict("records"), start=2)
    }


def interval(
    value: float, qualifier: str, *, share: bool = False, unit: float | None = None
) -> tuple[float, bool, float, bool]:
    """What a figure as written says: low, whether open, high, whether open.

    余 reaches to the next round unit (the place of the last digit that is not zero, unless `unit`
    gives it), 近 from half a unit below, 约 half a unit to both sides; an average is right after
    rounding to its printed digits; shares (0 to 1, round in per cent) end at 1. The readings are
    ours, from the words' usual sense.
    """
    step = round_unit(value) if unit is None else unit
    half = min(step, 1.0) / 2
    top = 1.0 if share else math.inf
    return {
        "余": (value, False, value + step, True),
        "近": (value - step / 2, False, value, True),
        "约": (value - step / 2, False, value + step / 2, False),
        "平均": (value - half, False, value + half, True),
        "以上": (value, False, top, not share),
        "不低于": (value, False, top, not share),
        "超过": (value, True, top, not share),
        "不足": (-math.inf, True, value, True),
        "以内": (-math.inf, True, value, False),
    }.get(qualifier, (value, False, value, False))


def round_unit(value: float) -> float:
    """The place of the last digit that is not zero: 100 of 2600, 0.1 of 0.8."""
    written = Decimal(repr(value)).normalize()
    return float(Decimal(1).scaleb(int(written.as_tuple().exponent)))


NUMBERS = {"value": None, "low": -math.inf, "high": math.inf}
"""Number columns, and what an empty cell means (None: it may not be empty)."""


def _claim(row: dict, place: str) -> Claim:
    def read(column: str, convert: Callable, missing: object = None) -> Any:
        if not row[column] and (missing is not None or column not in NUMBERS):
            return missing
        try:
            return convert(row[column])
        except (ValueError, KeyError):
            raise ClaimsError(f"{place}: {column} {row[column]!r} unknown") from None

    claim = Claim(
        **row
        | {name: read(name, float, missing) for name, missing in NUMBERS.items()}
        | {name: row[name] == "1" for name in ("low_open", "high_open")}
        | {name: read(name, date.fromisoformat) for name in ("as_of", "source_date")}
        | {
            "headline": read("headline", int),
            "qualifier": read("qualifier", {q: q for q in QUALIFIERS}.__getitem__),
            "measure": read("measure", {m: m for m in MEASURES}.__getitem__),
        }
    )
    said = interval(claim.value, claim.qualifier, share=claim.measure_unit == SHARE)
    kept = (claim.low, claim.low_open, claim.high, claim.high_open)
    if not all(math.isclose(a, b) for a, b in zip(said, kept, strict=True)):
        raise ClaimsError(f"{place}: low and high do not say {claim.qualifier} {claim.value:g}")
    return claim


def snapshot_value(claim: Claim, values: Values) -> float | None:
    """What a snapshot says of the claimed quantity.

    A count, a ratio, the number of parts, or for a threshold the share of targets that
    keep it; None where the snapshot has nothing.
    """
    indicator = claim.indicator or claim.denominator_of
    if claim.measure == "parts":
        return float(len(values.parts(indicator, claim.unit, claim.part))) or None
    if claim.part:
        parts = [values.find(indicator, claim.unit, part) for part in claim.part.split("|")]
        return float(sum(p["numerator"] for p in parts if p)) if all(parts) else None
    column = "numerator" if claim.measure == "count" else "value"
    total = values.find(indicator, claim.unit)
    held = total["denominator" if claim.denominator_of else column] if total else None
    return None if held is None or math.isnan(held) else float(held)


def agreement(claim: Claim, value: float | None, provenance: str, as_of: date) -> str:
    """How a snapshot's `value` stands to `claim`.

    ``constructed``: demonstration data of the same date, built to agree, neither confirm nor
    refute; ``other_date``: only figures of the same date can be compared; ``undated``: the
    source gives no date; ``register``: the real list of towns; ``agrees``, ``differs``;
    ``none``: no value.
    """
    if value is None:
        return "none"
    if claim.denominator_of:
        return "register"
    if claim.as_of != as_of:
        return "other_date" if claim.as_of else "undated"
    if provenance == "demo":
        return "constructed"
    if claim.measure == "threshold":
        return "agrees" if value == 1 else "differs"
    return "agrees" if claim.contains(value) else "differs"


def conflicts(claims: Mapping[str, Claim]) -> list[tuple[Claim, ...]]:
    """Groups of claims of the same quantity from sources that disagree."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims.values():
        if claim.conflict_group:
            groups.setdefault(claim.conflict_group, []).append(claim)
    return [tuple(group) for group in groups.values() if len(group) > 1]
