"""The units of a screen, on the map or as tiles."""

import math
from typing import Any, NamedTuple

from dashboard import theme
from dashboard.charts import legend
from dashboard.charts.specs import Area, AreaMap, Ends, OutlineKind
from dashboard.charts.svg.elements import HEIGHT, PAD, SMALL, TEXT, WIDTH, body, label, rect
from dashboard.charts.text import width
from dashboard.geography import outlines
from dashboard.geography.outlines import Outline
from dashboard.geography.shapes import Rings

FOOT = 40
"""Below the units, for what the colours mean."""


class Projection(NamedTuple):
    """From degrees to pixels of the drawing; `scale` is a degree (or a tile) in pixels."""

    kind: OutlineKind
    west: float
    north: float
    left: float
    top: float
    scale: float

    def x(self, lon: float) -> float:
        """From the left, in pixels."""
        return self.left + (lon - self.west) * self.scale

    def y(self, lat: float) -> float:
        """From the top, in pixels."""
        return self.top + (_straight(self.north, self.kind) - _straight(lat, self.kind)) * (
            self.scale
        )


@body.register
def _(chart: AreaMap) -> str:
    """Every unit's shape, its name and its words."""
    outline = outlines.outline(chart.outline)
    at, rings = fitted(outline, chart.outline), outlines.rings(chart.outline)
    points = outline.labels.set_index("unit")
    shapes = [_shape(area, rings[area.id], at) for area in chart.areas]
    words = [_named(area, points.loc[area.id], at) for area in chart.areas]
    rings_ = [_ring(rings[area.id], at) for area in chart.areas if area.id in chart.focus]
    return "".join((*shapes, *rings_, *words, _legend(chart.legend)))


def _named(area: Area, point: Any, at: Projection) -> str:
    """Name and value inside, or beside the map with a line to the area."""
    x, y = at.x(point["lon"]), at.y(point["lat"])
    if math.isnan(point["out_lon"]):
        return _words(area, x, y, theme.text_on(area.colour), at)
    out_x, out_y = at.x(point["out_lon"]), at.y(point["out_lat"])
    line = (
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{out_x:.1f}" y2="{out_y:.1f}" stroke="{theme.INK}"/>'
    )
    return line + _words(area, out_x, out_y, theme.INK, at, halo=theme.PAPER)


def _legend(ends: Ends) -> str:
    """What the colours mean, at the bottom left."""
    (light, _), (dark, _) = ends
    y, left = HEIGHT - PAD, PAD + width(light, SMALL) + 10
    boxes = [
        rect(left + n * 26, y - 20, 26, 20, colour) for n, colour in enumerate(legend.steps(ends))
    ]
    right = left + 26 * len(boxes) + 10
    scale = f'<g class="scale">{"".join(boxes)}</g>'
    return label(PAD, y, light, SMALL) + scale + label(right, y, dark, SMALL)


def _straight(lat: float, kind: OutlineKind) -> float:
    """Mercator for the map; tiles are square as they are."""
    return math.degrees(math.asinh(math.tan(math.radians(lat)))) if kind == "map" else lat


def fitted(outline: Outline, kind: OutlineKind) -> Projection:
    """How the outline stands on a drawing."""
    (west, east), (south, north) = outline.lon, outline.lat
    tall = _straight(north, kind) - _straight(south, kind)
    room = HEIGHT - 2 * PAD - FOOT
    scale = min((WIDTH - 2 * PAD) / (east - west), room / tall)
    left, top = (WIDTH - (east - west) * scale) / 2, PAD + (room - tall * scale) / 2
    return Projection(kind, west, north, left, top, scale)


def _shape(area: Area, rings: Rings, at: Projection) -> str:
    route = _route(rings, at)
    return f'<path d="{route}" fill="{area.colour}" stroke="{theme.PAPER}" stroke-width="4"/>'


def _ring(rings: Rings, at: Projection) -> str:
    """Around the area a screen speaks of."""
    route = _route(rings, at)
    return f'<path class="ring" d="{route}" fill="none" stroke="{theme.INK}" stroke-width="7"/>'


def _route(rings: Rings, at: Projection) -> str:
    return " ".join(
        "M" + " L".join(f"{at.x(lon):.1f},{at.y(lat):.1f}" for lon, lat in ring) + " Z"
        for ring in rings
    )


def _words(area: Area, x: float, y: float, ink: str, at: Projection, *, halo: str = "") -> str:
    """Name and value, as large as fits; on a tile a value too long for it is a dash."""
    room, found = at.scale * 0.9, ""
    for words, more, down in ((area.label, 0, -8), (area.text, 4, 32)):
        sizes = [size for size in (TEXT + more, SMALL) if width(words, size) < room]
        left_out = not sizes and more and at.kind != "map"  # else into the next tile
        found += label(
            x,
            y + down,
            "–" if left_out else words,
            [*sizes, SMALL][0],
            anchor="middle",
            colour=ink,
            bold=bool(more),
            halo=halo,
        )
    return found
