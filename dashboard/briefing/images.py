"""Pictures of a screen as files: SVG, and PNG set by typst; no browser needed."""

import json
from functools import cache
from typing import Any, Literal

import typst

from dashboard.briefing import typefaces
from dashboard.briefing.screen import Screen
from dashboard.charts.svg import framed

FEW = 4
"""How many codes fit below a picture."""
PAGE = """#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#image(bytes(json(bytes(sys.inputs.data)).svg), format: "svg", width: {width}pt)
"""


def svg(screen: Screen) -> bytes:
    """The picture of a screen, with title, mark and source; ValueError where it has none."""
    if screen.picture is None:
        raise ValueError(f"no picture: {screen.kind}")
    codes = [n.code for n in screen.every] if len(screen.every) <= FEW else []
    return framed(
        screen.picture.chart,
        title=screen.title,
        below=" · ".join([screen.source, *codes]),
        above=" · ".join(dict.fromkeys(n.mark for n in screen.every)),
    ).encode()


def png(drawing: bytes, *, scale: float = 2.0) -> bytes:
    """An SVG drawing as PNG, `scale` image pixels to one of the screen's."""
    size = drawing.decode().split('viewBox="0 0 ', 1)[1].split('"', 1)[0].split()
    page = PAGE.format(width=size[0], height=size[1])
    return compiled(page, {"svg": drawing.decode()}, form="png", ppi=72 * scale)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(typefaces.FOLDER)])


def compiled(
    source: str,
    data: dict[str, Any],
    *,
    form: Literal["pdf", "png"],
    ppi: float | None = None,
) -> bytes:
    """A typst document with `data` as its only input, in our typeface alone."""
    made = typst.compile(
        source.encode(),
        format=form,
        ppi=ppi,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return made if isinstance(made, bytes) else made[0]
