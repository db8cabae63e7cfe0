"""A base map that cannot be drawn is refused by feature and reason; nothing is drawn of it."""

import copy
import json

import pandas as pd
import pytest

from dashboard import paths
from dashboard.geography import base_map, names, outlines, validation
from dashboard.text.i18n import LANGUAGES, Translator, texts
from tools import geometry

SHIPPED = validation.read(names.BOUNDARIES / base_map.SHIPPED.file)


def outline(feature):
    """The first ring of a feature."""
    held = feature["geometry"]["coordinates"]
    return held[0][0] if feature["geometry"]["type"] == "MultiPolygon" else held[0]


def each_ring(feature, change):
    held = feature["geometry"]["coordinates"]
    polygons = held if feature["geometry"]["type"] == "MultiPolygon" else [held]
    for polygon in polygons:
        polygon[:] = [[change(point) for point in ring] for ring in polygon]


def facts(feature, **changed):
    feature["properties"] |= changed


def without(name):
    return lambda feature: feature["properties"].pop(name)


def island(x, y):
    def change(feature):
        held = feature["geometry"]
        ring = [[x, y], [x + 0.01, y], [x + 0.01, y + 0.01], [x, y]]
        polygons = held["coordinates"] if held["type"] == "MultiPolygon" else [held["coordinates"]]
        feature["geometry"] = {"type": "MultiPolygon", "coordinates": [*polygons, [ring]]}

    return change


WRONG = {
    "id_kind": [
        lambda f: facts(f, unit_id=int(f["properties"]["unit_id"])),
        lambda f: facts(f, unit_id=None),
        without("unit_id"),
        lambda f: facts(f, unit_id=[1]),
        lambda f: facts(f, unit_id=float(f["properties"]["unit_id"])),
        lambda f: facts(f, unit_id=True),
    ],
    "id_unknown": [
        lambda f, id_=id_: facts(f, unit_id=id_)
        for id_ in ("370882", "", "370811.0", " 370811", "任城区", "3708110")
    ],
    "kind": [
        without("kind"),
        *(lambda f, k=k: facts(f, kind=k) for k in (None, "", "County", 1, "区")),
    ],
    "geometry": [
        lambda f, g=g: f.update(geometry=g)
        for g in (
            None,
            {},
            {"type": "Point", "coordinates": [116, 35]},
            {"type": "LineString", "coordinates": [[116, 35], [117, 35]]},
            {"type": "Polygon", "coordinates": []},
            {"type": "Polygon", "coordinates": [[["a", "b"]]]},
            {"type": "Polygon"},
        )
    ],
    "flat": [lambda f, z=z: each_ring(f, lambda p: [*p, z]) for z in (0, 1.5, -3, 40, 1e3, 8848)],
    "open": [lambda f, n=n: outline(f).__delitem__(slice(n, None)) for n in (0, 1, 2, 3)]
    + [lambda f: outline(f).pop(), lambda f: outline(f).append([116.5, 35.4])],
    "metres": [
        lambda f, k=k: each_ring(f, lambda p: [p[0] * k, p[1] * k])
        for k in (1e3, 1e5, 111_320, 1e6, 1e7, -1e5)
    ],
    "swapped": [lambda f: each_ring(f, lambda p: [p[1], p[0]])],
    "far": [
        island(*at)
        for at in ((0, 0), (116.5, 30), (120, 35.4), (-116, 35.4), (10, 10), (116.5, -35))
    ],
    "label_kind": [
        without("label_point"),
        *(
            lambda f, p=p: facts(f, label_point=p)
            for p in (
                None,
                "116.5,35.4",
                [116.5],
                [116.5, 35.4, 0],
                ["116.5", "35.4"],
                {"x": 116.5},
            )
        ),
    ],
    "label_outside": [
        lambda f, p=p: facts(f, label_point=list(p))
        for p in ((0, 0), (35.4, 116.5), (116.5, 36.9), (118.9, 35.4), (116.5, 30), (110, 35))
    ],
}


def faults(features):
    maps_faults = validation.faults(features, list(names.display().index), towns())
    return {(one.rule, one.where) for one in maps_faults}


def towns():
    points = outlines.town_points()
    home = pd.read_csv(names.BOUNDARIES / "jining_towns.csv", dtype=str).set_index("code")
    points = points[~points["approximate"]]
    return {
        unit: list(zip(rows["lon"], rows["lat"], strict=True))
        for unit, rows in points.groupby(home["unit_id"].reindex(points.index))
    }


def test_the_shipped_map_is_sound():
    assert base_map.base_map_faults(base_map.SHIPPED.file) == []
    assert base_map.base_map() == base_map.SHIPPED  # the file says what the code falls back to


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        pytest.param(rule, change, marks=[] if n < 2 else [pytest.mark.slow])
        for rule, changes in WRONG.items()
        for n, change in enumerate(changes)
    ],
)
def test_each_fault_names_its_feature(rule, change):
    for place in (0, 8):
        features = copy.deepcopy(SHIPPED)
        name = features[place]["properties"]["name_zh"]
        change(features[place])
        assert (rule, f"#{place + 1} {name}") in faults(features)


@pytest.mark.parametrize("place", range(0, 14, 2))
def test_units_missing_twice_or_in_each_others_place(place):
    features = copy.deepcopy(SHIPPED)
    gone = features.pop(place)["properties"]["unit_id"]
    assert faults(features) == {("unit_missing", gone)}
    twice = [*copy.deepcopy(SHIPPED), copy.deepcopy(SHIPPED[place])]
    assert {rule for rule, _ in faults(twice)} == {"id_twice"}
    mixed = copy.deepcopy(SHIPPED)
    one, other = (mixed[n]["properties"] for n in (place, (place + 5) % 14))
    one["unit_id"], other["unit_id"] = other["unit_id"], one["unit_id"]
    assert "misplaced" in {rule for rule, _ in faults(mixed)}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b'{"features": 3}', b'{"features": ["x"]}']
)
def test_what_is_no_geojson(tmp_path, content):
    (tmp_path / "x.geojson").write_bytes(content)
    with pytest.raises(ValueError, match="x.geojson"):
        validation.read(tmp_path / "x.geojson")


def test_nothing_is_written_and_the_pages_keep_the_map_they_have(tmp_path, monkeypatch, capsys):
    for file in names.BOUNDARIES.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    bad = copy.deepcopy(SHIPPED)
    facts(bad[3], unit_id=370827)
    (tmp_path / "new.geojson").write_text(json.dumps({"features": bad}), "utf-8")
    (tmp_path / "basemap.yaml").write_text(
        "file: new.geojson\ncredit: {zh: 甲, en: A}\napproval_number: 'GS-1'\n", "utf-8"
    )
    monkeypatch.setattr(names, "BOUNDARIES", tmp_path)
    monkeypatch.setattr(paths, "STATIC", tmp_path / "static")
    base_map.base_map.cache_clear()
    try:
        for lang in LANGUAGES:
            assert geometry.main(lang) == 2
            assert "new.geojson #4 鱼台县" in capsys.readouterr().err
        assert not (tmp_path / "static").exists()
        assert base_map.base_map() == base_map.SHIPPED  # nor its approval number
    finally:
        base_map.base_map.cache_clear()


def test_every_fault_has_its_words():
    said = {key.partition(".")[2] for key in texts("zh") if key.startswith("basemap.")}
    assert said >= {*WRONG, "unreadable", "id_twice", "unit_missing", "no_area", "misplaced"}
    assert Translator("en")("basemap.far", file="f", where="#1", what="0, 0")
