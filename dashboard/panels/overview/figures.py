"""A published figure's counterpart in the snapshot: value, change, trend."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import theme
from dashboard.charts import marks_of, sparkline
from dashboard.claims import SHARE, Claim, agreement, snapshot_value, whole_value
from dashboard.edition import Edition, events, once
from dashboard.text import formats
from dashboard.text.i18n import Translator


@dataclass(frozen=True)
class Figure:
    """What a snapshot says where a figure was published, in words; `trend` is HTML, `events`
    what its uprights are.
    """

    claim: Claim
    value: str
    note: str
    change: str
    trend: str
    events: str


@once
def figures(edition: Edition, before: date | None) -> list[Figure]:
    """Every published figure with its value in the snapshot, its change and its trend."""
    return [_figure(claim, edition, before) for claim in edition.claims.values()]


def _figure(claim: Claim, edition: Edition, before: date | None) -> Figure:
    value, note = _value(claim, snapshot_value(claim, edition.values), edition)
    now = whole_value(claim, edition.values)
    then = whole_value(claim, edition.periods[before]) if before else None
    marked = events.between(edition, claim.pillar, min(edition.history), edition.as_of)
    return Figure(
        claim,
        value,
        note,
        _change(claim, now, then, edition.t),
        _trend(claim, edition, events.days(marked)),
        events.explained(edition, marked),
    )


def _value(claim: Claim, now: float | None, edition: Edition) -> tuple[str, str]:
    """The snapshot's value, and a note on it."""
    t, snapshot = edition.t, edition.snapshot
    state = agreement(claim, now, snapshot.provenance, snapshot.as_of)
    if claim.indicator and now is None:
        status = edition.values.row(claim.indicator)["status"]
        status = status if status in formats.NO_DATA else "no_data"
        return formats.absence(status, edition.definitions[claim.indicator], t), ""
    if now is None:
        return "", t("agreement.none")
    text = _threshold(claim, edition) if claim.measure == "threshold" else quantity(claim, now)
    if state == "register":
        return text, t("agreement.register")
    total = edition.values.row(claim.indicator)
    notes = [t(f"provenance.{name}.name") for name in marks_of(total) or ("reported",)]
    if total["status"] != "partial":  # a total with units missing is not held against a claim
        notes.append(t(f"agreement.{state}"))
    return text, " · ".join(notes)


def _threshold(claim: Claim, edition: Edition) -> str:
    row = edition.values.row(claim.indicator)
    return edition.t(
        "overview.threshold_met",
        numerator=formats.number(row["numerator"]),
        denominator=formats.number(row["denominator"]),
    )


def quantity(claim: Claim, value: float) -> str:
    """A snapshot's value in the claim's own unit: a share in per cent, an average with one
    decimal, a count whole.
    """
    if claim.measure_unit == SHARE:
        return formats.percent(value)
    return formats.number(value, 1 if claim.measure == "ratio" else 0)


def _change(claim: Claim, now: float | None, before: float | None, t: Translator) -> str:
    if now is None or before is None or claim.measure == "threshold":
        return ""
    difference = now - before
    if claim.measure_unit == SHARE:
        return formats.signed(difference * 100, 1) + t("unit.points")
    return formats.signed(difference, 1 if claim.measure == "ratio" else 0)


def _trend(claim: Claim, edition: Edition, marked: Sequence[date]) -> str:
    if claim.measure == "threshold":
        return ""
    past = pd.Series(
        {day: whole_value(claim, values) for day, values in edition.history.items()}, dtype=float
    )
    held = past.dropna()
    if len(held) < 2:
        return ""
    alt = edition.t(
        "overview.spark_alt",
        label=edition.t.label(claim.label),
        first=quantity(claim, held.iloc[0]),
        last=quantity(claim, held.iloc[-1]),
    )
    colour = theme.PILLAR.get(claim.pillar, theme.MUTED)
    return sparkline(past, colour=colour, alt=alt, events=marked)
