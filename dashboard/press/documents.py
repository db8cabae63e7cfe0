"""Drafts in and out: text and Word files, the draft with comments, the report."""

import copy
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from dashboard import theme
from dashboard import word as word_files
from dashboard.intake.archive import ENCRYPTED, OLE
from dashboard.press import groups
from dashboard.press.findings import DraftError, Finding
from dashboard.press.report import Report
from dashboard.press.suggestions import suggestion

MOST = 20 * 2**20
UNPACKED = 200 * 2**20
"""Bytes of a file, and what a Word file may unpack to."""

WIDTHS = (2.4, 1.9, 3.2, 6.6, 2.3)
"""Of the report's table, in centimetres."""


@dataclass(frozen=True)
class Draft:
    """A draft as text; `word` is the Word file it came in, if any."""

    text: str
    word: bytes = b""


def read(name: str, content: bytes) -> Draft:
    """The draft in a file; `DraftError` names the file, what is wrong and the mend."""
    if len(content) > MOST:
        raise DraftError("too_large", file=name, given=f"{len(content) / 2**20:.0f}",
                         most=f"{MOST // 2**20}")
    if name.lower().endswith(".docx"):
        return Draft(_words(name, content), content)
    if not name.lower().endswith((".txt", ".text", ".md")) or b"\0" in content[:4096]:
        raise DraftError("form", file=name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return Draft(content.decode(encoding).removeprefix("\ufeff"))
        except UnicodeDecodeError:
            continue
    raise DraftError("encoding", file=name)


def _words(name: str, content: bytes) -> str:
    if content[:8] == OLE:
        raise DraftError("encrypted" if ENCRYPTED in content else "damaged", file=name)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > UNPACKED:
                raise DraftError("too_large", file=name, given=f">{UNPACKED // 2**20}",
                                 most=f"{UNPACKED // 2**20}")
        return "\n".join(paragraph.text for paragraph in _paragraphs(Document(BytesIO(content))))
    except DraftError:
        raise
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError, RuntimeError,
            NotImplementedError, SyntaxError, EOFError) as error:
        raise DraftError("damaged", file=name) from error


def _paragraphs(document: Any) -> list[Paragraph]:
    """The paragraphs of the body in order, those of tables included."""
    found: list[Paragraph] = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            found += [paragraph for row in block.rows for cell in _cells(row)
                      for paragraph in cell.paragraphs]
    return found


def _cells(row: Any) -> list[Any]:
    """The cells of a row, merged ones once."""
    return list({id(cell._tc): cell for cell in row.cells}.values())


def commented(report: Report, word: bytes = b"") -> bytes:
    """The draft as DOCX, every number marked and commented. `word` is the file it came in: its
    look is kept, and paragraphs that were changed since get the new text.
    """
    lines = report.text.split("\n")
    document = Document(BytesIO(word)) if word else None
    held = _paragraphs(document) if word else []
    if document is None or len(held) != len(lines) or any("\n" in p.text for p in held):
        document = Document()  # lines were joined, split or added since: the look cannot be kept
        word_files.look(document)
        held = [document.add_paragraph(line) for line in lines]
    offset = 0
    for paragraph, line in zip(held, lines, strict=True):
        if paragraph.text != line:
            _rewrite(paragraph, line)
        inside = [f for f in report.found if offset <= f.phrase.start < offset + max(len(line), 1)]
        _mark(document, paragraph, inside, offset, report)
        offset += len(line) + 1
    return word_files.saved(document)


def _rewrite(paragraph: Paragraph, line: str) -> None:
    """Put `line` in a paragraph, in the look of its first run."""
    runs = paragraph.runs
    for run in runs[1:]:
        run._element.getparent().remove(run._element)
    if runs:
        runs[0].text = line
    if paragraph.text != line:  # links and fields are not among the runs
        paragraph.clear()
        paragraph.add_run(line)


def _mark(document: Any, paragraph: Paragraph, inside: Sequence[Finding], offset: int,
          report: Report) -> None:
    cuts = {at - offset for f in inside for at in (f.phrase.start, f.phrase.end)}
    if inside and "".join(run.text for run in paragraph.runs) != paragraph.text:
        _rewrite(paragraph, paragraph.text)
    at = 0
    for run in list(paragraph.runs):
        length = len(run.text)
        _split(run, sorted(cut - at for cut in cuts if at < cut < at + length))
        at += length
    spans, at = [], 0
    for run in paragraph.runs:
        spans.append((at, at + len(run.text), run))
        at += len(run.text)
    for finding in inside:
        start, end = finding.phrase.start - offset, finding.phrase.end - offset
        runs = [run for a, b, run in spans if a >= start and b <= end and a < b]
        for run in runs:
            word_files.shade(run, theme.VERDICT[finding.verdict])
        if runs:
            document.add_comment(runs, text=_comment(finding, report),
                                 author=report.t("press.author"), initials="")


def _split(run: Run, cuts: Sequence[int]) -> None:
    """Cut a run at places within it; the pieces keep its look."""
    text, ends = run.text, [*cuts, len(run.text)]
    if not cuts:
        return
    run.text = text[:ends[0]]
    last = run._element
    for start, end in zip(cuts, ends[1:], strict=True):
        piece = copy.deepcopy(run._element)
        last.addnext(piece)
        Run(piece, run._parent).text = text[start:end]
        last = piece


def _comment(finding: Finding, report: Report) -> str:
    t, fix = report.t, suggestion(finding)
    said = f"{t(f'press.verdict.{finding.verdict}')} · {report.label(finding)}\n" \
           f"{report.reason(finding)}"
    return said if fix is None else said + "\n" + t(
        "press.suggest", was=report.text[fix[0]:fix[1]], now=fix[2])


def summary(report: Report) -> bytes:
    """The check report as DOCX: the sentence, the draft as a whole, a table of its numbers."""
    t, document = report.t, Document()
    word_files.look(document, 12)
    document.add_heading(t("press.report_title"), level=1)
    document.add_paragraph(report.basis)
    document.add_paragraph(report.headline()).runs[0].bold = True
    document.add_paragraph(report.summary())
    for heading, lines in ((t("press.group.rows"), [report.row(row) for row in report.rows]),
                           (t("press.group.unread"), [report.unreadable(p) for p in report.unread]),
                           (t("press.whole"), [report.remark(r) for r in report.contradictions])):
        if lines:
            document.add_heading(heading, level=2)
        for line in lines:
            document.add_paragraph(line, style="List Bullet")
    if report.found:
        document.add_heading(t("press.list"), level=2)
        _table(document, report)
    return word_files.saved(document)


def _table(document: Any, report: Report) -> None:
    t = report.t
    rows = [tuple(t(f"press.column.{name}")
                  for name in ("number", "verdict", "about", "reason", "suggestion"))]
    for at in (*groups.order(report.found), *groups.ranked(report.found)):
        finding = report.found[at]
        fix = suggestion(finding)
        rows.append((report.quoted(finding), t(f"press.verdict.{finding.verdict}"),
                     report.label(finding), report.reason(finding), fix[2] if fix else ""))
    word_files.table(document, rows, WIDTHS)
