from datetime import date

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from dashboard.contracts import TABLES
from dashboard.contracts.checks import DTYPES, plain, schema, violations
from dashboard.contracts.table import Column, Label
from tests import worlds
from tools import demo

AS_OF = worlds.AS_OF


def found(**tables):
    frames = {"units": worlds.table("units", worlds.UNITS)}
    frames |= {name: worlds.table(name, rows) for name, rows in tables.items()}
    rows = violations(frames, AS_OF)
    return [tuple(row) for row in rows[["table", "row", "column", "rule"]].to_numpy()]


def post(**changed):
    return {"town": worlds.A1, "posts": 5, "approved_on": "2021-01-01"} | changed


def test_sound_rows_have_no_violation():
    assert found(posts=[post()]) == []


@pytest.mark.parametrize(
    ("changed", "column", "rule"),
    [
        ({"town": None}, "town", "required"),
        ({"from_level": "village"}, "from_level", "allowed"),
        ({"posts": -1}, "posts", "range"),
        ({"posts": 2, "used": 3}, "used", "used_within_posts"),
        ({"town": "370811999000"}, "town", "reference"),
        ({"town": worlds.A}, "town", "reference"),
        ({"approved_on": "2021-12-17"}, "approved_on", "past"),
    ],
)
def test_each_rule_names_row_and_column(changed, column, rule):
    assert ("posts", 1, column, rule) in found(
        posts=[post(), post(approved_on="2021-02-01") | changed]
    )


GLANCED = [
    pd.Series(cells, dtype=dtype)
    for dtype, lists in {
        "str": [[], ["a"], ["1", None], [None], ["370811", "x"]],
        "object": [[], [None], ["a", None], [True, None], [1, "x"], [1.5], [date(2021, 5, 1)]],
        "float64": [[], [None], [1, 5], [1, None], [1.5], [-0.5], [2.0**31], [float("inf")]],
        "int64": [[], [1], [-1, 3], [2**31], [2**31 - 1], [-(2**31)]],
        "Int32": [[], [None], [2, None], [2]],
        "bool": [[], [True, False]],
        "boolean": [[], [None], [True, None]],
        "datetime64[us]": [[], [None], ["2021-05-01"], ["2021-05-01", None]],
        "datetime64[ns, Asia/Shanghai]": [[], ["2021-05-01"]],
    }.items()
    for cells in lists
]
BOUNDS = ({}, {"low": 0}, {"low": 1, "high": 2}, {"high": 5})


def told(column, values):
    """Whether pandera finds fault with it."""
    try:
        schema((column,)).validate(pd.DataFrame({"x": values}), lazy=True)
    except SchemaErrors:
        return True
    return False


@pytest.mark.parametrize("kind", DTYPES)
def test_what_is_sound_at_a_glance_is_sound_cell_by_cell(kind):
    if kind == "text":
        rules = ({}, {"allowed": ("a",)}, {"allowed": ("a", "1")})
    else:
        rules = BOUNDS if kind in ("integer", "number", "weight") else ({},)
    seen = {True: 0, False: 0}
    for required in (True, False):
        for rule in rules:
            column = Column("x", kind, Label("x", "x"), required, **rule)
            for values in GLANCED:
                seen[passed := bool(plain(column, values))] += 1
                assert not (passed and told(column, values)), (column, values)
    assert min(seen.values()) > 5


def test_duplicate_key():
    assert found(posts=[post(), post(posts=9)]) == [("posts", 1, "town", "key")]


def test_a_text_where_a_number_belongs():
    frames = {"posts": worlds.table("posts", [post(), post(approved_on="2021-02-01")])}
    frames["posts"]["posts"] = pd.Series(["5", "five"], dtype=object)
    rows = violations(frames, AS_OF)
    assert list(rows["rule"]) == ["type"]
    assert rows.loc[0, ["row", "column", "value"]].tolist() == [1, "posts", "five"]


def test_missing_and_surplus_columns():
    frame = worlds.table("posts", [post()]).drop(columns="used").assign(extra=1)
    rows = violations({"posts": frame}, AS_OF)
    assert list(rows["column"]) == ["used", "extra"]
    assert set(rows["rule"]) == {"column"}


def test_a_head_is_known_only_when_the_post_is_filled():
    rows = [{"town": worlds.A1, "head_identity": "institution"}]
    assert found(bodies=rows) == [("bodies", 0, "head_identity", "known_with")]


def test_weights_of_a_target_sum_to_one():
    target = {"year": 2021, "target": f"{worlds.A}-D1", "target_type": "department"}
    rows = [
        target | {"component": "town_rating", "weight": 0.3},
        target | {"component": "daily_work", "weight": 0.6},
    ]
    assert found(assessment_weights=rows) == [
        ("assessment_weights", n, "weight", "weights_sum_to_one") for n in (0, 1)
    ]


def test_target_type_is_the_level_of_the_unit():
    rows = [
        {
            "year": 2021,
            "target": f"{worlds.A}-D1",
            "target_type": "agency",
            "component": "town_rating",
            "weight": 1,
        }
    ]
    assert found(assessment_weights=rows) == [
        ("assessment_weights", 0, "target_type", "target_type_is_level")
    ]


def test_a_body_stands_in_the_unit_that_runs_its_town():
    assert found(bodies=[{"town": worlds.A1, "unit": worlds.B}]) == [
        ("bodies", 0, "unit", "body_in_its_unit")
    ]


def test_every_town_has_a_profile():
    profiles = [{"town": t, "body_quota": 9, "staff": 50} for t in (worlds.A1, worlds.B1)]
    place = [u["unit_id"] for u in worlds.UNITS].index(worlds.A2)
    assert found(town_profiles=profiles) == [("units", place, "unit_id", "every_town_profiled")]


def test_a_unit_reports_its_total_or_its_towns():
    rows = [
        {"indicator": "C07", "unit": worlds.A, "numerator": 9},
        {"indicator": "C07", "unit": worlds.A, "town": worlds.A1, "numerator": 4},
        {"indicator": "C07", "unit": worlds.A, "part": "kind:x", "numerator": 4},
        {"indicator": "C07", "unit": worlds.B, "town": worlds.B1, "numerator": 4},
    ]
    assert found(reported_values=rows) == [
        ("reported_values", n, "town", "total_or_towns") for n in (0, 1)
    ]


def test_contract_names_are_those_of_the_domain():
    assert [c.name for c in TABLES["posts"].columns] == [
        "town",
        "from_level",
        "kind",
        "posts",
        "used",
        "approved_on",
    ]
    assert [c.name for c in TABLES["duty_roles"].columns] == [
        "item_id",
        "duty_bearer",
        "bearer_level",
        "role",
    ]


def test_demonstration_data_keep_the_contract():
    day = date(2020, 12, 31)
    assert violations(demo.tables(day), day).empty
