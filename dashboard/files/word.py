"""Word files as the offices write them: page, typefaces, tables, marks."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.run import Run

from dashboard import theme

FACES = ("Microsoft YaHei", "FangSong")
"""Headings, text: the usual ones of Chinese offices."""


def look(document: Any, size: float = 14) -> None:
    """A4, the typefaces, text of `size` points, ink."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for name, face, points in (
        ("Normal", FACES[1], size),
        ("Heading 1", FACES[0], 20),
        ("Heading 2", FACES[0], 15),
    ):
        style = document.styles[name]
        style.font.name, style.font.size = face, Pt(points)
        style.font.color.rgb = colour(theme.INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name_, value in (
            ("asciiTheme", ""),
            ("hAnsiTheme", ""),
            ("eastAsiaTheme", ""),
            ("cstheme", ""),
            ("ascii", face),
            ("hAnsi", face),
            ("eastAsia", face),
        ):
            fonts.attrib.pop(qn(f"w:{name_}"), None)  # a theme's face would win over ours
            if value:
                fonts.set(qn(f"w:{name_}"), value)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")
        language.set(qn("w:eastAsia"), "zh-CN")
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.title = ""


def table(document: Any, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    """`rows`, the first of them the heads, in columns of `widths` centimetres."""
    made = document.add_table(rows=0, cols=len(widths))
    made.style, made.autofit = "Table Grid", False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    for row in rows:
        for cell, text, width in zip(made.add_row().cells, row, widths, strict=True):
            cell.width = Cm(width)
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.font.bold = Pt(9.5), row is rows[0]


def colour(name: str) -> RGBColor:
    """A colour (``#rrggbb``) as python-docx has it."""
    return RGBColor(*bytes.fromhex(name[1:]))


def shade(run: Run, behind: str) -> None:
    """Put a colour (``#rrggbb``) behind a run."""
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), behind[1:].upper())
    run._element.get_or_add_rPr().append(shading)


def saved(document: Any) -> bytes:
    """The file."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()
