"""GeoJSON shapes: their rings, areas and winding."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

Geometry = Mapping[str, Any]
"""A Polygon or MultiPolygon."""
Feature = dict[str, Any]
Point = list[float]
"""Longitude, latitude, in degrees."""
Rings = list[list[Point]]


def features(file: Path) -> list[Feature]:
    """The features of a GeoJSON file that is known to be one."""
    found: list[Feature] = json.loads(file.read_text("utf-8"))["features"]
    return found


def rings_of(geometry: Geometry) -> Iterator[list[Point]]:
    """Every ring, outer ones and holes."""
    held = geometry["coordinates"]
    for polygon in held if geometry["type"] == "MultiPolygon" else [held]:
        yield from polygon


def signed_area(ring: Iterable[Point] | Iterable[tuple[float, float]]) -> float:
    """Twice the signed area of a closed ring in square degrees: positive when
    counter-clockwise.
    """
    return sum((a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)), 0.0)


def rewound(geometry: Geometry) -> Geometry:
    """The same geometry with clockwise outer rings and counter-clockwise holes."""

    def wind(ring: list[Point], *, clockwise: bool) -> list[Point]:
        return ring if (signed_area(ring) < 0) == clockwise else ring[::-1]

    def polygon(rings: Rings) -> Rings:
        return [wind(ring, clockwise=number == 0) for number, ring in enumerate(rings)]

    coordinates = geometry["coordinates"]
    if geometry["type"] == "MultiPolygon":
        return {"type": "MultiPolygon", "coordinates": [polygon(p) for p in coordinates]}
    return {"type": "Polygon", "coordinates": polygon(coordinates)}


def collection(shapes: Mapping[str, Geometry]) -> dict[str, Any]:
    """Shapes by id as one GeoJSON collection."""
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "id": id_, "properties": {}, "geometry": shape}
            for id_, shape in shapes.items()
        ],
    }
