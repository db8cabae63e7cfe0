"""A Word file as the text a reader sees, every character with its place in the file.

One walk over all text in the order of the accepted revisions: insertions in; deletions, hidden and
struck text and superscript note marks out; boxes, content controls, fields, notes, headers and
nested tables included. The cells of a row are parted by tabs: a row is a line.
"""

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

OTHERS = re.compile(r"/word/(header\d*|footer\d*|footnotes|endnotes)\.xml$")
"""Parts beside the body that hold text a reader sees."""
HIDDEN = (
    *("del", "moveFrom", "delText", "instrText", "delInstrText"),
    *("rPr", "pPr", "sdtPr", "tblPr", "tblGrid"),
    *("trPr", "tcPr", "sectPr", "rt", "footnoteReference"),
    *("endnoteReference", "commentReference", "annotationRef", "footnoteRef", "endnoteRef"),
    "pgNum",
)
OUT = {qn(f"w:{name}") for name in HIDDEN}
"""Elements a reader sees nothing of."""
SIGNS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:sym"): "□",
}
UNSEEN = {
    "pictures": ".//pic:pic | .//v:imagedata",
    "equations": ".//m:oMath",
    "objects": ".//w:object | .//w:altChunk",
}
SPACES = {
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "w": qn("w:p")[1:].partition("}")[0],
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}


@dataclass
class Piece:
    """Characters `start` to `end` of the text, in one node of one run."""

    start: int
    end: int
    run: Any
    node: Any


@dataclass
class Line:
    """A paragraph: where it begins, its pieces, and the paragraph of the body to comment at."""

    start: int
    paragraph: Any
    anchor: Any
    body: bool
    pieces: list[Piece] = field(default_factory=list)


class WordText:
    """The text of a Word file; `unseen` names what in it was not read."""

    def __init__(self, content: bytes) -> None:
        self.document = Document(BytesIO(content))
        self._hidden = {
            style.style_id
            for style in self.document.styles
            if style.element.rPr is not None and _off(style.element.rPr)
        }
        self.parts = [
            part
            for part in self.document.part.package.iter_parts()
            if OTHERS.search(str(part.partname))
        ]
        self.walk()
        self.unseen = self._unseen()

    def walk(self) -> None:
        """Read the text anew."""
        self.lines: list[Line] = []
        self._said: list[str] = []
        self._length, self._glue, self._beside = 0, False, False
        self._blocks(self.document.element.body, None, body=True)
        for part in sorted(self.parts, key=lambda one: str(one.partname)):
            element = getattr(part, "element", None)
            self._blocks(parse_xml(part.blob) if element is None else element, None, body=False)
        self.text = "".join(self._said)

    def _unseen(self) -> tuple[str, ...]:
        names = [str(part.partname) for part in self.document.part.package.iter_parts()]
        body = self.document.element.body
        found = [
            name
            for name, path in UNSEEN.items()
            if any(body.findall(one.strip(), SPACES) for one in path.split("|"))
        ]
        found += [
            kind
            for kind, said in (
                ("charts", "/charts/chart"),
                ("diagrams", "/diagrams/"),
                ("comments", "/word/comments.xml"),
            )
            if any(said in name for name in names)
        ]
        return tuple(found)

    def _blocks(self, element: Any, anchor: Any, *, body: bool) -> None:
        """Paragraphs below an element, those of tables, boxes and content controls included."""
        for child in element:
            if child.tag == qn("w:p"):
                self._paragraph(child, anchor, body=body)
            elif child.tag in OUT or not isinstance(child.tag, str) or _removed(child):
                continue
            elif child.tag == qn("w:tr"):
                self._row(child, anchor, body=body)
            else:
                self._blocks(child, anchor, body=body)

    def _row(self, row: Any, anchor: Any, *, body: bool) -> None:
        """The cells of a row of a table; one that holds a table or pages of text is no line."""
        of_row, cell_of = qn("w:tr"), row.iter(qn("w:tc"))  # also those in content controls
        cells = [cell for cell in cell_of if next(cell.iterancestors(of_row)) is row]
        short = all(len(cell.findall(f".//{qn('w:p')}")) == 1 for cell in cells)
        for place, cell in enumerate(cells):
            self._beside = short and place > 0
            self._blocks(cell, anchor, body=body)
        self._beside = False

    def _paragraph(self, paragraph: Any, anchor: Any, *, body: bool) -> None:
        if self.lines and not self._glue:
            self._say("\t" if self._beside else "\n")
        line = Line(self._length, paragraph, paragraph if anchor is None else anchor, body)
        self.lines.append(line)
        boxes: list[Any] = []
        self._runs(paragraph, line, boxes)
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}")
        self._glue = mark is not None
        for box in boxes:
            self._glue = False
            self._blocks(box, line.anchor, body=body)

    def _runs(self, element: Any, line: Line, boxes: list[Any]) -> None:
        for child in element:
            if child.tag == qn("w:r"):
                self._run(child, line, boxes)
            elif child.tag not in OUT and isinstance(child.tag, str):
                boxes.extend(_boxes(child)) if _is_choice(child) else self._runs(child, line, boxes)

    def _run(self, run: Any, line: Line, boxes: list[Any]) -> None:
        shape = run.find(qn("w:rPr"))
        style = shape.find(qn("w:rStyle")) if shape is not None else None
        out = shape is not None and (
            _off(shape) or (style is not None and style.get(qn("w:val")) in self._hidden)
        )
        raised = (
            shape is not None
            and (at := shape.find(qn("w:vertAlign"))) is not None
            and at.get(qn("w:val")) == "superscript"
        )
        for node in run.iterchildren():
            said = SIGNS.get(node.tag, "")
            if node.tag == qn("w:t"):
                said = node.text or ""
            elif node.tag == qn("w:br") and node.get(qn("w:type")) in (None, "textWrapping"):
                said = "\n"
            elif node.tag == qn("w:ruby") and not out:
                self._runs(node.find(qn("w:rubyBase")), line, boxes)
            elif not said:
                boxes.extend(_boxes(node))
            if said and not out and not (raised and not re.search("[\u4e00-\u9fff]", said)):
                line.pieces.append(Piece(self._length, self._length + len(said), run, node))
                self._say(said)

    def _say(self, said: str) -> None:
        self._said.append(said)
        self._length += len(said)

    def line_at(self, place: int) -> Line:
        """The paragraph a character stands in."""
        return next(line for line in reversed(self.lines) if line.start <= place)


def _off(shape: Any) -> bool:
    """Whether a look hides or strikes its text."""
    return any(
        (one := shape.find(qn(f"w:{name}"))) is not None
        and one.get(qn("w:val")) not in ("0", "false", "off")
        for name in ("vanish", "specVanish", "webHidden", "strike", "dstrike")
    )


def _is_choice(element: Any) -> bool:
    return bool(element.tag.endswith("}AlternateContent"))


def _boxes(element: Any) -> list[Any]:
    """The text boxes in a drawing: of two forms of the same one the newer."""
    if _is_choice(element):
        element = next(iter(element), element)
    if element.tag == qn("w:txbxContent"):
        return [element]
    return [
        box
        for child in element
        if isinstance(child.tag, str) and not child.tag.endswith("}Fallback")
        for box in _boxes(child)
    ]


def _removed(element: Any) -> bool:
    """A deleted row, or the line above notes."""
    if element.tag == qn("w:tr"):
        return bool(element.findall(f"{qn('w:trPr')}/{qn('w:del')}"))
    return element.tag in (qn("w:footnote"), qn("w:endnote")) and element.get(qn("w:type")) in (
        "separator",
        "continuationSeparator",
        "continuationNotice",
    )
