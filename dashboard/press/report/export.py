"""A report as data and as text."""

import math
from collections.abc import Iterator
from typing import Any

from dashboard.claims import SHARE
from dashboard.press.finding import Finding
from dashboard.press.report import groups
from dashboard.press.report.groups import group
from dashboard.press.report.wording import suggestion
from dashboard.press.report.words import Report


def as_data(report: Report) -> dict[str, Any]:
    """Numbers, the draft as a whole, its published figures, what was not read: as JSON takes it."""
    return {
        "numbers": [_number(report, f) for f in report.findings],
        "draft": [
            {
                "kind": remark.kind,
                "numbers": list(remark.numbers),
                "claim_id": remark.claim.claim_id if remark.claim else None,
                "text": report.remark(remark),
            }
            for remark in report.remarks
        ],
        "status": report.status,
        "figures": [
            {
                "claim_ids": [claim.claim_id for claim in row.claims],
                "state": row.state,
                "numbers": list(row.numbers),
            }
            for row in report.rows
        ],
        "notes": [report.t(f"press.unseen.{name}") for name in report.notes],
        "unread": [
            {
                "text": report.text[one.start : one.end],
                "start": one.start,
                "end": one.end,
                "reason": report.unreadable(one),
            }
            for one in report.unread
        ],
    }


def _number(report: Report, finding: Finding) -> dict[str, Any]:
    number, quantity, fix = finding.number, finding.quantity, suggestion(finding)
    modality, claim = finding.modality, finding.verdict.claim
    measure = quantity and (quantity.measure if modality == "level" else modality)
    return {
        "text": finding.text,
        "start": number.numeral.start,
        "end": number.numeral.end,
        "value": number.value,
        "low": _finite(number.low),
        "low_open": number.low_open,
        "high": _finite(number.high),
        "high_open": number.high_open,
        "qualifier": number.word,
        "measure_unit": number.measure or (SHARE if number.share else None),
        "claim_id": claim.claim_id if claim else None,
        "indicator": quantity.indicator or None if quantity else None,
        "measure": measure,
        "unit": finding.place.town or finding.unit,
        "period": finding.said_of or None,
        "part": finding.match.part or None if finding.match else None,
        "verdict": finding.verdict.kind,
        "reason": report.reason(finding),
        "expected": report.expected(finding) or None,
        "suggestion": fix.text if fix else None,
        "candidates": [q.id for q in report.candidates(finding)],
        "computed": list(report.computed(finding).values()),
        "group": group(finding),
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def plain(report: Report) -> str:
    """The report as text: may it go out; ours, errors first; what cannot be told; the rest."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    t, findings = report.t, report.findings
    yield from (t("press.title"), report.basis, "", report.headline(), report.summary())
    yield from (t(f"press.unseen.{name}") for name in report.notes)
    if report.rows:
        yield from ("", t("press.group.rows"))
        yield from (f"- {report.row(row)}" for row in report.rows)
    ours, still_open = groups.ours_by_gravity(findings), groups.open_by_digits(findings)
    for name, places in (("ours", ours), ("open", still_open)):
        if places:
            yield from ("", t(f"press.group.{name}"))
        for at in places:
            finding = findings[at]
            verdict = t(f"press.verdict.{finding.verdict.kind}")
            yield f"{at + 1}. [{verdict}] {report.quoted(finding)}  {report.label(finding)}"
            yield from (
                f"   {line}" for line in (report.reason(finding), report.fix(finding)) if line
            )
    yield from (f"- {report.unreadable(one)}" for one in report.unread)
    if others := report.of_group("other"):
        yield from ("", t("press.others", n=len(others)) + t.join(list(map(report.quoted, others))))
    if report.contradictions:
        yield from ("", t("press.whole"))
        yield from (f"- {report.remark(one)}" for one in report.contradictions)
