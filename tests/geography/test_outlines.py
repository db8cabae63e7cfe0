import json

from dashboard import paths
from dashboard.geography import browser, names, outlines, shapes
from dashboard.geography.base_map import base_map
from dashboard.text.i18n import Translator


def files():
    return {
        name: json.loads((paths.STATIC / name).read_text("utf-8"))
        for name in (browser.MAP, browser.TILES)
    }


def test_static_files_are_what_the_boundaries_give():
    for name, content in browser.browser_files().items():
        assert (paths.STATIC / name).read_text("utf-8") == content, "run `make static`"


def test_outer_rings_are_clockwise_as_plotly_wants_them():
    for collection in files().values():
        for feature in collection["features"]:
            assert shapes.signed_area(feature["geometry"]["coordinates"][0]) < 0


def test_rewinding_turns_outer_rings_and_holes_against_each_other():
    outer = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]  # counter-clockwise
    hole = [[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]  # counter-clockwise
    shape = shapes.rewound({"type": "Polygon", "coordinates": [outer, hole]})
    assert [shapes.signed_area(ring) < 0 for ring in shape["coordinates"]] == [True, False]


def test_both_drawings_hold_the_fourteen_units(shipped):
    from dashboard.snapshots import database

    with database.connect(shipped["2021-12-16"]) as connection:
        units = set(database.fetch("unit_names", connection)["unit"]) - {"370800"}
    assert len(units) == 14
    for collection in files().values():
        assert {feature["id"] for feature in collection["features"]} == units
    assert set(names.display().index) == units


def test_no_two_tiles_share_a_place():
    tiles = names.display()
    assert not tiles.duplicated(["tile_column", "tile_row"]).any()


def test_only_the_three_zones_are_dashed():
    assert len(outlines.outline("map").dashed) == 3
    assert outlines.outline("tiles").dashed == ()


def test_without_an_approval_number_the_map_is_a_sketch():
    assert base_map().approval_number == ""
    assert Translator("zh")("footer.unapproved") == "示意图 · 未经审图"
