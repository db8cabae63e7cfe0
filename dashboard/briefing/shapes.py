"""Text on slides: boxes in pixels of a screen 1,920 wide, one typeface, sizes of their own."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from dashboard import theme
from dashboard.charts.text import width, wrapped

PIXEL = 6350
"""EMU to a pixel; type is half a point a pixel."""
LINE, MARGINS = 1.32, 14
"""Height of a line of that typeface, in its size; of a box above and below its text, in pixels."""
EAST = "Microsoft YaHei"
"""Where it is missing, office programs take their own Chinese typeface."""


PAGE = (
    '<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" type="slidenum" '
    'id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}"><a:rPr lang="en-US"/><a:t>{number}</a:t></a:fld>'
)


class Box(NamedTuple):
    """Where something stands, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """The same in the units of the file."""
        return pixels(self.left), pixels(self.top), pixels(self.width), pixels(self.height)


@dataclass(frozen=True)
class Style:
    """Type of `size` pixels."""

    size: int
    colour: str = theme.INK
    bold: bool = False
    align: Any = PP_ALIGN.LEFT


def pixels(value: int) -> Emu:
    """A length of the screen in the units of the file."""
    return Emu(value * PIXEL)


def colour_of(name: str) -> RGBColor:
    """A colour (``#rrggbb``) as python-pptx has it."""
    return RGBColor(*bytes.fromhex(name[1:]))  # type: ignore[no-untyped-call]  # untyped library


def fill_title(slide: Any, text: str, *, cover: bool) -> None:
    """The slide's title, in type that is smaller where it is long."""
    frame, wide = slide.shapes.title.text_frame, width(text, 1)
    frame.text = text
    size = 96 if cover else 60
    if wide * size > 1700:
        size = 76 if cover else 50 if wide < 66 else 42
    frame.paragraphs[0].runs[0].font.size = Pt(size / 2)


def fill(slide: Any, place: int, text: str) -> None:
    """A placeholder of the layout; one without text goes."""
    held = next(one for one in slide.placeholders if one.placeholder_format.idx == place)
    if text:
        held.text_frame.text = text
    else:
        held._element.getparent().remove(held._element)


def add_page(slide: Any, number: int, of: int) -> None:
    """The page number, a field that follows the order of the slides."""
    place = next(s for s in slide.slide_layout.placeholders if s.name == "Page")
    copy = deepcopy(place._element)
    slide.shapes._spTree.append(copy)
    paragraph = slide.shapes[-1].text_frame.paragraphs[0]
    paragraph.runs[0].text = f" / {of}"
    paragraph._p.insert(0, parse_xml(PAGE.format(number=number)))


def add_text(slide: Any, lines: list[str], box: Box, style: Style, slot: str = "") -> None:
    """A box of lines; empty ones are left out. `slot` is its name where its order varies."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name, frame = slot or shape.name, shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    for place, line in enumerate(filter(None, lines)):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        write(paragraph, line, style)


def tall(lines: list[str], size: float, room: float) -> int:
    """How high lines of type are in a box `room` wide, its margins included."""
    count = sum(len(wrapped(line, size, room)) for line in lines if line)
    return round(count * size * LINE) + MARGINS


def add_label(slide: Any, text: str, box: Box, style: Style) -> None:
    """Words that stand above something: where they need more lines than `box` has, they begin
    higher.
    """
    high = max(box.height, tall([text], style.size, box.width))
    add_text(slide, [text], Box(box.left, box.top + box.height - high, box.width, high), style)


def add_panel(slide: Any, box: Box, hue: str) -> None:
    """The ground of a number, its upper edge in the colour of its pillar."""
    for where, colour in ((box, theme.PANEL), (box._replace(height=10), hue)):
        shape = slide.shapes.add_shape(1, *where.emu)
        paint(shape, colour)


def paint(shape: Any, colour: str) -> None:
    """A shape of one colour, without edge and shadow."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour_of(colour)
    shape.line.fill.background()
    for style in shape._element.findall(qn("p:style")):  # of its own shadow and edge
        shape._element.remove(style)


def write(paragraph: Any, text: str, style: Style) -> None:
    """Text in a paragraph that has none."""
    paragraph.alignment = style.align
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(style.size / 2), style.bold
    run.font.color.rgb = colour_of(style.colour)
    set_typeface(run.font)


def set_typeface(font: Any) -> None:
    """One typeface for Latin and Chinese letters."""
    font.name = EAST
    properties = font._element
    for found in properties.findall(qn("a:ea")):
        properties.remove(found)
    east = properties.makeelement(qn("a:ea"), {"typeface": EAST})
    properties.find(qn("a:latin")).addnext(east)
