"""A report as data: what the command line gives as JSON."""

import math
from typing import TYPE_CHECKING, Any

from dashboard.claims import SHARE
from dashboard.press.findings import Finding
from dashboard.press.groups import group, suggestion

if TYPE_CHECKING:
    from dashboard.press.report import Report


def as_data(report: "Report") -> dict[str, Any]:
    """Numbers, the draft as a whole, its published figures, what was not read."""
    return {
        "numbers": [_number(report, f) for f in report.found],
        "draft": [
            {
                "kind": r.kind,
                "numbers": list(r.numbers),
                "claim_id": r.claim.claim_id if r.claim else None,
                "text": report.remark(r),
            }
            for r in report.remarks
        ],
        "status": report.status,
        "figures": [
            {
                "claim_ids": [c.claim_id for c in row.claims],
                "state": row.state,
                "numbers": list(row.numbers),
            }
            for row in report.rows
        ],
        "notes": [report.t(f"press.unseen.{name}") for name in report.notes],
        "unread": [
            {
                "text": report.text[p.start : p.end],
                "start": p.start,
                "end": p.end,
                "reason": report.unreadable(p),
            }
            for p in report.unread
        ],
    }


def _number(report: "Report", finding: Finding) -> dict[str, Any]:
    phrase, quantity, fix = finding.phrase, finding.quantity, suggestion(finding)
    level = finding.stated.mood == "level"
    return {
        "text": finding.text,
        "start": phrase.numeral.start,
        "end": phrase.numeral.end,
        "value": phrase.value,
        "low": _bound(phrase.low),
        "low_open": phrase.low_open,
        "high": _bound(phrase.high),
        "high_open": phrase.high_open,
        "qualifier": phrase.word,
        "measure_unit": phrase.measure or (SHARE if phrase.share else None),
        "claim_id": finding.judgement.claim.claim_id if finding.judgement.claim else None,
        "indicator": quantity.indicator or None if quantity else None,
        "measure": (quantity.measure if level else finding.stated.mood) if quantity else None,
        "unit": finding.place.town or finding.unit,
        "period": finding.said_of or None,
        "part": finding.bound.part or None if finding.bound else None,
        "verdict": finding.verdict,
        "reason": report.reason(finding),
        "expected": report.expected(finding) or None,
        "suggestion": fix[2] if fix else None,
        "candidates": [q.id for q in report.candidates(finding)],
        "group": group(finding),
    }


def _bound(value: float) -> float | None:
    return value if math.isfinite(value) else None
