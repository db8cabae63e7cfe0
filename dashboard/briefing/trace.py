"""From a code back to what it stands for: every number that could have it is tried."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.briefing.deck import Issued
from dashboard.briefing.fingerprint import Stated, code
from dashboard.briefing.numbers import stated_claim, stated_row
from dashboard.charts.base import records
from dashboard.claims import Claim
from dashboard.indicators import Definitions
from dashboard.indicators.keyed import Values
from dashboard.snapshots.reader import Snapshot

Periods = Sequence[tuple[Snapshot, str, Values]]
"""Snapshots on disk: what each is now (`states.state_of`), and its values."""


@dataclass(frozen=True)
class Traced:
    """What a code stands for: a published figure, or a row of a snapshot and what that is now."""

    stated: Stated
    claim: Claim | None = None
    snapshot: Snapshot | None = None
    state: str = ""
    row: Mapping[str, Any] | None = None


def numbers(
    key: bytes, claims: Mapping[str, Claim], periods: Periods, definitions: Definitions
) -> dict[str, Traced]:
    """Every number there is now, by its code: an altered one has another code."""
    return {code(key, one.stated): one for one in _every(claims, periods, definitions)}


def _every(
    claims: Mapping[str, Claim], periods: Periods, definitions: Definitions
) -> Iterator[Traced]:
    for claim in claims.values():
        yield Traced(stated_claim(claim), claim=claim)
    for snapshot, state, values in periods:
        frame = values.frame
        rows = frame[frame["part"].isna() & frame["level"].isin(["city", "unit"])]
        for row in records(rows):
            indicator = definitions[str(row["indicator"])]
            yield Traced(
                stated_row(indicator, str(row["unit"]), snapshot, row),
                snapshot=snapshot,
                state=state,
                row=row,
            )


def hand_out(key: bytes, asked: str, issued: Sequence[Issued]) -> Issued | None:
    """What was noted when a hand-out of this code was made; None where there is none, or where
    what it says no longer has that code.
    """
    return next((o for o in issued if o.code == asked and code(key, o.issue) == asked), None)
