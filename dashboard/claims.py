"""Published figures: intervals with their qualifiers, and how a snapshot stands to them."""

import math
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
from pydantic import BeforeValidator, Field, ValidationError
from pydantic.dataclasses import dataclass

from dashboard.contracts import Label, Provenance
from dashboard.files.faults import FileFault
from dashboard.indicators.keyed import Values

Qualifier = Literal["exact", "达", "平均", "余", "近", "以上", "不低于"]
Measure = Literal["count", "ratio", "parts", "threshold"]
Agreement = Literal["constructed", "other_date", "undated", "register", "agrees", "differs", "none"]
SHARE = "比例"
"""The measure unit of shares; they are kept as 0-1 and shown in per cent."""


def _or(missing: object) -> BeforeValidator:
    """An empty cell means `missing`."""
    return BeforeValidator(lambda cell: missing if cell == "" else cell)


def _day(cell: object) -> object:
    return date.fromisoformat(cell) if isinstance(cell, str) else cell


Day = Annotated[date | None, BeforeValidator(_day), _or(None)]
Flag = Annotated[bool, BeforeValidator(lambda cell: cell in (True, "1"))]


@dataclass(frozen=True)
class Claim:
    """One published figure; `low`/`high` bound what was said, open or closed.

    `part` narrows it to parts of the indicator (`parts`) or, for a number of parts, names what
    they are parts of (`dimension`); `headline` is its place on its pillar's card, if any, where
    it goes by its short label; `denominator_of`, of a number of towns, names the indicator whose
    towns they are; `quote` is the figure in the words it was read from, which the press check must
    recognise.
    """

    claim_id: str
    indicator: str
    measure: Measure
    unit: str
    label_zh: str
    label_en: str
    value: Annotated[float, Field(allow_inf_nan=False)]
    low: Annotated[float, _or(-math.inf)]
    low_open: Flag
    high: Annotated[float, _or(math.inf)]
    high_open: Flag
    qualifier: Qualifier
    measure_unit: str
    as_of: Day
    source: str
    source_en: str
    source_date: Day
    conflict_group: str
    part: str
    pillar: str
    headline: Annotated[int | None, _or(None)]
    short_zh: str
    short_en: str
    denominator_of: str
    say_zh: str
    say_en: str
    quote: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the indicator it is of (``batch:1``); none for the whole."""
        named = self.part.split("|") if self.part else []
        return () if self.measure == "parts" else tuple(named)

    @property
    def dimension(self) -> str:
        """What it is a number of parts of (``batch``); empty for other measures."""
        return self.part if self.measure == "parts" else ""

    @property
    def label(self) -> Label:
        """What it measures."""
        return Label(zh=self.label_zh, en=self.label_en)

    @property
    def short(self) -> Label:
        """What it measures, for a card; its label where it has no shorter one."""
        return Label(zh=self.short_zh, en=self.short_en) if self.short_zh else self.label

    @property
    def say(self) -> Label:
        """The sentence, with `{figure}` (or `{qualifier}` and `{number}` apart) left open."""
        return Label(zh=self.say_zh, en=self.say_en)

    @property
    def origin(self) -> Label:
        """Who said so."""
        return Label(zh=self.source, en=self.source_en)

    def contains(self, value: float) -> bool:
        """Whether `value` lies within what was said."""
        above = value > self.low if self.low_open else value >= self.low
        below = value < self.high if self.high_open else value <= self.high
        return above and below


class ClaimsError(FileFault):
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
    wanted = [field.name for field in fields(Claim)]
    if "quote" not in rows:  # a file kept since before the column came
        rows["quote"] = ""
    if missing := sorted(set(wanted) - set(rows.columns)):
        raise ClaimsError(f"{file.name}: {', '.join(missing)} missing")
    found: dict[str, Claim] = {}
    for number, row in enumerate(rows[wanted].to_dict("records"), start=2):
        claim = _claim({str(name): cell for name, cell in row.items()}, f"{file.name} row {number}")
        if claim.claim_id in found:
            raise ClaimsError(f"{file.name} row {number}: claim_id {claim.claim_id!r} stands twice")
        found[claim.claim_id] = claim
    return found


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


def _claim(row: Mapping[str, str], place: str) -> Claim:
    try:
        claim = Claim(**row)  # type: ignore[arg-type]  # pydantic reads the cells
    except ValidationError as error:
        faults = {str(fault["loc"][0]): fault for fault in error.errors()}
        raise ClaimsError(
            "\n".join(f"{place}: {name} {row[name]!r} unknown" for name in faults)
        ) from None
    expected = interval(claim.value, claim.qualifier, share=claim.measure_unit == SHARE)
    given = (claim.low, claim.low_open, claim.high, claim.high_open)
    if not all(math.isclose(a, b) for a, b in zip(expected, given, strict=True)):
        raise ClaimsError(f"{place}: low and high do not say {claim.qualifier} {claim.value:g}")
    return claim


def snapshot_value(claim: Claim, values: Values) -> float | None:
    """What a snapshot says of the claimed quantity.

    A count, a ratio, the number of parts, or for a threshold the share of targets that
    keep it; None where the snapshot has nothing.
    """
    if claim.denominator_of:  # the towns of the register, whoever has sent what
        return float(len(values.totals(claim.denominator_of, "town"))) or None
    indicator = claim.indicator
    if claim.measure == "parts":
        return float(len(values.parts(indicator, claim.unit, claim.dimension))) or None
    if claim.parts:
        parts = [values.find(indicator, claim.unit, part) for part in claim.parts]
        return float(sum(p["numerator"] for p in parts if p)) if all(parts) else None
    total = values.find(indicator, claim.unit)
    if total is None:
        return None
    number = total["numerator"] if claim.measure == "count" else total["value"]
    return None if math.isnan(number) else float(number)


def whole_value(claim: Claim, values: Values) -> float | None:
    """As `snapshot_value`; None too of a total some of whose units have sent nothing: it is held
    against nothing.
    """
    total = values.find(claim.indicator, claim.unit)
    partial = total is not None and total["status"] == "partial"
    return None if partial else snapshot_value(claim, values)


def agreement(claim: Claim, value: float | None, provenance: Provenance, as_of: date) -> Agreement:
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
