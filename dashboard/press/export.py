"""A report as data, as text and as Word files."""

import math
from collections.abc import Iterator
from typing import Any

from docx import Document

from dashboard import theme
from dashboard.claims import SHARE
from dashboard.files import word as word_files
from dashboard.press import groups
from dashboard.press.check import Finding
from dashboard.press.groups import Group, group
from dashboard.press.modality import Modality
from dashboard.press.report import Report
from dashboard.press.word.draft import WordDraft
from dashboard.press.wording import suggestion

WIDTHS = (2.4, 1.9, 3.2, 6.6, 2.3)
"""Of the report's table, in centimetres."""
COLUMNS = ("number", "verdict", "about", "reason", "suggestion")


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
    modality, claim = finding.mention.modality, finding.verdict.claim
    measure = quantity and (quantity.measure if modality == Modality.LEVEL else modality)
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
        "period": finding.period or None,
        "part": finding.match.part or None if finding.match else None,
        "verdict": finding.verdict.kind,
        "reason": report.reason(finding),
        "expected": report.expected(finding) or None,
        "suggestion": fix.text if fix else None,
        "candidates": [q.id for q in report.candidates(finding)],
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
    for name, places in ((Group.OURS, ours), (Group.OPEN, still_open)):
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
    if others := report.of_group(Group.OTHER):
        yield from ("", t("press.others", n=len(others)) + t.join(list(map(report.quoted, others))))
    if report.contradictions:
        yield from ("", t("press.whole"))
        yield from (f"- {report.remark(one)}" for one in report.contradictions)


def keeps(report: Report, word: bytes) -> bool:
    """Whether the commented copy can be the file itself: its paragraphs are those of the text."""
    return bool(word) and WordDraft(word).rewritten(report.text)


def commented(report: Report, word: bytes = b"") -> bytes:
    """The draft as DOCX, every number of ours and every open one commented. `word` is the file it
    came in: nothing of it changes but what was changed in the text; where paragraphs were joined
    or split since, a new document.
    """
    if word:
        draft = WordDraft(word)
        if draft.rewritten(report.text):
            for start, end, comment in reversed(_comments(report)):
                draft.comment(start, end, comment, report.t("press.author"))
            return draft.saved()
    return _new(report)


def _comments(report: Report) -> list[tuple[int, int, str]]:
    """Where which comment stands, in order."""
    found = [
        (f.number.start, f.number.end, _comment(f, report))
        for f in report.findings
        if group(f) != Group.OTHER
    ]
    return sorted(found + [(one.start, one.end, report.unreadable(one)) for one in report.unread])


def _comment(finding: Finding, report: Report) -> str:
    verdict = report.t(f"press.verdict.{finding.verdict.kind}")
    lines = (f"{verdict} · {report.label(finding)}", report.reason(finding), report.fix(finding))
    return "\n".join(filter(None, lines))


def _new(report: Report) -> bytes:
    """The text as a new document, numbers shaded and commented."""
    document = Document()
    word_files.look(document)
    spans, text = _comments(report), report.text
    verdicts = {f.number.start: f.verdict.kind for f in report.findings}
    offset = 0
    for line in text.split("\n"):
        paragraph, last, end = document.add_paragraph(), offset, offset + len(line)
        for start, stop, comment in [s for s in spans if offset <= s[0] < max(end, offset + 1)]:
            paragraph.add_run(text[last:start])
            run = paragraph.add_run(text[start : min(stop, end)])
            word_files.shade(run, theme.VERDICT[verdicts.get(start, "mismatch")])
            document.add_comment([run], text=comment, author=report.t("press.author"), initials="")
            last = min(stop, end)
        paragraph.add_run(text[last:end])
        offset = end + 1
    return word_files.saved(document)


def summary(report: Report) -> bytes:
    """The check report as DOCX: may it go out, the published figures, a table of its numbers."""
    t, document = report.t, Document()
    word_files.look(document, 12)
    document.add_heading(t("press.report_title"), level=1)
    document.add_paragraph(report.basis)
    document.add_paragraph(report.headline()).runs[0].bold = True
    document.add_paragraph(report.summary())
    for heading, lines in (
        ("press.group.rows", [report.row(row) for row in report.rows]),
        ("press.group.unread", [report.unreadable(one) for one in report.unread]),
        ("press.group.unseen", [t(f"press.unseen.{name}") for name in report.notes]),
        ("press.whole", [report.remark(one) for one in report.contradictions]),
    ):
        if lines:
            document.add_heading(t(heading), level=2)
        for line in lines:
            document.add_paragraph(line, style="List Bullet")
    if report.findings:
        document.add_heading(t("press.list"), level=2)
        heads = tuple(t(f"press.column.{name}") for name in COLUMNS)
        word_files.table(document, [heads, *_table(report)], WIDTHS)
    return word_files.saved(document)


def _table(report: Report) -> Iterator[tuple[str, ...]]:
    """A row a number, those of ours first, in the order of `COLUMNS`."""
    findings = report.findings
    for at in (*groups.ours_by_gravity(findings), *groups.open_by_digits(findings)):
        finding, fix = findings[at], suggestion(findings[at])
        yield (
            report.quoted(finding),
            report.t(f"press.verdict.{finding.verdict.kind}"),
            report.label(finding),
            report.reason(finding),
            fix.text if fix else "",
        )
