"""A Word file that takes changes of its text, and comments, and keeps everything else."""

import copy
from collections.abc import Iterator
from difflib import SequenceMatcher
from io import BytesIO
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dashboard.press.drafts.word import Line, Piece, WordText

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LEAF = 2_000_000
"""Characters by characters beyond which a change is put in as one."""


class WordDraft(WordText):
    """The text of a Word file, in which comments are put around characters."""

    def rewritten(self, text: str) -> bool:
        """Put the changes of `text` into the runs they fall in; False where that cannot be done
        (a paragraph more or less, a tab or break changed).
        """
        for start, end, now in reversed(list(_changes(self.text, text))):
            if "\n" in self.text[start:end] + now or not self._replace(start, end, now):
                return False
        self.walk()
        return self.text == text

    def _replace(self, start: int, end: int, now: str) -> bool:
        line = self.line_at(start)
        inside = [one for one in line.pieces if one.start < max(end, start + 1) and one.end > start]
        inside = inside or [one for one in line.pieces if one.end == start][-1:]
        if not inside or any(one.node.tag != qn("w:t") for one in inside):
            return False
        for at, piece in enumerate(inside):
            own = piece.node.text or ""
            first, last = max(start - piece.start, 0), min(max(end - piece.start, 0), len(own))
            piece.node.text = own[:first] + ("" if at else now) + own[max(first, last) :]
            piece.node.set(SPACE, "preserve")
        return True

    def comment(self, start: int, end: int, text: str, author: str) -> None:
        """A comment around characters of the body; at its paragraph for those of a box, at the
        first paragraph for those elsewhere (Word has no comments there).
        """
        line = self.line_at(start)
        key = str(self.document.part.comments.add_comment(text, author, "").comment_id)
        opened, closed, told = _marks(key)
        if line.body and line.anchor is line.paragraph and line.pieces:
            self._cut(line, start)
            self._cut(line, end)
            held = [one for one in line.pieces if one.start >= start and one.end <= end]
            if held:
                held[0].run.addprevious(opened)
                for element in (told, closed):
                    held[-1].run.addnext(element)
                return
        anchor = line.anchor if line.body else self.lines[0].paragraph
        at = 1 if anchor.find(qn("w:pPr")) is not None else 0
        anchor.insert(at, opened)
        for element in (closed, told):
            anchor.append(element)

    def _cut(self, line: Line, place: int) -> None:
        """End a run at `place`; the pieces keep its look."""
        piece = next((one for one in line.pieces if one.start <= place < one.end), None)
        if piece is None or all(
            one.run is not piece.run or one.start >= place for one in line.pieces
        ):
            return
        run, nodes = piece.run, list(piece.run)
        later = copy.deepcopy(run)
        twins = dict(zip(map(id, nodes), list(later), strict=True))
        at, offset = nodes.index(piece.node), place - piece.start
        for node in nodes[:at]:
            if node.tag != qn("w:rPr"):
                later.remove(twins[id(node)])
        for node in nodes[at + bool(offset) :]:
            run.remove(node)
        run.addnext(later)
        for one in [one for one in line.pieces if one.run is run and one.start >= piece.start]:
            if one is not piece or not offset:
                one.run, one.node = later, twins[id(one.node)]
        if offset:
            twin, text = twins[id(piece.node)], piece.node.text
            piece.node.text, twin.text = text[:offset], text[offset:]
            for node in (piece.node, twin):
                node.set(SPACE, "preserve")
            line.pieces.insert(line.pieces.index(piece) + 1, Piece(place, piece.end, later, twin))
            piece.end = place

    def saved(self) -> bytes:
        """The file."""
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()


def _marks(key: str) -> tuple[Any, Any, Any]:
    opened, closed = OxmlElement("w:commentRangeStart"), OxmlElement("w:commentRangeEnd")
    run, reference = OxmlElement("w:r"), OxmlElement("w:commentReference")
    for element in (opened, closed, reference):
        element.set(qn("w:id"), key)
    run.append(reference)
    return opened, closed, run


def _changes(was: str, now: str) -> Iterator[tuple[int, int, str]]:
    """What to put where in `was` to make it `now`, in order."""
    head = next(
        (at for at, (a, b) in enumerate(zip(was, now, strict=False)) if a != b),
        min(len(was), len(now)),
    )
    tail = 0
    while tail < min(len(was), len(now)) - head and was[-1 - tail] == now[-1 - tail]:
        tail += 1
    one, other = was[head : len(was) - tail], now[head : len(now) - tail]
    if len(one) * len(other) > LEAF:
        yield head, head + len(one), other
        return
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield head + a, head + b, other[c:d]
