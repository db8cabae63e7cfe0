"""Milestones of a screen: a line, and above and below it in turn what happened."""

from dashboard import theme
from dashboard.charts.screen_specs import TimelineChart
from dashboard.charts.svg.elements import FULL_HEIGHT, FULL_WIDTH, LARGE, body, label, rect
from dashboard.charts.text import wrapped

MIDDLE, LEFT, RIGHT, ROOM, LINE = FULL_HEIGHT / 2, 60.0, FULL_WIDTH - 60.0, 560.0, 46
WORDS, DAY = 34, LARGE + 6


@body.register
def _(chart: TimelineChart) -> str:
    """Each milestone at its day, its words where they do not meet those of the next."""
    first, last = chart.milestones[0].day, chart.milestones[-1].day
    span = max((last - first).days, 1)
    parts = [rect(0, MIDDLE - 4, FULL_WIDTH, 8, theme.FAINT)]
    free = {True: -1.0, False: -1.0}
    for place, one in enumerate(chart.milestones):
        x = LEFT + (one.day - first).days / span * (RIGHT - LEFT)
        above = place % 2 == 0
        start = min(max(x - 20, free[above], 0), FULL_WIDTH - ROOM)
        free[above] = start + ROOM + 20
        lines = wrapped(one.words, WORDS, ROOM)
        tall = 64 + LINE * len(lines)
        top = MIDDLE - 78 - tall if above else MIDDLE + 120
        joint = (top + tall - 20, MIDDLE) if above else (MIDDLE, top - 44)
        parts.append(
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{joint[0]:.1f}" y2="{joint[1]:.1f}" '
            f'stroke="{one.colour}" stroke-width="3"/>'
            f'<circle cx="{x:.1f}" cy="{MIDDLE:.1f}" r="16" fill="{one.colour}"/>'
        )
        parts.append(
            label(start, top, one.when, DAY, bold=True, colour=one.colour, halo=theme.PAPER)
        )
        parts += [
            label(start, top + 48 + LINE * n, line, WORDS, halo=theme.PAPER)
            for n, line in enumerate(lines)
        ]
    return "".join(parts)
