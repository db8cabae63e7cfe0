"""Burden reduction: each indicator on a handful of rows, the arithmetic beside them.

The world: county A runs towns A1 and A2, county B runs B1; as of 2021-12-16.
"""

from dashboard.indicators.build import build
from tests.worlds import CITY, snapshot

ITEMS = [{"item_id": "a"}, {"item_id": "b"}, {"item_id": "c", "batch": 2, "field": "G"},
         {"item_id": "d", "batch": None},
         {"item_id": "e", "ended_on": "2021-12-16"},                # ended that day: out
         {"item_id": "f", "list_kind": "basic"}]                    # a later list: out


def test_b01(tmp_path, known):
    rows = build(snapshot(tmp_path, duty_items=ITEMS), {"B01": known["B01"]})
    assert rows.set_index(rows["part"].fillna("all"))["value"].to_dict() == {
        "all": 4, "batch:1": 2, "batch:2": 1, "field:F": 3, "field:G": 1}
    assert set(rows["unit"]) == {CITY}                              # one list, no counties


def test_b03(tmp_path, known):
    roles = [{"item_id": "a", "duty_bearer": "x"},                  # one lead
             {"item_id": "b", "duty_bearer": "x"}, {"item_id": "b", "duty_bearer": "y"},  # two
             {"item_id": "c", "duty_bearer": "x"},
             {"item_id": "c", "duty_bearer": "y", "role": "cooperate"},
             {"item_id": "d", "duty_bearer": "x", "role": "cooperate"}]              # none
    rows = build(snapshot(tmp_path, duty_items=ITEMS, duty_roles=roles), {"B03": known["B03"]})
    city = rows[rows["part"].isna()].iloc[0]
    assert (city["numerator"], city["denominator"], city["value"]) == (2, 4, 0.5)   # a and c
