"""The elements drawings are made of: text, rectangles, and whole images for pages."""

from base64 import b64encode
from functools import singledispatch

from dashboard import theme
from dashboard.charts.specs import Chart
from dashboard.text.html import template

WIDTH, HEIGHT, PAD = 1120, 640, 16
"""Size of a drawing beside a figure on a screen, and its margin, in pixels."""
FULL_WIDTH, FULL_HEIGHT = 1732, 640
"""Size of a drawing that has the screen to itself."""
SMALL, TEXT, LARGE = 28, 30, 36
WORDS = template('<text x="{{ x }}" y="{{ y }}"{{ attributes|xmlattr }}>{{ words }}</text>')
IMAGE = template(
    '<img class="{{ kind }}" alt="{{ alt }}" width="{{ width }}" height="{{ height }}" '
    'src="data:image/svg+xml;base64,{{ source }}">'
)
WHOLE = template(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{ width }} {{ height }}"'
    "{{ attributes|xmlattr }}>{{ body|safe }}</svg>"
)
"""`body` is made of the elements here."""


@singledispatch
def body(chart: Chart) -> str:
    """The elements of a drawing; every kind of chart registers its renderer here."""
    raise TypeError(f"{type(chart).__name__} has no SVG renderer")


def text(x: float, y: float, words: str, **attributes: str | float) -> str:
    """A text of an SVG; `attributes` with _ for -."""
    given = {name.replace("_", "-"): value for name, value in attributes.items()}
    return str(WORDS(x=f"{x:.1f}", y=f"{y:.1f}", attributes=given, words=words))


def label(
    x: float,
    y: float,
    words: str,
    size: float = TEXT,
    *,
    anchor: str = "start",
    colour: str = theme.INK,
    bold: bool = False,
    halo: str = "",
) -> str:
    """A text of a screen; `halo` is the colour of a rim around its letters."""
    more: dict[str, str | float] = {"font_weight": 700} if bold else {}
    if halo:
        more |= {"paint_order": "stroke", "stroke": halo, "stroke_width": 8}
    return text(x, y, words, font_size=size, text_anchor=anchor, fill=colour, **more)


def rect(
    x: float,
    y: float,
    width: float,
    height: float,
    colour: str,
    opacity: str = "",
    *,
    edge: str = "",
) -> str:
    """A filled rectangle; one of negative width is empty."""
    more = f' fill-opacity="{opacity}"' if opacity else ""
    more += f' stroke="{edge}" stroke-width="1"' if edge and width > 0 else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" '
        f'fill="{colour}"{more}/>'
    )


def image(drawn: str, width: float, height: float, alt: str, kind: str = "drawn") -> str:
    """A drawing as an image element of a page, of the class `kind`."""
    type_ = {"font-family": theme.FONT, "font-size": 13, "fill": theme.INK}
    at = {"width": f"{width:.0f}", "height": f"{height:.0f}"}
    whole = WHOLE(**at, attributes=type_ if "<text" in drawn else {}, body=drawn)
    source = b64encode(whole.encode()).decode()
    return str(IMAGE(**at, kind=kind, alt=alt, source=source))
