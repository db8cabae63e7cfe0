"""Check a base map against the register before it is drawn: what is wrong, and where."""

import json
import math
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from dashboard.geography.shapes import Feature, Geometry, Point, rings_of, signed_area

MARGIN = 0.35
"""Degrees by which outlines may lie beyond the outermost towns."""
KINDS = ("Polygon", "MultiPolygon")
Box = tuple[float, float, float, float]
"""Smallest and largest longitude, smallest and largest latitude, in degrees."""


class Fault(NamedTuple):
    """One thing wrong: `rule` is a key of the texts, `where` the feature, `what` it holds."""

    rule: str
    where: str = ""
    what: str = ""


def read(file: Path) -> list[Feature]:
    """The features of a GeoJSON file; ValueError where it is none."""
    try:
        content = json.loads(file.read_text("utf-8-sig"))
        features = content["features"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{file.name}: no GeoJSON") from error
    if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
        raise ValueError(f"{file.name}: no features")
    return features


def of_file(file: Path, register: Collection[str]) -> list[Fault]:
    """What keeps a file from being drawn, held against the towns beside it."""
    try:
        features = read(file)
    except ValueError:
        return [Fault("unreadable", file.name)]
    towns = pd.read_csv(file.parent / "jining_towns.csv", dtype={"code": str, "unit_id": str})
    points = pd.read_csv(file.parent / "jining_town_points.csv", dtype={"code": str})
    placed = points.merge(towns[["code", "unit_id"]], on="code")
    return faults(
        features,
        register,
        {
            str(unit): list(zip(rows["lon"], rows["lat"], strict=True))
            for unit, rows in placed.groupby("unit_id")
        },
    )


def faults(
    features: list[Feature],
    register: Collection[str],
    towns: Mapping[str, list[tuple[float, float]]],
) -> list[Fault]:
    """Whatever keeps `features` from being drawn as the units of `register`; `towns` are points
    (longitude, latitude) of the towns of each unit.
    """
    points = [point for some in towns.values() for point in some]
    lon, lat = [x for x, _ in points], [y for _, y in points]
    box = (min(lon) - MARGIN, max(lon) + MARGIN, min(lat) - MARGIN, max(lat) + MARGIN)
    found: list[Fault] = []
    seen: list[str] = []
    for number, feature in enumerate(features, start=1):
        facts = feature.get("properties")
        facts = facts if isinstance(facts, dict) else {}
        unit = facts.get("unit_id")
        where = f"#{number} {facts.get('name_zh') or unit or ''}".strip()
        found += _named(unit, where, register, seen, facts)
        shaped = list(_shape(feature.get("geometry"), where, box))
        found += shaped or _placed(
            feature["geometry"], facts, where, towns.get(unit, []) if isinstance(unit, str) else []
        )
    return found + [Fault("unit_missing", unit) for unit in sorted(set(register) - set(seen))]


def _named(
    unit: object, where: str, register: Collection[str], seen: list[str], facts: Mapping[str, Any]
) -> Iterator[Fault]:
    if not isinstance(unit, str):
        yield Fault("id_kind", where, repr(unit))
        if isinstance(unit, int | float) and str(int(unit)) in register:
            seen.append(str(int(unit)))  # said once
    elif unit not in register:
        yield Fault("id_unknown", where, unit)
    elif unit in seen:
        yield Fault("id_twice", where, unit)
    else:
        seen.append(unit)
    if facts.get("kind") not in ("county", "zone"):
        yield Fault("kind", where, repr(facts.get("kind")))


def _shape(geometry: object, where: str, box: Box) -> Iterator[Fault]:
    """The first thing wrong with each ring."""
    if not isinstance(geometry, dict) or geometry.get("type") not in KINDS:
        kind = geometry.get("type") if isinstance(geometry, dict) else geometry
        yield Fault("geometry", where, str(kind))
        return
    try:
        rings = list(rings_of(geometry))
        wrong = [fault for ring in rings if (fault := _ring(ring, box))]
    except (TypeError, ValueError, KeyError, IndexError):
        yield Fault("geometry", where, str(geometry.get("type")))
        return
    if not rings:
        yield Fault("geometry", where, "[]")
    for rule, what in dict.fromkeys(wrong):
        yield Fault(rule, where, what)


def _ring(ring: list[Point], box: Box) -> tuple[str, str] | None:
    if any(len(point) != 2 for point in ring):
        return "flat", f"{len(ring[0])} numbers a point"
    points = [(float(x), float(y)) for x, y in ring]
    if len(points) < 4 or points[0] != points[-1]:
        return "open", f"{len(points)} points"
    if not all(math.isfinite(x) and math.isfinite(y) for x, y in points):
        return "geometry", "nan"
    away = next((point for point in points if not _inside(*point, box)), None)
    if away is not None:
        return _away(*away, box), f"{away[0]:g}, {away[1]:g}"
    if math.isclose(signed_area(points), 0, abs_tol=1e-9):
        return "no_area", f"{len(points)} points"
    return None


def _away(x: float, y: float, box: Box) -> str:
    """Why a point lies outside the city."""
    if _inside(y, x, box):
        return "swapped"
    return "metres" if abs(x) > 180 or abs(y) > 90 else "far"


def _inside(x: float, y: float, box: Box) -> bool:
    return box[0] <= x <= box[1] and box[2] <= y <= box[3]


def _placed(
    geometry: Geometry, facts: Mapping[str, Any], where: str, towns: list[tuple[float, float]]
) -> Iterator[Fault]:
    """The label lies within the outline, and so do most towns of the unit."""
    label = facts.get("label_point")
    if (
        not isinstance(label, list)
        or len(label) != 2
        or not all(isinstance(n, int | float) and not isinstance(n, bool) for n in label)
    ):
        yield Fault("label_kind", where, repr(label)[:60])
    elif not covers(geometry, *label):
        yield Fault("label_outside", where, f"{label[0]:g}, {label[1]:g}")
    inside = sum(covers(geometry, x, y) for x, y in towns)
    if 2 * inside < len(towns):
        yield Fault("misplaced", where, f"{inside}/{len(towns)}")


def covers(geometry: Geometry, x: float, y: float) -> bool:
    """Whether a point lies within the outline: an odd number of borders to one side of it."""
    odd = False
    for ring in rings_of(geometry):
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                odd = not odd
    return odd
