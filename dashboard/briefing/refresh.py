"""A deck of ours, as people have edited it, brought to another period of the same run sheet."""

from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from pptx import Presentation
from pptx.exc import PythonPptxError

from dashboard.briefing import slides, tags
from dashboard.briefing.deck import Deck, Issued
from dashboard.briefing.renewal import Change, Renewal
from dashboard.briefing.run_sheet import RunSheetError
from dashboard.briefing.tags import Tag
from dashboard.charts.specs import Chart, ThresholdChart


def opened(content: bytes) -> Any:
    """A presentation; `RunSheetError` where the file is none."""
    try:
        return Presentation(BytesIO(content))
    except (BadZipFile, KeyError, SyntaxError, ValueError, PythonPptxError) as error:
        raise RunSheetError("not_slides") from error


def check(issued: Issued, deck: Deck) -> None:
    """`RunSheetError` where the data of `deck` are of another kind than those it was made from."""
    if deck.sheet.counted and issued.issue.provenance != deck.issue.provenance:
        t = deck.edition.t
        kinds = (t(f"provenance.{one.issue.provenance}.name") for one in (issued, deck))
        raise RunSheetError("other_kind", given=" → ".join(kinds))


def refresh(book: Any, deck: Deck) -> tuple[bytes, list[Change]]:
    """The file of `book` with the numbers of `deck`, and what was changed; `RunSheetError` where
    it holds a screen that the run sheet no longer has.
    """
    fresh, keys = opened(slides.pptx(deck)), tags.keys(deck.sheet.screens)
    charts = {
        key: screen.picture.chart if screen.picture else None
        for key, screen in zip(keys, deck.screens, strict=True)
    }
    made = {
        (tag.key, tag.slot): (shape, slide)
        for slide in fresh.slides
        for tag, shape in tags.tagged(slide)
    }
    found = [(n, slide, tags.tagged(slide)) for n, slide in enumerate(book.slides, start=1)]
    for number, _, held in found:
        if any(tag.key not in charts for tag, _ in held):
            raise RunSheetError("other_sheet", number)
    changes = []
    for number, slide, held in found:
        lost = tags.lost(slide)
        if not lost:
            _mark(slide, held, made)
        stuck = {tag.key for tag, shape in held if _fixed(tag, shape, charts, made)}
        for tag, shape in held:
            if other := made.get((tag.key, tag.slot)):
                renewal = Renewal(number, slide, shape, tag, *other, charts[tag.key])
                changes += list(renewal.done(stuck=tag.key in stuck))
            elif any(tags.lines(shape)):
                changes.append(_lost(number, tag.slot, shape))
        changes += [_lost(number, "", shape) for shape in lost]
        changes += [Change(number, "added", "", " / ".join(own), "") for own in tags.added(slide)]
    book.core_properties.title = fresh.core_properties.title
    book.core_properties.keywords = deck.code
    out = BytesIO()
    book.save(out)
    return out.getvalue(), changes


def _lost(number: int, slot: str, shape: Any) -> Change:
    return Change(number, "lost", slot, " / ".join(tags.lines(shape)), "")


def _fixed(tag: Tag, shape: Any, charts: dict[str, Chart | None], made: dict[Any, Any]) -> bool:
    """Whether the places of a drawing stand for a number that has changed: it stays whole."""
    other = made.get((tag.key, tag.slot))
    return (
        isinstance(charts[tag.key], ThresholdChart)
        and tag.slot.startswith("text")
        and other is not None
        and tag.said != tags.digest(tags.lines(other[0]))
    )


def _mark(slide: Any, held: list[tuple[Tag, Any]], made: dict[Any, Any]) -> None:
    """Put the mark of a screen back where its slide has none."""
    there = {(tag.key, tag.slot) for tag, _ in held}
    for key in dict.fromkeys(tag.key for tag, _ in held):
        if (key, tags.MARK) in made and (key, tags.MARK) not in there:
            slide.shapes._spTree.append(deepcopy(made[key, tags.MARK][0]._element))
