"""Text on slides: boxes in pixels of a screen 1,920 wide, one typeface, sizes of their own."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from dashboard import theme
from dashboard.charts.text import width

PIXEL = 6350
"""EMU to a pixel; type is half a point a pixel."""
EAST = "Microsoft YaHei"
"""Where it is missing, office programs take their own Chinese typeface."""


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


def add_title(slide: Any, text: str, box: Box, *, cover: bool) -> None:
    """The slide's own title, smaller where it is long."""
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = box.emu
    frame = title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    size, wide = 96 if cover else 56, width(text, 1)
    size = size if wide * size < 1700 else 46 if wide < 74 else 38
    write(frame.paragraphs[0], text, Style(size, bold=True))


def add_text(slide: Any, lines: list[str], box: Box, style: Style) -> None:
    """A box of lines; empty ones are left out."""
    frame = slide.shapes.add_textbox(*box.emu).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    for place, line in enumerate(filter(None, lines)):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        write(paragraph, line, style)


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
