"""Names of our shapes in slides: which screen and place, and what we wrote there.

A name holds hashes of what was written, so that what people changed since is told apart without
the data of that time; office programs keep names of shapes where they drop other marks.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from pptx.enum.chart import XL_CATEGORY_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn

from dashboard.briefing.run_sheet import Item

NAME = re.compile(r"(.*) @([0-9a-f]{8})\.(\w+)" + r"\.([0-9a-f]{8})" * 3)
UNNAMED = re.compile(r"TextBox \d+")
NUMERAL = re.compile(r"[\d一二三四五六七八九十百千万两半倍]")
NOTES, MARK = "notes", "p14"
EPOCH = date(1899, 12, 30)
"""Day nought of workbooks (ECMA-376 part 1, 18.17.4.1)."""
SLOTS = {
    MSO_SHAPE_TYPE.CHART: "chart",
    MSO_SHAPE_TYPE.TABLE: "table",
    MSO_SHAPE_TYPE.PICTURE: "picture",
    MSO_SHAPE_TYPE.TEXT_BOX: "text",
}
AREA = "area"
"""Slots of names on a map begin so; the unit follows."""


@dataclass(frozen=True)
class Tag:
    """Screen `key` and `slot` of a shape; hashes of what it `said`, how `drawn`, its `alt`."""

    label: str
    key: str
    slot: str
    said: str
    drawn: str
    alt: str

    def __str__(self) -> str:
        return f"{self.label} @{self.key}.{self.slot}.{self.said}.{self.drawn}.{self.alt}"


def of(shape: Any) -> Tag | None:
    """The tag of a shape; None of one that people added."""
    found = NAME.fullmatch(shape.name)
    return Tag(*found.groups()) if found else None


def keys(items: Sequence[Item]) -> list[str]:
    """What each screen of a sheet is known by, whatever its place, title and notes."""
    seen, found = Counter[str](), []
    for item in items:
        what = json.dumps([item.kind, item.claims, item.indicator, item.unit])
        found.append(digest([what, str(seen[what])]))
        seen[what] += 1
    return found


def put(slide: Any, key: str) -> None:
    """Name all that a finished slide says."""
    boxes = 0
    for shape in _held(slide):
        label, slot = shape.name, _slot(shape)
        if not slot:
            continue
        if slot == "text":
            slot, boxes = f"text{boxes}", boxes + 1
        shape.name = str(written(Tag(label, key, slot, "", "", ""), shape, slide))


def tagged(slide: Any) -> list[tuple[Tag, Any]]:
    """The shapes of a slide that carry our tag."""
    return [(tag, shape) for shape in _held(slide) if (tag := of(shape))]


def lost(slide: Any) -> list[Any]:
    """Placeholders of a slide of ours whose tags a program has dropped, as LibreOffice does."""
    found = tagged(slide)
    if len(found) < 2 or any(re.fullmatch(r"p\d+", tag.slot) for tag, _ in found):
        return []
    held = (shape for shape in _held(slide) if shape.is_placeholder and not of(shape))
    return [shape for shape in held if _slot(shape) and any(lines(shape))]


def added(slide: Any) -> list[list[str]]:
    """What people put on a slide that may hold a number of the former period, as it says it: text,
    tables and charts without our tag, in groups too.
    """
    gone = [shape._element for shape in lost(slide)]
    found = (lines(one) for one in _within(slide.shapes) if one._element not in gone)
    return [said for said in found if NUMERAL.search(" ".join(said))]


def _within(shapes: Any) -> Iterator[Any]:
    """The shapes that say something and carry no tag of ours; a slide's number says nothing."""
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _within(shape.shapes)
        elif of(shape) or (shape.is_placeholder and not _slot(shape)):
            continue
        elif any(getattr(shape, f"has_{kind}", False) for kind in ("text_frame", "chart", "table")):
            yield shape


def _held(slide: Any) -> Iterator[Any]:
    """The shapes of a slide and that of its notes."""
    yield from list(slide.shapes)
    if slide.has_notes_slide and slide.notes_slide.notes_placeholder is not None:
        yield slide.notes_slide.notes_placeholder


def _slot(shape: Any) -> str:
    """Where it stands in a slide of ours; empty of what says nothing."""
    if shape.is_placeholder:
        place = shape.placeholder_format
        if shape.part.partname.startswith("/ppt/notesSlides"):
            return NOTES
        return "" if place.type == PP_PLACEHOLDER.SLIDE_NUMBER else f"p{place.idx}"
    if shape.shape_type == MSO_SHAPE_TYPE.TEXT_BOX and not UNNAMED.fullmatch(shape.name):
        return str(shape.name)
    return SLOTS.get(shape.shape_type, "")


def written(tag: Tag, shape: Any, slide: Any) -> Tag:
    """The tag with what the shape says and how it is drawn now."""
    return replace(
        tag,
        said=digest(lines(shape)),
        drawn=digest(looks(tag, shape, slide)),
        alt=digest([alt_text(shape)]),
    )


def lines(shape: Any) -> list[str]:
    """What a shape says: paragraphs, rows, or the data of a chart."""
    if getattr(shape, "has_chart", False):
        names = _names(shape.chart)
        return [
            f"{one.name} {name}: {'–' if value is None else format(value, '.6g')}".strip()
            for one in shape.chart.plots[0].series
            for name, value in zip(names, one.values, strict=True)
        ]
    if getattr(shape, "has_table", False):
        return [" | ".join(cell.text for cell in row.cells) for row in shape.table.rows]
    if hasattr(shape, "image"):
        return [hashlib.sha256(shape.image.blob).hexdigest()]
    return [paragraph.text for paragraph in shape.text_frame.paragraphs]


def _names(chart: Any) -> list[str]:
    """What stands along the axis of a chart; days are counted from an epoch in its file."""
    names = [str(one) for one in chart.plots[0].categories]
    if chart.category_axis.category_type != XL_CATEGORY_TYPE.TIME_SCALE:
        return names
    return [str(EPOCH + timedelta(days=float(one))) for one in names]


def looks(tag: Tag, shape: Any, slide: Any) -> list[str]:
    """What follows the numbers and is no text: colours of bars or of a county."""
    if tag.slot.startswith(AREA):
        area = area_of(shape, slide)
        return [] if area is None else colours(area._element.spPr)
    found = []
    if getattr(shape, "has_chart", False):
        for point in shape.chart._chartSpace.iter(qn("c:dPt")):
            found += [point.find(qn("c:idx")).get("val"), *colours(point)]
    return found


def colours(element: Any) -> list[str]:
    """What an element is filled with."""
    fill = next(iter(element.iter(qn("a:solidFill"))), None)
    return [] if fill is None else [str(one.get("val")).upper() for one in fill]


def alt_text(shape: Any) -> str:
    """What is read to who cannot see it."""
    return shape._element._nvXxPr.cNvPr.get("descr") or ""


def set_alt_text(shape: Any, words: str) -> None:
    """Have it read so."""
    shape._element._nvXxPr.cNvPr.set("descr", words)


def area_of(box: Any, slide: Any) -> Any:
    """The shape of the county whose name stands in a box; None where somebody took it out."""
    name = box.text_frame.paragraphs[0].text
    shapes = (s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.FREEFORM)
    return next((s for s in shapes if s.name == name), None)


def digest(lines_: Sequence[str]) -> str:
    """A short hash of lines."""
    return hashlib.sha256("\n".join(lines_).encode()).hexdigest()[:8]
