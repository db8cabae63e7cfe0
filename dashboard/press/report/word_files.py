"""Word files made of a report: the draft with comments, and the report itself."""

from collections.abc import Iterator

from docx import Document

from dashboard import theme
from dashboard.files import word as word_files
from dashboard.press.drafts.commented import WordDraft
from dashboard.press.finding import Finding
from dashboard.press.report import groups
from dashboard.press.report.groups import group
from dashboard.press.report.wording import suggestion
from dashboard.press.report.words import Report

WIDTHS = (2.4, 1.9, 3.2, 6.6, 2.3)
"""Of the report's table, in centimetres."""
COLUMNS = ("number", "verdict", "about", "reason", "suggestion")


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
        if group(f) != "other"
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
