"""One shape of slides that people have edited, brought up to date as far as they have not."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Literal

from pptx.oxml.ns import qn

from dashboard.briefing import native_charts, tags
from dashboard.briefing.tags import Tag
from dashboard.charts.specs import AreaMap, BarChart, Chart, LineChart


@dataclass(frozen=True)
class Change:
    """What became of a shape on slide `slide` (from one): `old` and `new` are what it said and
    says. `kept` is what people edited, `new` then what it would say; `lost` what is ours and
    cannot be brought up to date, `added` what people put there.
    """

    slide: int
    what: Literal["changed", "redrawn", "kept", "looks", "lost", "added"]
    slot: str
    old: str
    new: str


@dataclass(frozen=True)
class Renewal:
    """A shape of a slide, and `other`, what it would be if it were made today."""

    number: int
    slide: Any
    shape: Any
    tag: Tag
    other: Any
    of: Any
    chart: Chart | None

    def done(self, *, stuck: bool) -> Iterator[Change]:
        """Bring it up to date as far as people have not edited it."""
        held = tags.written(self.tag, self.shape, self.slide)
        aim = tags.written(self.tag, self.other, self.of)
        old, new = tags.lines(self.shape), tags.lines(self.other)
        if old != new and (stuck or held.said != self.tag.said):
            yield self._change("kept", old, new)
            return
        aim = replace(aim, label=self.tag.label)
        if drawn := held.drawn != self.tag.drawn:
            aim = replace(aim, drawn=self.tag.drawn)
            yield self._change("looks", [], [])
        alt = tags.alt_text(self.shape)
        if alt and held.alt not in (self.tag.alt, aim.alt):
            yield self._change("kept", [alt], [tags.alt_text(self.other)])
            aim = replace(aim, alt=self.tag.alt)
        elif words := tags.alt_text(self.other):
            tags.set_alt_text(self.shape, words)
        if self.tag.slot.startswith(tags.AREA) and not drawn:
            self._recolour()
        if old != new:
            picture = hasattr(self.shape, "image")
            yield self._change("redrawn", [], []) if picture else self._change("changed", old, new)
            self._renew(drawn=drawn)
        self.shape.name = str(aim)

    def _change(self, what: Any, old: list[str], new: list[str]) -> Change:
        if self.tag.slot.startswith(tags.AREA):  # a value says nothing without its county
            return Change(self.number, what, self.tag.slot, " ".join(old), " ".join(new))
        gone = [line for line in old if line not in new]
        come = [line for line in new if line not in old]
        return Change(self.number, what, self.tag.slot, " / ".join(gone), " / ".join(come))

    def _renew(self, *, drawn: bool) -> None:
        if getattr(self.shape, "has_chart", False):
            self._redraw(keep=drawn)
        elif getattr(self.shape, "has_table", False):
            _fill_table(self.shape.table, self.other.table)
        elif hasattr(self.shape, "image"):
            self._replace_picture()
        else:
            say(self.shape.text_frame, self.other.text_frame)

    def _recolour(self) -> None:
        """A county in its colour of today, its edge, its name in ink that can be read on it."""
        area, today = tags.area_of(self.shape, self.slide), tags.area_of(self.other, self.of)
        for name in ("a:solidFill", "a:ln"):
            mine, theirs = (one._element.spPr.find(qn(name)) for one in (area, today))
            mine.getparent().replace(mine, deepcopy(theirs))
        tags.set_alt_text(area, tags.alt_text(today))
        ink = self.other.text_frame.paragraphs[0].runs[0].font.color.rgb
        for paragraph in self.shape.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.color.rgb = ink
        assert isinstance(self.chart, AreaMap)
        boxes = [shape for tag, shape in tags.tagged(self.slide) if tag.slot.startswith(tags.AREA)]
        last = boxes[-1]._element
        if self.tag.slot.removeprefix(tags.AREA) in self.chart.focus and last is not self.element:
            last.addnext(area._element)  # its edge above those of its neighbours
            area._element.addnext(self.element)

    @property
    def element(self) -> Any:
        """The shape in its file."""
        return self.shape._element

    def _redraw(self, *, keep: bool) -> None:
        """The data of a chart; what bars look like stays with their names."""
        chart, spec = self.shape.chart, self.chart
        assert isinstance(spec, BarChart | LineChart)
        before = [str(name).split(native_charts.GAP)[0] for name in chart.plots[0].categories]
        chart.replace_data(native_charts.data_of(spec))
        if isinstance(spec, LineChart):
            return
        chart.value_axis.maximum_scale = native_charts.reach(spec)
        now = [bar.label for bar in spec.bars]
        styled = _follow(chart.series[0]._element, before, now)
        for place, bar in enumerate(spec.bars):
            if not keep or place not in styled:
                native_charts.fill(chart.series[0].points[place].format.fill, bar.colour)

    def _replace_picture(self) -> None:
        """The picture of today in the frame of the old one, as wide as that."""
        blip = self.element.blipFill.find(qn("a:blip"))
        old = blip.get(qn("r:embed"))
        _, name = self.slide.part.get_or_add_image_part(BytesIO(self.other.image.blob))
        blip.set(qn("r:embed"), name)
        if name != old:
            self.slide.part.drop_rel(old)


def _follow(series: Any, before: list[str], now: list[str]) -> set[int]:
    """Let each bar's own format follow its name to its new place; the places that have one."""
    points = series.findall(qn("c:dPt"))
    if not points:
        return set()
    anchor = points[0].getprevious()
    held = {}
    for point in points:
        place = int(point.find(qn("c:idx")).get("val"))
        series.remove(point)
        if place < len(before) and before[place] in now:
            held[now.index(before[place])] = point
    for place in sorted(held, reverse=True):
        held[place].find(qn("c:idx")).set("val", str(place))
        anchor.addnext(held[place])
    return set(held)


def _fill_table(mine: Any, today: Any) -> None:
    """Rows as of today, in the format of those there."""
    rows = mine._tbl.tr_lst
    for row in rows[len(today.rows) :]:
        mine._tbl.remove(row)
    for _ in range(len(today.rows) - len(rows)):
        mine._tbl.append(deepcopy(mine._tbl.tr_lst[-1]))
    for row, other in zip(mine.rows, today.rows, strict=True):
        for cell, model in zip(row.cells, other.cells, strict=True):
            say(cell.text_frame, model.text_frame)


def say(frame: Any, model: Any) -> None:
    """The words of `model` in the paragraphs of a frame, in the type they have."""
    for extra in frame.paragraphs[len(model.paragraphs) :]:
        extra._p.getparent().remove(extra._p)
    while len(frame.paragraphs) < len(model.paragraphs):
        frame._txBody.append(deepcopy(frame.paragraphs[-1]._p))
    for paragraph, other in zip(frame.paragraphs, model.paragraphs, strict=True):
        if not paragraph.runs:
            paragraph._p.getparent().replace(paragraph._p, deepcopy(other._p))
        elif paragraph.text != other.text:
            first = paragraph.runs[0]
            first.text = other.text
            for more in paragraph._p.xpath("a:r | a:br | a:fld"):
                if more is not first._r:
                    paragraph._p.remove(more)
