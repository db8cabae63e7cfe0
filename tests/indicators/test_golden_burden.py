"""Burden reduction: each indicator on a handful of rows, the arithmetic beside them.

The world: county A runs towns A1 and A2, county B runs B1; as of 2021-12-16.
"""

import pytest

from dashboard.indicators.build import build
from tests.indicators.conftest import NOTHING
from tests.worlds import A1, A2, CITY, A, B, snapshot

ITEMS = [
    {"item_id": "a"},
    {"item_id": "b"},
    {"item_id": "c", "batch": 2, "field": "G"},
    {"item_id": "d", "batch": None},
    {"item_id": "e", "ended_on": "2021-12-16"},  # ended that day: out
    {"item_id": "f", "list_kind": "basic"},
]  # a later list: out


def test_b01(tmp_path, known):
    rows = build(snapshot(tmp_path, duty_items=ITEMS), {"B01": known["B01"]})
    assert rows.set_index(rows["part"].fillna("all"))["value"].to_dict() == {
        "all": 4,
        "batch:1": 2,
        "batch:2": 1,
        "field:F": 3,
        "field:G": 1,
    }
    assert set(rows["unit"]) == {CITY}  # one list, no counties


def city_parts(root, known, indicator, **tables):
    """(numerator, denominator) of the city by part; `all` is the total."""
    rows = build(snapshot(root, **tables), {indicator: known[indicator]})
    assert set(rows["unit"]) == {CITY}  # one list, no counties
    return {
        part: (row.numerator, row.denominator)
        for part, row in zip(rows["part"].fillna("all"), rows.itertuples(), strict=True)
    }


def test_b03(tmp_path, known):
    roles = [
        {"item_id": "a", "duty_bearer": "x"},  # one lead
        {"item_id": "b", "duty_bearer": "x"},
        {"item_id": "b", "duty_bearer": "y"},  # two
        {"item_id": "c", "duty_bearer": "x"},
        {"item_id": "c", "duty_bearer": "y", "role": "cooperate"},
        {"item_id": "d", "duty_bearer": "x", "role": "cooperate"},
    ]  # none
    found = city_parts(tmp_path, known, "B03", duty_items=ITEMS, duty_roles=roles)
    assert found["all"] == (2, 4)  # a and c


def test_b02(tmp_path, known):
    items = [
        {"item_id": "a"},
        {"item_id": "b", "has_manual": False},
        {"item_id": "c", "batch": 2, "field": "G", "has_flowchart": False},
        {"item_id": "d", "batch": None, "field": "G"},
        {"item_id": "e", "ended_on": "2021-12-16"},  # ended that day: out
        {"item_id": "f", "list_kind": "basic"},
    ]  # a later list: out
    # a and d have both, b and c one each: 2 of 4; batch 1 is a and b, field G is c and d
    assert city_parts(tmp_path, known, "B02", duty_items=items) == {
        "all": (2, 4),
        "batch:1": (1, 2),
        "batch:2": (0, 1),
        "field:F": (1, 2),
        "field:G": (1, 2),
    }


CASES = [
    {"item_id": "a", "role": "lead", "decided_on": "2020-12-17"},  # first day of twelve months
    {"item_id": "a", "role": "cooperate", "decided_on": "2021-12-16"},  # last day
    {"item_id": "a", "role": None},  # no role
    {"item_id": None, "role": "lead"},  # outside the list
    {"item_id": None, "role": None, "duty": "diligent"},  # diligent, sanctioned, outside
    {"item_id": "b", "role": "lead", "duty": "diligent", "outcome": "exempted", "town": A1},
    {"item_id": None, "duty": "diligent", "outcome": "exempted"},  # no sanction
    {"item_id": None, "duty": "negligent", "outcome": "exempted"},  # no sanction, not diligent
    {"item_id": None, "decided_on": "2020-12-16"},  # before the twelve months, since 2020
    {"item_id": "a", "role": "lead", "decided_on": "2019-12-31"},  # before both
    {"item_id": None, "duty": "diligent", "decided_on": "2019-12-31"},
]
CASES = [case | {"case_id": str(n)} for n, case in enumerate(CASES)]


def test_b04(total):
    # sanctions in the twelve months: the first five; citing item and role: the first two
    assert total("B04", accountability=CASES)[0] == {CITY: (2, 5), A: (2, 5), B: NOTHING}


def test_b05(total):
    # one sanctioned, two exempted
    assert total("B05", accountability=CASES)[0] == {CITY: (2, 3), A: (2, 3), B: NOTHING}


def test_b06(total):
    found, _ = total(
        "B06", accountability=[*CASES, {"case_id": "x", "unit": B, "item_id": "a", "role": "lead"}]
    )
    # A: three of the six sanctions since 2020 cite no item, two towns; B: none, one town
    assert found == {CITY: (3, 3), A: (3, 2), B: (0, 1)}


def decided(result, on="2021-05-01", **rest):
    return {"filed_on": "2019-12-20", "decided_on": on, "result": result} | rest


TASKS = [
    decided("approved", "2020-12-17", with_money=True, with_staff=True),  # first day
    decided("approved", "2021-12-16", with_money=False, with_staff=True),  # last day
    decided("approved", with_money=False, with_staff=False),
    decided("approved"),  # nothing stated: nothing came
    decided("approved", with_money=True, town=A1),  # staff not stated
    decided("rejected"),
    decided("rejected", "2020-12-16"),
    decided("approved", "2020-12-16", with_money=True),  # before
    {"filed_on": "2021-12-01", "result": "pending"},
    {"handed_on": "2020-01-01", "result": "bypassed"},  # first day since 2020
    {"handed_on": "2021-12-16", "result": "bypassed", "town": A2},  # last day
    {"handed_on": "2019-12-31", "result": "bypassed"},  # before it
    {"unit": B, "department": f"{B}-D1", "filed_on": "2021-12-01", "result": "pending"},
]
TASKS = [task | {"request_id": str(n)} for n, task in enumerate(TASKS)]


def test_b07(total):
    # A: two since 2020, two towns; B: reports, none, one town
    assert total("B07", admissions=TASKS)[0] == {CITY: (2, 3), A: (2, 2), B: (0, 1)}


def test_b08(total):
    # A: five approved and one rejected in the twelve months; B: reports, nothing decided
    assert total("B08", admissions=TASKS)[0] == {CITY: (1, 6), A: (1, 6), B: (0, 0)}


def test_b09(total):
    # A: of five approved in the twelve months, money and staff, staff only, money only = 3
    assert total("B09", admissions=TASKS)[0] == {CITY: (3, 5), A: (3, 5), B: (0, 0)}


def test_b10(tmp_path, known):
    cleared = {"exists_after": False, "cleared_on": "2020-06-01"}
    new = {"existed_before": False}
    burdens = [
        cleared,
        cleared,
        {"basis": "law"},  # veto: 3 before, 1 after
        cleared | {"kind": "appraisal", "cleared_on": "2021-12-16"},
        {"kind": "appraisal"},
        new | {"kind": "appraisal"},  # appraisal: 2 before, 2 after
        new | cleared,  # created and cleared: neither
        {"unit": B, "kind": "responsibility_letter"},
        new | {"unit": B, "kind": "responsibility_letter"},
    ]  # letter of B: 1 before, 2 after
    burdens = [burden | {"burden_id": str(n)} for n, burden in enumerate(burdens)]
    rows = build(snapshot(tmp_path, burdens=burdens), {"B10": known["B10"]})
    found = {
        (row.unit, row.part): (row.numerator, row.denominator)
        for row in rows.assign(part=rows["part"].fillna("all")).itertuples()
    }
    assert found == {
        (A, "kind:veto"): (2, 3),
        (A, "kind:appraisal"): (0, 2),
        (A, "all"): (2, 5),
        (B, "kind:responsibility_letter"): (-1, 1),
        (B, "all"): (-1, 1),  # more than before
        (CITY, "kind:veto"): (2, 3),
        (CITY, "kind:appraisal"): (0, 2),
        (CITY, "kind:responsibility_letter"): (-1, 1),
        (CITY, "all"): (1, 6),
    }


@pytest.mark.parametrize(
    ("indicator", "table", "rows", "expected"),
    [
        ("B04", "accountability", CASES[-2:], (0, 0)),
        ("B05", "accountability", CASES[-2:], (0, 0)),
        ("B06", "accountability", CASES[-2:], (0, 2)),
        ("B07", "admissions", TASKS[8:9], (0, 2)),
        ("B10", "burdens", [{"burden_id": "1"}], (0, 1)),
    ],
)
def test_a_county_that_reports_nothing_in_the_window_is_not_one_that_is_silent(
    total, indicator, table, rows, expected
):
    assert total(indicator, **{table: rows})[0] == {CITY: expected, A: expected, B: NOTHING}


def test_b16(tmp_path, known):
    grid = {
        "grid_items": [{"grid_item_id": "1"}, {"grid_item_id": "2"}],
        "duty_grid": [
            {"item_id": "a", "grid_item_id": "1"},
            {"item_id": "a", "grid_item_id": "2"},  # one item, two grid items
            {"item_id": "c", "grid_item_id": "1"},
            {"item_id": "e", "grid_item_id": "1"},  # ended
            {"item_id": "f", "grid_item_id": "2"},
        ],
    }  # of a later list
    # a and c, of a, b, c and d; d has no batch
    assert city_parts(tmp_path, known, "B16", duty_items=ITEMS, **grid) == {
        "all": (2, 4),
        "batch:1": (1, 2),
        "batch:2": (1, 1),
        "field:F": (1, 3),
        "field:G": (1, 1),
    }


def test_b16_before_any_mapping(total):
    assert total("B16", duty_items=ITEMS, grid_items=[{"grid_item_id": "1"}])[0] == {CITY: NOTHING}
