"""Numbers as they are said: figure, sentence, source and code, made from data alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.briefing.fingerprint import Stated, code
from dashboard.charts import marks_of
from dashboard.claims import Claim
from dashboard.edition import Edition
from dashboard.indicators import Indicator
from dashboard.snapshots.reader import Snapshot
from dashboard.text import formats, provenance
from dashboard.text.i18n import Translator
from dashboard.views import sentences


@dataclass(frozen=True)
class Number:
    """One number as it is shown and said.

    `clause` is what is said of it, empty for what may not be said in public, `origin` who says
    so; `mark` names what it is; `value` is the number drawn (a share from 0 to 1), NaN where
    there is none.
    """

    of: str
    unit: str
    pillar: str
    label: str
    shown: str
    clause: str
    origin: str
    sentence: str
    source: str
    mark: str
    code: str
    value: float
    as_of: date | None


def sentence(numbers: Sequence[Number], t: Translator) -> str:
    """What is said of numbers in public: those of one source and date in one sentence."""
    groups: dict[tuple[str, date | None], list[str]] = {}
    for number in numbers:
        if number.clause:
            groups.setdefault((number.origin, number.as_of), []).append(number.clause)
    said = [
        t(
            "briefing.said" if day else "briefing.said_undated",
            date=formats.day(day, t),
            said=t("briefing.and").join(dict.fromkeys(clauses)),
            source=origin,
        )
        for (origin, day), clauses in groups.items()
    ]
    return t("briefing.sentence_gap").join(said)


def press(text: str, t: Translator) -> str:
    """Numbers as the press writes them: in Chinese without separators."""
    return re.sub(r"(?<=\d),(?=\d{3})", "", text) if t.lang == "zh" else text


def stated_claim(claim: Claim) -> Stated:
    """What the code of a published figure stands for."""
    said = f"{'[('[claim.low_open]}{claim.low:g}, {claim.high:g}{'])'[claim.high_open]}"
    return Stated(
        claim.claim_id,
        claim.unit,
        "",
        0,
        f"{claim.source} {claim.source_date}",
        f"{claim.qualifier} {claim.value:g} {said}",
    )


def stated_row(
    indicator: Indicator, unit: str, snapshot: Snapshot, row: Mapping[str, Any]
) -> Stated:
    """What the code of a snapshot's number stands for."""
    value = " / ".join(
        "–" if pd.isna(row[c]) else repr(float(row[c])) for c in ("numerator", "denominator")
    )
    return Stated(
        indicator.id, unit, str(snapshot.as_of), snapshot.revision, indicator.definition_hash, value
    )


def of_claim(claim: Claim, edition: Edition) -> Number:
    """A published figure."""
    t = edition.t
    origin = t.label(claim.origin)
    number = Number(
        of=claim.claim_id,
        unit=claim.unit,
        pillar=claim.pillar,
        label=t.label(claim.label),
        shown=formats.claimed(claim, t, press=True),
        clause=formats.said(claim, t),
        origin=origin,
        sentence="",
        source=t("briefing.source_claim", source=origin, date=formats.day(claim.as_of, t))
        if claim.as_of
        else origin,
        mark=t("provenance.published.name"),
        code=code(edition.key, stated_claim(claim)),
        value=claim.value,
        as_of=claim.as_of,
    )
    return replace(number, sentence=sentence([number], t))


def of_row(indicator: Indicator, unit: str, edition: Edition, day: date | None = None) -> Number:
    """An indicator at a unit or the city, in the snapshot of `day` (else the one shown). There is
    nothing to say aloud of demonstration data, nor of a total some of whose units have sent
    nothing.
    """
    t = edition.t
    snapshot = edition.snapshots[day or edition.snapshot.as_of]
    row = edition.periods[snapshot.as_of].row(indicator.id, unit)
    words = [
        *filter(None, [provenance.status(snapshot, t)]),
        *(t(f"provenance.{name}.mark") for name in marks_of(row)),
    ]
    none = row["status"] in formats.NO_DATA
    place, name = edition.names[unit], t.label(indicator.name)
    clause = (
        ""
        if none or row["provenance"] == "demo" or row["status"] == "partial"
        else t(
            "briefing.clause",
            place=place,
            indicator=name,
            value=press(_both(row, indicator, t), t),
            mark=t("briefing.marked", marks=t.join(words)) if words else "",
        )
    )
    number = Number(
        of=indicator.id,
        unit=unit,
        pillar=indicator.pillar,
        label=t("briefing.label_row", place=place, indicator=name),
        shown=press(formats.lead(row, indicator, t), t) + formats.incomplete(row["status"], t),
        clause=clause,
        origin=t("briefing.origin_row", source=t.label(indicator.source)),
        sentence="",
        source=t(
            "briefing.source_row",
            date=_days(indicator, row, snapshot, t),
            id=snapshot.id,
            source=t.label(indicator.source),
        ),
        mark=" · ".join(words) or t("provenance.reported.name"),
        code="" if none else code(edition.key, stated_row(indicator, unit, snapshot, row)),
        value=float("nan") if none else _drawn(row, indicator),
        as_of=snapshot.as_of,
    )
    return replace(number, sentence=sentence([number], t))


def _days(indicator: Indicator, row: Mapping[str, Any], snapshot: Snapshot, t: Translator) -> str:
    """The as-of date, and the days the number looks at where they are more."""
    day = formats.day(snapshot.as_of, t)
    days = "" if indicator.window == "stock" else formats.window(row["window"], t)
    return f"{day} ({days})" if days else day


def _both(row: Mapping[str, Any], indicator: Indicator, t: Translator) -> str:
    """The measure that leads, and beside it the other one."""
    if indicator.lead != "count" or not indicator.has_ratio or pd.isna(row["value"]):
        return sentences.value(row, indicator, t)
    return t(
        "overview.with_count",
        ratio=formats.count(row["numerator"], indicator, t),
        count=formats.ratio(row["value"], indicator, t),
    )


def _drawn(row: Mapping[str, Any], indicator: Indicator) -> float:
    return float(row["value"] if indicator.has_ratio else row["numerator"])


def change(indicator: Indicator, unit: str, edition: Edition) -> str:
    """What the measure that leads has gained or lost since the snapshot before; empty without."""
    t, before = edition.t, edition.before
    if before is None:
        return ""
    now, then = (edition.periods[day].row(indicator.id, unit) for day in (edition.as_of, before))
    if {now["status"], then["status"]} & {*formats.NO_DATA, "partial"}:
        return ""
    counted = indicator.lead == "count"
    gained = now["numerator"] - then["numerator"] if counted else now["value"] - then["value"]
    if pd.isna(gained):
        return ""
    shown = formats.gained(gained, indicator, t)
    return t("briefing.change", date=formats.day(before, t), change=press(shown, t))
