"""The units and towns as they are drawn: where outlines, labels and points lie."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.geography.base_map import base_map
from dashboard.geography.browser import MAP, TILES, browser_files
from dashboard.geography.names import BOUNDARIES, display
from dashboard.geography.shapes import Feature, Rings, collection, features, rewound, rings_of

TOWNS = "towns.geojson"
"""An approved file of town boundaries, once there is one: features with a `code`."""
Line = tuple[list[float | None], list[float | None]]
"""Longitudes and latitudes; None breaks the line."""


@dataclass(frozen=True)
class Outline:
    """How one drawing of the units lies: address, extent, labels (unit, lon, lat, tight, and
    out_lon, out_lat where there is no room for them inside), dashed lines.
    """

    address: str
    projection: str
    lon: tuple[float, float]
    lat: tuple[float, float]
    labels: pd.DataFrame
    dashed: tuple[Line, ...]


def outline(kind: str) -> Outline:
    """The drawing called ``map`` or ``tiles``."""
    return {"map": _map_outline, "tiles": _tiles_outline}[kind]()


@cache
def _map_outline() -> Outline:
    units = features(BOUNDARIES / base_map().file)
    points = [
        (
            f["properties"]["unit_id"],
            *f["properties"]["label_point"],
            f["properties"]["kind"] == "zone",
        )
        for f in units
    ]
    zones = tuple(_line(f) for f in units if f["properties"]["kind"] == "zone")
    lon, lat = _extent(units)
    labels = pd.DataFrame(points, columns=["unit", "lon", "lat", "tight"])
    moved = display().loc[labels["unit"]].reset_index(drop=True)
    labels["lon"] = moved["label_lon"].fillna(labels["lon"])
    labels["lat"] = moved["label_lat"].fillna(labels["lat"])
    labels[["out_lon", "out_lat"]] = moved[["out_lon", "out_lat"]]
    return Outline(f"/app/static/{MAP}", "mercator", lon, lat, labels, zones)


@cache
def _tiles_outline() -> Outline:
    tiles = display()
    labels = pd.DataFrame(
        {
            "unit": tiles.index,
            "lon": tiles["tile_column"] + 0.5,
            "lat": -tiles["tile_row"] - 0.5,
            "tight": False,
            "out_lon": float("nan"),
            "out_lat": float("nan"),
        }
    )
    right, bottom = tiles["tile_column"].max() + 1, -tiles["tile_row"].max() - 1
    return Outline(f"/app/static/{TILES}", "equirectangular", (0, right), (bottom, 0), labels, ())


def unit_outline(unit: str) -> Outline:
    """The map closed in on one unit (or the whole of it, for the city)."""
    whole = _map_outline()
    found = [
        f for f in features(BOUNDARIES / base_map().file) if f["properties"]["unit_id"] == unit
    ]
    if not found:
        return whole
    lon, lat = _extent(found)
    return Outline(whole.address, whole.projection, lon, lat, whole.labels, ())


@cache
def town_points() -> pd.DataFrame:
    """A point for every town: index code; lon, lat, approximate.

    A town without a point, or whose point lies outside its unit, stands at its unit's label
    point and is approximate.
    """
    towns = pd.read_csv(BOUNDARIES / "jining_towns.csv", dtype={"code": str, "unit_id": str})
    towns = towns[towns["is_town"] == 1].set_index("code")
    found = pd.read_csv(BOUNDARIES / "jining_town_points.csv", dtype={"code": str})
    found = found[found["quality"] != "outside_unit"].set_index("code").reindex(towns.index)
    inside = _map_outline().labels.set_index("unit").loc[towns["unit_id"]]
    return pd.DataFrame(
        {
            "lon": found["lon"].fillna(pd.Series(inside["lon"].to_numpy(), towns.index)),
            "lat": found["lat"].fillna(pd.Series(inside["lat"].to_numpy(), towns.index)),
            "approximate": found["quality"] != "ok",
        }
    )


def rings(kind: str) -> dict[str, Rings]:
    """The rings of each unit of the ``map`` or the ``tiles``, as points of longitude, latitude."""
    content = json.loads(browser_files()[MAP if kind == "map" else TILES])
    return {f["id"]: list(rings_of(f["geometry"])) for f in content["features"]}


def town_shapes(towns: Iterable[str], folder: Path = BOUNDARIES) -> dict[str, Any] | None:
    """The boundaries of `towns` as Plotly wants them; None unless the file has them all."""
    if not (folder / TOWNS).exists():
        return None
    wanted = sorted(set(towns))
    shapes = {
        str(f["properties"]["code"]): rewound(f["geometry"]) for f in features(folder / TOWNS)
    }
    if not wanted or not set(wanted) <= shapes.keys():
        return None
    return collection({town: shapes[town] for town in wanted})


def _line(feature: Feature) -> Line:
    """The rings of a feature as one broken line."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for ring in rings_of(feature["geometry"]):
        lon += [point[0] for point in ring] + [None]
        lat += [point[1] for point in ring] + [None]
    return lon, lat


def _extent(units: list[Feature]) -> tuple[tuple[float, float], tuple[float, float]]:
    points = [point for unit in units for ring in rings_of(unit["geometry"]) for point in ring]
    lon, lat = [p[0] for p in points], [p[1] for p in points]
    return (min(lon), max(lon)), (min(lat), max(lat))
