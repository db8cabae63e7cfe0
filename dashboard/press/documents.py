"""Drafts in and out: text and Word files, the draft with comments, the report."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError

from dashboard import theme
from dashboard.files import word as word_files
from dashboard.files.archive import ArchiveError, refuse_entities, refuse_ole
from dashboard.press import groups
from dashboard.press.findings import DraftError, Finding
from dashboard.press.groups import suggestion
from dashboard.press.report import Report
from dashboard.press.word_draft import WordDraft

MOST = 20 * 2**20
UNPACKED = 200 * 2**20
"""Bytes of a file, and what a Word file may unpack to."""
MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
"""How a file in UTF-16 begins."""
FAULTS = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    OSError,
    RuntimeError,
    NotImplementedError,
    SyntaxError,
    EOFError,
    AttributeError,
)
"""What a file that is no Word document may raise."""
WIDTHS = (2.4, 1.9, 3.2, 6.6, 2.3)
"""Of the report's table, in centimetres."""
TRADITIONAL = re.compile("[編鎮辦執責單項餘達號個實幹屬]")


@dataclass(frozen=True)
class Draft:
    """A draft as text; `word` is the Word file it came in, if any, `unseen` what in it was not
    read (keys of ``press.unseen``).
    """

    text: str
    word: bytes = b""
    unseen: tuple[str, ...] = ()


def read(name: str, content: bytes) -> Draft:
    """The draft in a file; `DraftError` names the file, what is wrong and the mend."""
    if len(content) > MOST:
        raise DraftError(
            "too_large", file=name, given=f"{len(content) / 2**20:.0f}", most=f"{MOST // 2**20}"
        )
    if name.lower().endswith(".docx"):
        word = _word(name, content)
        return Draft(word.text, content, word.unseen)
    wide = MARKS.get(content[:2])
    if not name.lower().endswith((".txt", ".text", ".md")) or (
        not wide and b"\0" in content[:4096]
    ):
        raise DraftError("form", file=name)
    for encoding in (wide,) if wide else ("utf-8", "gb18030"):
        try:
            return Draft(content.decode(encoding).removeprefix("\ufeff").replace("\r\n", "\n"))
        except UnicodeDecodeError:
            continue
    raise DraftError("encoding", file=name)


def _word(name: str, content: bytes) -> WordDraft:
    try:
        refuse_ole(content)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > UNPACKED:
                most = f"{UNPACKED // 2**20}"
                raise DraftError("too_large", file=name, given=f">{most}", most=most)
            for member in members:
                if member.filename.startswith("word/") and member.filename.endswith(".xml"):
                    refuse_entities(archive.read(member))
        return WordDraft(content)
    except DraftError:
        raise
    except FAULTS as error:
        encrypted = isinstance(error, ArchiveError) and error.rule == "encrypted"
        raise DraftError("encrypted" if encrypted else "damaged", file=name) from error


def notes(text: str, unseen: Sequence[str] = ()) -> list[str]:
    """Keys of what is to be said of a draft: parts not read, letters not checked."""
    found = list(unseen)
    if TRADITIONAL.search(text):
        found.append("traditional")
    if re.search(r"\d", text) and not re.search("[\u4e00-\u9fff]", text):
        found.append("foreign")
    return found


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
            for start, end, said in reversed(_comments(report)):
                draft.comment(start, end, said, report.t("press.author"))
            return draft.saved()
    return _new(report)


def _comments(report: Report) -> list[tuple[int, int, str]]:
    """Where which comment stands, in order."""
    found = [
        (f.phrase.start, f.phrase.end, _comment(f, report))
        for f in report.found
        if groups.group(f) != groups.OTHER
    ]
    return sorted(found + [(p.start, p.end, report.unreadable(p)) for p in report.unread])


def _new(report: Report) -> bytes:
    """The text as a new document, numbers shaded and commented."""
    document = Document()
    word_files.look(document)
    spans, text = _comments(report), report.text
    verdicts = {f.phrase.start: f.verdict for f in report.found}
    offset = 0
    for line in text.split("\n"):
        paragraph, last, end = document.add_paragraph(), offset, offset + len(line)
        for start, stop, said in [one for one in spans if offset <= one[0] < max(end, offset + 1)]:
            paragraph.add_run(text[last:start])
            run = paragraph.add_run(text[start : min(stop, end)])
            word_files.shade(run, theme.VERDICT[verdicts.get(start, "mismatch")])
            document.add_comment([run], text=said, author=report.t("press.author"), initials="")
            last = min(stop, end)
        paragraph.add_run(text[last:end])
        offset = end + 1
    return word_files.saved(document)


def _comment(finding: Finding, report: Report) -> str:
    t, fix = report.t, suggestion(finding)
    said = (
        f"{t(f'press.verdict.{finding.verdict}')} · {report.label(finding)}\n"
        f"{report.reason(finding)}"
    )
    return (
        said
        if fix is None
        else said + "\n" + t("press.suggest", was=report.text[fix[0] : fix[1]], now=fix[2])
    )


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
    if report.found:
        document.add_heading(t("press.list"), level=2)
        _table(document, report)
    return word_files.saved(document)


def _table(document: Any, report: Report) -> None:
    t = report.t
    rows = [
        tuple(
            t(f"press.column.{name}")
            for name in ("number", "verdict", "about", "reason", "suggestion")
        )
    ]
    for at in (*groups.order(report.found), *groups.ranked(report.found)):
        finding = report.found[at]
        fix = suggestion(finding)
        rows.append(
            (
                report.quoted(finding),
                t(f"press.verdict.{finding.verdict}"),
                report.label(finding),
                report.reason(finding),
                fix[2] if fix else "",
            )
        )
    word_files.table(document, rows, WIDTHS)
