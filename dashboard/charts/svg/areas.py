"""The units of a screen, on the map or as tiles."""

import math
from typing import NamedTuple

from dashboard import theme
from dashboard.charts.specs import Area, AreaMap, OutlineKind
from dashboard.charts.svg.elements import HEIGHT, PAD, SMALL, TEXT, WIDTH, body, label
from dashboard.charts.text import width
from dashboard.geography import outlines
from dashboard.geography.outlines import Outline
from dashboard.geography.shapes import Rings


class _Projection(NamedTuple):
    """From degrees to pixels of the drawing; `scale` is a degree (or a tile) in pixels."""

    kind: OutlineKind
    west: float
    north: float
    left: float
    top: float
    scale: float

    def x(self, lon: float) -> float:
        return self.left + (lon - self.west) * self.scale

    def y(self, lat: float) -> float:
        return self.top + (_straight(self.north, self.kind) - _straight(lat, self.kind)) * (
            self.scale
        )


@body.register
def _(chart: AreaMap) -> str:
    """Every unit's shape, its name and its words."""
    outline = outlines.outline(chart.outline)
    at, rings = _fitted(outline, chart.outline), outlines.rings(chart.outline)
    labels = outline.labels
    points = dict(zip(labels["unit"], zip(labels["lon"], labels["lat"], strict=True), strict=True))
    shapes = [_shape(area, rings[area.id], at) for area in chart.areas]
    words = [
        _words(area, at.x(points[area.id][0]), at.y(points[area.id][1]), at) for area in chart.areas
    ]
    return "".join((*shapes, *words))


def _straight(lat: float, kind: OutlineKind) -> float:
    """Mercator for the map; tiles are square as they are."""
    return math.degrees(math.asinh(math.tan(math.radians(lat)))) if kind == "map" else lat


def _fitted(outline: Outline, kind: OutlineKind) -> _Projection:
    (west, east), (south, north) = outline.lon, outline.lat
    tall = _straight(north, kind) - _straight(south, kind)
    scale = min((WIDTH - 2 * PAD) / (east - west), (HEIGHT - 2 * PAD) / tall)
    left, top = (WIDTH - (east - west) * scale) / 2, (HEIGHT - tall * scale) / 2
    return _Projection(kind, west, north, left, top, scale)


def _shape(area: Area, rings: Rings, at: _Projection) -> str:
    route = " ".join(
        "M" + " L".join(f"{at.x(lon):.1f},{at.y(lat):.1f}" for lon, lat in ring) + " Z"
        for ring in rings
    )
    return f'<path d="{route}" fill="{area.colour}" stroke="{theme.PAPER}" stroke-width="4"/>'


def _words(area: Area, x: float, y: float, at: _Projection) -> str:
    """Name and value, as large as fits; on a tile a value too long for it is a dash."""
    ink, room, found = theme.text_on(area.colour), at.scale * 0.9, ""
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
        )
    return found
