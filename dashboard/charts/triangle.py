"""Who is first under every weighting of three pillars: a triangle of areas."""

from collections.abc import Mapping, Sequence

import numpy as np

from dashboard import theme
from dashboard.charts.svg.elements import image, text
from dashboard.charts.text import Box, width

WIDTH, HEIGHT = 560, 500
CORNERS = np.array([[280.0, 40.0], [30.0, 450.0], [530.0, 450.0]])


def who_is_first(
    *,
    areas: Mapping[str, np.ndarray],
    names: Mapping[str, str],
    pillars: Sequence[str],
    at: Sequence[float],
    chosen: str,
    at_words: str,
    marks: str,
    alt: str,
) -> str:
    """`areas`: corners of each place's part, in weights of the three pillars that sum to 1.
    `at` are the weights now; the part of `chosen` is outlined.
    """
    drawn = []
    for n, (place, corners) in enumerate(areas.items()):
        points = corners @ CORNERS
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        edge, thick = (theme.INK, 3) if place == chosen else (theme.PAPER, 1.5)
        drawn.append(
            f'<polygon points="{line}" fill="{theme.PALE[n % len(theme.PALE)]}" stroke="{edge}" '
            f'stroke-width="{thick}"/>'
        )
    dot = np.asarray(at) @ CORNERS
    labelled: list[Box] = []
    for place, corners in areas.items():
        x, y = _middle(corners @ CORNERS)
        y += -24 if abs(y - dot[1]) < 20 and abs(x - dot[0]) < 90 else 0
        box = Box.around(x, y, width(names[place], 13), 18)
        if _size(corners @ CORNERS) > 1800 and box.is_free(labelled):
            labelled.append(box)
            drawn.append(text(x, y, names[place], text_anchor="middle", font_weight=600))
    for n, (x, y) in enumerate(CORNERS):
        drawn.append(
            text(
                x,
                y - 12 if n == 0 else y + 20,
                pillars[n],
                font_weight=700,
                text_anchor=("middle", "start", "end")[n],
            )
        )
    x, y = dot
    drawn.append(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="{theme.ALERT}" '
        f'stroke="{theme.PAPER}" stroke-width="2"/>'
    )
    drawn.append(
        text(
            x + (11 if x < 400 else -11),
            y + 5,
            at_words,
            fill=theme.ALERT,
            font_weight=700,
            text_anchor="start" if x < 400 else "end",
            paint_order="stroke",
            stroke=theme.PAPER,
            stroke_width=3,
        )
    )
    drawn.append(
        text(WIDTH - 4, HEIGHT - 4, marks, fill=theme.ALERT, font_size=11, text_anchor="end")
    )
    return image("".join(drawn), WIDTH, HEIGHT, alt)


def _size(points: np.ndarray) -> float:
    x, y = points[:, 0], points[:, 1]
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)


def _middle(points: np.ndarray) -> tuple[float, float]:
    """The centre of mass: inside, as the polygon is convex."""
    x, y = points[:, 0], points[:, 1]
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    whole = cross.sum()
    return (
        float(((x + np.roll(x, -1)) * cross).sum() / (3 * whole)),
        float(((y + np.roll(y, -1)) * cross).sum() / (3 * whole)),
    )
