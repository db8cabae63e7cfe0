"""Geometry for the browser: built from ``data/boundaries`` into ``static`` by ``make static``.

The map and the tile grid have clockwise outer rings, as Plotly's choropleth wants them (the
reverse of RFC 7946).
"""

import json
from collections.abc import Mapping

from dashboard.geography.base_map import base_map
from dashboard.geography.names import BOUNDARIES, display
from dashboard.geography.shapes import Geometry, collection, features, rewound

MAP, TILES = "map.json", "tiles.json"
GAP = 0.04
"""What is left free around a tile, as a share of its place."""


def browser_files() -> dict[str, str]:
    """The content of each file of geometry served to the browser, by name."""
    shapes = {
        f["properties"]["unit_id"]: rewound(f["geometry"])
        for f in features(BOUNDARIES / base_map().file)
    }
    squares = {
        str(unit): _square(row.tile_column, -row.tile_row) for unit, row in display().iterrows()
    }
    return {MAP: _written(shapes), TILES: _written(squares)}


def _square(left: float, top: float) -> Geometry:
    a, b, c, d = left + GAP, left + 1 - GAP, top - 1 + GAP, top - GAP
    return rewound({"type": "Polygon", "coordinates": [[[a, c], [b, c], [b, d], [a, d], [a, c]]]})


def _written(shapes: Mapping[str, Geometry]) -> str:
    return json.dumps(collection(shapes), separators=(",", ":")) + "\n"
