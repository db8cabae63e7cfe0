"""Funnels of a screen: limits, units, the names of those outside."""

from dashboard import theme
from dashboard.charts.specs import FunnelChart, FunnelLimits
from dashboard.charts.svg.elements import HEIGHT, SMALL, TEXT, WIDTH, body, label

TOP, BOTTOM, LEFT, RIGHT = 50.0, HEIGHT - 84.0, 110.0, WIDTH - 40.0


@body.register
def _(chart: FunnelChart) -> str:
    """Each unit where it is; both axes with their ends."""
    low, high = chart.reach
    first, last = chart.sizes[0], chart.sizes[-1]

    def x(size: float) -> float:
        return LEFT + (size - first) / ((last - first) or 1) * (RIGHT - LEFT)

    def y(value: float) -> float:
        return BOTTOM - (value - low) / ((high - low) or 1) * (BOTTOM - TOP)

    def curve(limits: FunnelLimits, end: tuple[float, ...]) -> str:
        route = " ".join(f"{x(n):.1f},{y(v):.1f}" for n, v in zip(chart.sizes, end, strict=True))
        dash = ' stroke-dasharray="4 8"' if limits.dash == "dot" else ""
        return (
            f'<polyline points="{route}" fill="none" stroke="{theme.SUBTLE}" '
            f'stroke-width="3"{dash}/>'
        )

    def word(value: float) -> str:
        return f"{value:.0%}" if chart.share else f"{value:,.1f}"

    at = y(chart.target.value)
    parts = [curve(one, end) for one in chart.limits for end in (one.low, one.high)]
    parts.append(
        f'<line x1="{LEFT}" x2="{RIGHT}" y1="{at:.1f}" y2="{at:.1f}" '
        f'stroke="{chart.target.colour}" stroke-width="3"/>'
    )
    parts += [
        label(LEFT - 12, y(value) + 8, word(value), SMALL, anchor="end", colour=theme.MUTED)
        for value in (low, high)
    ]
    parts.append(label(LEFT, BOTTOM + 36, f"{first:,.0f}", SMALL, colour=theme.MUTED))
    parts.append(label(RIGHT, BOTTOM + 36, f"{last:,.0f}", SMALL, anchor="end", colour=theme.MUTED))
    middle = (LEFT + RIGHT) / 2
    parts.append(label(middle, BOTTOM + 66, chart.axis, SMALL, anchor="middle", colour=theme.MUTED))
    said = " · ".join([chart.target.label, *(one.label for one in chart.limits)])
    parts.append(label(LEFT, 30, said, SMALL, colour=theme.MUTED))
    for point in chart.points:
        parts.append(
            f'<circle cx="{x(point.size):.1f}" cy="{y(point.value):.1f}" r="11" '
            f'fill="{point.colour}" stroke="{theme.INK}" stroke-width="1.5"/>'
        )
    parts += [
        label(
            min(max(x(point.size), LEFT + 60), RIGHT - 60),
            y(point.value) - 18,
            point.label,
            TEXT,
            anchor="middle",
            bold=True,
            halo=theme.PAPER,
        )
        for point in chart.points
        if point.outside
    ]
    return "".join(parts)
