"""Strips, town maps and quadrants: what is drawn where."""

import base64
import re

import pandas as pd
import pytest

from dashboard import charts
from dashboard.charts.quadrant import label_sides
from dashboard.geography import outlines
from dashboard.geography.shapes import signed_area
from dashboard.text.i18n import Translator


def circles(image):
    svg = base64.b64decode(re.search(r"base64,([^\"]+)", image)[1]).decode()
    return [
        (float(x), fill) for x, fill in re.findall(r'<circle cx="([\d.]+)".*?fill="([^"]+)"', svg)
    ]


def strip(lower=False, **changed):
    given = {
        "peers": pd.Series({"A": 0.2, "B": 0.6, "C": 1.0}),
        "place": "C",
        "city": 0.5,
        "level": None,
        "lower_is_better": lower,
        "colour": "#123456",
        "alt": "alt",
    }
    return charts.peer_strip(**(given | changed))


def test_better_is_to_the_right_whichever_way_is_better():
    own = {
        lower: next(x for x, fill in circles(strip(lower)) if fill == "#123456")
        for lower in (False, True)
    }
    assert own[False] == 78  # 1.0 is the highest: WIDTH − PAD
    assert own[True] == 6


def test_a_place_that_is_not_compared_has_no_strip():
    assert strip(place="D") == ""
    assert strip(peers=pd.Series({"C": 1.0})) == ""


def test_equal_values_stand_in_the_middle():
    same = strip(peers=pd.Series({"A": 0.5, "C": 0.5}))
    assert {x for x, _ in circles(same)} == {42}


def test_no_label_covers_another_or_a_point():
    rows = pd.DataFrame(
        {
            "x": [50.0, 50.4, 50.8, 51.2, 80, 20],
            "y": [50.0, 50.2, 50.1, 50, 60, 40],
            "label": ["甲乙丙丁"] * 6,
            "state": ["both"] * 5 + ["first"],
        }
    )
    sides = label_sides(rows, [10, 90], [10, 90])
    assert sides[5]  # the mismatch always has room here
    assert sides.count("") >= 1  # four points in one place have not
    assert len([s for s in sides[:4] if s]) < 4


@pytest.fixture
def drawn(known):
    rows = pd.DataFrame(
        {
            "lon": [116.0, 116.2],
            "lat": [35.4, 35.5],
            "name": ["甲", "乙"],
            "label": ["甲", "乙"],
            "value": [0.2, float("nan")],
            "small": [False, False],
            "id": ["370811001000", "370811002000"],
            "hover": ["甲", "乙"],
        },
        index=["370811001000", "370811002000"],
    )

    def draw(shapes=None):
        return charts.town_map(
            rows=rows,
            outline=outlines.unit_outline("370811"),
            shapes=shapes,
            units={"370811": ""},
            indicator=known["C05"],
            selected="370811002000",
            credit="示意图",
            marks=("demo",),
            t=Translator("zh"),
        )

    return draw


def markers(figure):
    return [t for t in figure.data if t.type == "scattergeo" and t.mode == "markers"]


def test_towns_are_points_until_there_are_shapes(drawn):
    (points,) = markers(drawn())
    assert list(points.customdata) == ["370811001000", "370811002000"]
    assert points.marker.color[1] == "#C9CFD6"  # no data: grey
    assert points.marker.line.width[1] == 3  # the one chosen


def test_an_approved_file_of_boundaries_replaces_the_points(drawn, tmp_path):
    square = {
        "type": "Polygon",
        "coordinates": [[[116, 35], [116.1, 35], [116.1, 35.1], [116, 35.1], [116, 35]]],
    }
    features = ",".join(
        f'{{"type":"Feature","properties":{{"code":"{code}"}},"geometry":{str(square)}}}'
        for code in ("370811001000", "370811002000")
    ).replace("'", '"')
    assert outlines.town_shapes(["370811001000"], tmp_path) is None
    (tmp_path / outlines.TOWNS).write_text(f'{{"features":[{features}]}}')
    assert outlines.town_shapes(["370811009000"], tmp_path) is None  # not all are there
    shapes = outlines.town_shapes(["370811001000", "370811002000"], tmp_path)
    ring = shapes["features"][0]["geometry"]["coordinates"][0]
    assert signed_area(ring) < 0  # clockwise for Plotly
    figure = drawn(shapes)
    assert markers(figure) == []
    assert list(figure.data[2].customdata) == ["370811001000", "370811002000"]
