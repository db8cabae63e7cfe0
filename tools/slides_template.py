"""Make `dashboard/briefing/template.pptx`: master, layouts and placeholders of the slides.

From the template that python-pptx brings: its own layouts go; a cover comes, and content plain
and of each pillar, each with placeholders for title, source, mark and page number.
"""

from io import BytesIO
from itertools import count
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml

from dashboard import theme
from dashboard.briefing.shapes import EAST, Box, pixels
from dashboard.briefing.slides import HEIGHT, LAYOUTS, TEMPLATE, WIDTH
from dashboard.files.atomic import write_whole

NAMES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{place}/2006/main"'
    for prefix, place in (("a", "drawingml"), ("p", "presentationml"))
)
PLACES = {
    "Title": ('type="title"', Box(104, 84, 1732, 150), 30, theme.INK, "l", 1),
    "Source": (
        'type="body" sz="quarter" idx="13"',
        Box(104, 980, 1540, 80),
        14,
        theme.MUTED,
        "l",
        0,
    ),
    "Mark": ('type="body" sz="quarter" idx="14"', Box(1120, 18, 716, 50), 14, theme.ALERT, "r", 1),
    "Page": (
        'type="sldNum" sz="quarter" idx="12"',
        Box(1656, 980, 180, 60),
        14,
        theme.MUTED,
        "r",
        0,
    ),
}
"""Placeholders: what they are, where, type in points, colour, alignment, whether bold."""
COVER = {"Title": ('type="title"', Box(104, 300, 1732, 180), 48, theme.INK, "l", 1)} | {
    n: PLACES[n] for n in ("Source", "Page")
}
PLACEHOLDER = """<p:sp {names}><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr>
<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>
<a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm></p:spPr><p:txBody>
<a:bodyPr wrap="square" lIns="0" rIns="0" tIns="0" bIns="0" anchor="t"><a:normAutofit/></a:bodyPr>
<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/>
<a:defRPr sz="{size}00" b="{bold}">
<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>
</a:lstStyle><a:p><a:r><a:rPr/><a:t>{name}</a:t></a:r></a:p></p:txBody></p:sp>"""
BAND = """<p:sp {names}><p:nvSpPr><p:cNvPr id="{id}" name="Band"/><p:cNvSpPr/>
<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="{y}"/>
<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>
<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:p/></p:txBody></p:sp>"""


def main() -> None:
    """Write the template."""
    book = Presentation()
    book.slide_width, book.slide_height = pixels(WIDTH), pixels(HEIGHT)
    master = book.slide_master
    for layout in list(master.slide_layouts)[len(LAYOUTS) :]:
        master.slide_layouts.remove(layout)
    _typefaces(master)
    _fill(master, PLACES, ())
    for layout, name in zip(master.slide_layouts, LAYOUTS, strict=True):
        layout._element.attrib.pop("type", None)
        layout.name = name
        pillars = list(theme.PILLAR.values())
        bands = pillars if name == "cover" else [theme.PILLAR.get(name, theme.INK)]
        _fill(layout, COVER if name == "cover" else PLACES, tuple(bands))
    out = BytesIO()
    book.save(out)
    write_whole(TEMPLATE, out.getvalue())


def _typefaces(master: Any) -> None:
    """One typeface for headings and text, Latin and Chinese."""
    part = master.part.part_related_by(RT.THEME)
    found = parse_xml(part.blob)
    for tag in ("latin", "ea"):
        for one in found.iter(f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{tag}"):
            one.set("typeface", EAST)
    part._blob = serialize_part_xml(found)


def _fill(page: Any, places: dict[str, Any], bands: tuple[str, ...]) -> None:
    """A master or layout with these placeholders and bands, and nothing else."""
    tree, ids = page.shapes._spTree, count(2)
    for shape in list(page.shapes):
        tree.remove(shape._element)
    for place, colour in enumerate(bands):
        tall = HEIGHT // len(bands)
        tree.append(
            parse_xml(
                BAND.format(
                    names=NAMES,
                    id=next(ids),
                    y=pixels(place * tall),
                    cx=pixels(56 if len(bands) > 1 else 28),
                    cy=pixels(tall),
                    colour=colour[1:],
                )
            )
        )
    for name, (kind, box, size, colour, align, bold) in places.items():
        x, y, cx, cy = box.emu
        tree.append(
            parse_xml(
                PLACEHOLDER.format(
                    names=NAMES,
                    id=next(ids),
                    name=name,
                    kind=kind,
                    x=x,
                    y=y,
                    cx=cx,
                    cy=cy,
                    size=size,
                    align=align,
                    bold=bold,
                    colour=colour[1:],
                )
            )
        )


if __name__ == "__main__":
    main()
