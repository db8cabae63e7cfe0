"""What the colours of a scale mean: from the light end to the dark one, which needs attention."""

from typing import Any

from dashboard import theme
from dashboard.charts.base import at_foot
from dashboard.charts.specs import Ends
from dashboard.charts.text import width
from dashboard.text.i18n import Translator

STEPS = 6
SWATCH, TALL, TYPE = 14, 10, 12
"""Width and height of one step and size of its words, in pixels."""


def ends(pillar: str, direction: str, t: Translator) -> Ends:
    """Good and bad end where values have a direction, else low and high on the neutral scale."""
    if direction == "information":
        return (t("chart.low"), theme.NEUTRAL[0]), (t("chart.high"), theme.NEUTRAL[1])
    return (t("chart.good"), theme.TINT[pillar]), (t("chart.bad"), theme.PILLAR[pillar])


def steps(between: Ends) -> list[str]:
    """The colours of a legend, from one end to the other."""
    (_, first), (_, last) = between
    return [theme.between(first, last, n / (STEPS - 1)) for n in range(STEPS)]


def drawn(between: Ends, foot: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The legend as Plotly's shapes and annotations, at the left, `foot` pixels above the bottom
    of the plot.
    """
    (light, _), (dark, _) = between
    left = round(width(light, TYPE)) + 8
    shapes = [
        {
            "type": "rect",
            "xref": "paper",
            "yref": "paper",
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            "xanchor": 0,
            "yanchor": 0,
            "x0": left + n * SWATCH,
            "x1": left + (n + 1) * SWATCH,
            "y0": foot,
            "y1": foot + TALL,
            "fillcolor": colour,
            "line": {"width": 0},
        }
        for n, colour in enumerate(steps(between))
    ]
    return shapes, [_word(light, 2, foot), _word(dark, left + STEPS * SWATCH + 6, foot)]


def _word(text: str, x: int, foot: int) -> dict[str, Any]:
    return at_foot(text, TYPE, theme.INK, yanchor="middle", xshift=x, yshift=foot + TALL // 2)
