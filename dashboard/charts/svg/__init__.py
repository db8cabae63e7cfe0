"""Charts as SVG, for hand-outs: one drawing for the screen, the fact sheet and the images.

Sizes are pixels of a screen 1,920 wide, where no text is smaller than 28.
"""

from dashboard import theme
from dashboard.charts.specs import Chart
from dashboard.charts.svg import (  # noqa: F401 - each has a renderer
    areas,
    bars,
    courses,
    funnel,
    intervals,
    lines,
    steps,
    thresholds,
    timeline,
)
from dashboard.charts.svg.elements import (
    FULL_HEIGHT,
    FULL_WIDTH,
    HEIGHT,
    LARGE,
    PAD,
    SMALL,
    WHOLE,
    WIDTH,
    body,
    label,
    rect,
)
from dashboard.charts.text import wrapped

FAMILY = "Noto Sans SC"


def svg(chart: Chart) -> str:
    """The whole drawing, `size` of it large."""
    return _whole(body(chart), *size(chart))


def framed(chart: Chart, *, title: str, above: str, below: str) -> str:
    """The drawing to be taken away alone: its title, whose numbers they are, and the source."""
    width, height = size(chart)
    words = wrapped(title, LARGE, width - 2 * PAD)
    head = 60 + 46 * len(words)
    parts = [rect(0, 0, width, height + head + 50, theme.PAPER)]
    parts += [label(PAD, 46 + 46 * n, line, LARGE, bold=True) for n, line in enumerate(words)]
    parts.append(label(PAD, head - 16, above, SMALL, bold=True, colour=theme.ALERT))
    parts.append(f'<g transform="translate(0,{head})">{body(chart)}</g>')
    parts.append(label(PAD, head + height + 32, below, SMALL, colour=theme.MUTED))
    return _whole("".join(parts), width, height + head + 50)


def size(chart: Chart) -> tuple[int, int]:
    """Width and height of a drawing, in pixels of the screen."""
    return (FULL_WIDTH, FULL_HEIGHT) if chart.wide else (WIDTH, HEIGHT)


def _whole(drawn: str, width: int, height: int) -> str:
    type_ = {"width": width, "height": height, "font-family": f"{FAMILY}, {theme.FONT}"}
    return str(WHOLE(width=width, height=height, attributes=type_, body=drawn))
