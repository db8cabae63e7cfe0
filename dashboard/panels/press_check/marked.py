"""The draft as it is, each number in the mark of its verdict with its place in the list."""

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.panels.press_check import html
from dashboard.press.report.groups import group
from dashboard.press.report.words import Report


class Mark(NamedTuple):
    """Code points, half-open; `kind` as the style sheet has it."""

    start: int
    end: int
    kind: str
    sign: str
    reason: str


def show(report: Report) -> None:
    """The text, marked; then where it contradicts itself."""
    html.show("marked", report, report.t, list(_stretches(report)))


def _stretches(report: Report) -> Iterator[tuple[str, Mark | None]]:
    text, last = report.text, 0
    for mark in sorted(_marks(report)):
        yield text[last : mark.start], None
        yield text[mark.start : mark.end], mark
        last = max(last, mark.end)
    yield text[last:], None


def _marks(report: Report) -> Iterator[Mark]:
    """Numbers of ours and open ones with sign and place, others faint."""
    for place, finding in enumerate(report.findings, 1):
        other = group(finding) == "other"
        kind = "other" if other else finding.verdict.kind
        sign = "" if other else f"{report.t(f'press.sign.{kind}')}{place}"
        yield Mark(finding.number.start, finding.number.end, kind, sign, report.reason(finding))
    for one in report.unread:
        yield Mark(one.start, one.end, "unread", "!", report.unreadable(one))
