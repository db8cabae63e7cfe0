"""Geometry for the browser: built from ``data/boundaries`` into ``static``.

The map and the tile grid have clockwise outer rings, as Plotly's choropleth wants them (the
reverse of RFC 7946); ``make static`` writes them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
import yaml

from dashboard import paths
from dashboard.contracts import Label
from dashboard.geography import validation

BOUNDARIES = paths.SHIPPED / "boundaries"
MAP, TILES = "map.json", "tiles.json"
TOWNS = "towns.geojson"
"""An approved file of town boundaries, once there is one: features with a `code`."""
GAP = 0.04


@dataclass(frozen=True)
class BaseMap:
    """The map in use: its credit line and its own 审图号 (empty when not approved)."""

    file: str
    credit: Label
    approval_number: str


SHIPPED = BaseMap(
    "jining_reporting_units.geojson",
    Label(
        "边界：天地图行政区划（2025-09），功能区范围为示意",
        "Boundaries: Tianditu (2025-09); zone outlines are approximate",
    ),
    "",
)


@dataclass(frozen=True)
class Outline:
    """How one drawing of the units lies: address, extent, labels, dashed lines."""

    address: str
    projection: str
    lon: tuple[float, float]
    lat: tuple[float, float]
    labels: pd.DataFrame
    dashed: tuple[tuple[list, list], ...]


@cache
def base_map() -> BaseMap:
    """The base map named by ``data/boundaries/basemap.yaml``; the one shipped, without another's
    approval number, where that one cannot be drawn.
    """
    chosen = named()
    return SHIPPED if base_map_faults(chosen.file) else chosen


def named() -> BaseMap:
    """The base map that ``basemap.yaml`` names, whether it can be drawn or not."""
    content = yaml.safe_load((BOUNDARIES / "basemap.yaml").read_text("utf-8"))
    return BaseMap(content["file"], Label(**content["credit"]), content["approval_number"])


def base_map_faults(file: str) -> list[validation.Fault]:
    """What keeps a file of outlines from being drawn."""
    return validation.of_file(BOUNDARIES / file, list(display().index))


@cache
def display() -> pd.DataFrame:
    """Short names, tile positions and moved labels, by unit_id."""
    return pd.read_csv(BOUNDARIES / "display.csv", dtype={"unit_id": str}).set_index("unit_id")


def short_names(lang: str, names: Mapping[str, str]) -> dict[str, str]:
    """Short names of the units of `names`; a unit without one keeps its name."""
    short = display()[f"short_{lang}"]
    return {unit: str(short.get(unit, name)) for unit, name in names.items()}


def outline(kind: str) -> Outline:
    """The drawing called ``map`` or ``tiles``."""
    return {"map": _map_outline, "tiles": _tiles_outline}[kind]()


@cache
def _map_outline() -> Outline:
    features = _features(BOUNDARIES / base_map().file)
    points = [
        (
            f["properties"]["unit_id"],
            *f["properties"]["label_point"],
            f["properties"]["kind"] == "zone",
        )
        for f in features
    ]
    zones = tuple(_line(f) for f in features if f["properties"]["kind"] == "zone")
    lon, lat = _extent(features)
    labels = pd.DataFrame(points, columns=["unit", "lon", "lat", "tight"])
    moved = display().loc[labels["unit"], ["label_lon", "label_lat"]].reset_index(drop=True)
    labels["lon"] = moved["label_lon"].fillna(labels["lon"])
    labels["lat"] = moved["label_lat"].fillna(labels["lat"])
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
        }
    )
    right, bottom = tiles["tile_column"].max() + 1, -tiles["tile_row"].max() - 1
    return Outline(f"/app/static/{TILES}", "equirectangular", (0, right), (bottom, 0), labels, ())


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


def rings(kind: str) -> dict[str, list[list]]:
    """The rings of each unit of the ``map`` or the ``tiles``, as points of longitude, latitude."""
    content = json.loads(browser_files()[MAP if kind == "map" else TILES])
    return {feature["id"]: list(_rings(feature)) for feature in content["features"]}


def unit_outline(unit: str) -> Outline:
    """The map closed in on one unit (or the whole of it, for the city)."""
    whole = _map_outline()
    found = [
        f for f in _features(BOUNDARIES / base_map().file) if f["properties"]["unit_id"] == unit
    ]
    if not found:
        return whole
    lon, lat = _extent(found)
    return Outline(whole.address, whole.projection, lon, lat, whole.labels, ())


def town_shapes(towns: Iterable[str], folder: Path = BOUNDARIES) -> dict | None:
    """The boundaries of `towns` as Plotly wants them; None unless the file has them all."""
    if not (folder / TOWNS).exists():
        return None
    wanted = set(towns)
    shapes = {
        str(f["properties"]["code"]): rewound(f["geometry"]) for f in _features(folder / TOWNS)
    }
    if not wanted or not wanted <= shapes.keys():
        return None
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "id": town, "properties": {}, "geometry": shapes[town]}
            for town in sorted(wanted)
        ],
    }


def _features(file: Path) -> list[dict]:
    return json.loads(file.read_text("utf-8"))["features"]


def _rings(feature: dict) -> Iterator[list]:
    geometry = feature["geometry"]
    polygons = (
        geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    )
    for polygon in polygons:
        yield from polygon


def _line(feature: dict) -> tuple[list, list]:
    """The rings of a feature as one broken line: longitudes, latitudes."""
    lon: list = []
    lat: list = []
    for ring in _rings(feature):
        lon += [point[0] for point in ring] + [None]
        lat += [point[1] for point in ring] + [None]
    return lon, lat


def _extent(features: list[dict]) -> tuple[tuple[float, float], tuple[float, float]]:
    points = [point for feature in features for ring in _rings(feature) for point in ring]
    lon, lat = [p[0] for p in points], [p[1] for p in points]
    return (min(lon), max(lon)), (min(lat), max(lat))


def signed_area(ring: list) -> float:
    """Twice the signed area in square degrees: positive when counter-clockwise."""
    following = ring[1:] + ring[:1]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, following, strict=True))


def rewound(geometry: dict) -> dict:
    """The same geometry with clockwise outer rings and counter-clockwise holes."""

    def wind(ring: list, clockwise: bool) -> list:
        return ring if (signed_area(ring) < 0) == clockwise else ring[::-1]

    def polygon(rings: list) -> list:
        return [wind(ring, number == 0) for number, ring in enumerate(rings)]

    coordinates = geometry["coordinates"]
    if geometry["type"] == "MultiPolygon":
        return {"type": "MultiPolygon", "coordinates": [polygon(p) for p in coordinates]}
    return {"type": "Polygon", "coordinates": polygon(coordinates)}


def browser_files() -> dict[str, str]:
    """The content of each file of geometry served to the browser, by name."""
    features = _features(BOUNDARIES / base_map().file)
    shapes = {f["properties"]["unit_id"]: rewound(f["geometry"]) for f in features}
    squares = {
        str(unit): _square(row.tile_column, -row.tile_row) for unit, row in display().iterrows()
    }
    return {MAP: _collection(shapes), TILES: _collection(squares)}


def _square(left: float, top: float) -> dict:
    a, b, c, d = left + GAP, left + 1 - GAP, top - 1 + GAP, top - GAP
    return rewound({"type": "Polygon", "coordinates": [[[a, c], [b, c], [b, d], [a, d], [a, c]]]})


def _collection(shapes: dict[str, dict]) -> str:
    features = [
        {"type": "Feature", "id": unit, "properties": {}, "geometry": shape}
        for unit, shape in shapes.items()
    ]
    return (
        json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
        + "\n"
    )
