"""Bodies and their heads (C01, C03–C06): each on a handful of rows, the arithmetic beside them.

The world: county A runs towns A1 and A2, county B runs B1; as of 2021-12-16.
"""

from tests.indicators.conftest import NOTHING, profiles
from tests.worlds import A1, A2, B1, CITY, A, B


def test_c04(total):
    special = {"is_special": True}
    found, _ = total(
        "C04",
        bodies=[
            special | {"town": A1},
            special | {"town": A1},  # two bodies, one town
            special | {"town": None, "unit": A},  # it may be A1: no more
            special | {"town": B1, "unit": B, "ended_on": "2021-12-16"},  # ended that day: gone
            {"town": A2},
            {"town": B1, "unit": B},
        ],
    )
    assert found == {CITY: (1, 3), A: (1, 2), B: (0, 1), A1: (1, 1), A2: (0, 1), B1: (0, 1)}


def test_c04_a_body_whose_town_is_not_published_is_at_least_one_town(total):
    found, _ = total(
        "C04", bodies=[{"town": A1}, {"town": A2}, {"town": None, "unit": A, "is_special": True}]
    )
    assert found == {CITY: (1, 2), A: (1, 2), B: NOTHING, A1: (0, 1), A2: (0, 1), B1: NOTHING}


def filled(identity="institution", **rest):
    return {
        "filled_on": "2021-12-16",
        "head_key": "k",
        "head_identity": identity,
        "head_rank": "staff",
    } | rest


def test_c05(total):
    found, _ = total(
        "C05",
        bodies=[
            filled(town=A1),
            {"town": A1},
            filled(town=A2),
            filled(town=A2, ended_on="2021-06-30"),  # body no longer there
            filled(town=None),
            {"town": B1, "unit": B},
        ],
    )
    # A: 1 of 2 in A1, 1 of 1 in A2, 1 of 1 without a town = 3 of 4; B: 0 of 1
    assert found == {CITY: (3, 5), A: (3, 4), B: (0, 1), A1: (1, 2), A2: (1, 1), B1: (0, 1)}


def test_c06(total):
    found, _ = total(
        "C06",
        bodies=[
            filled("administrative", town=A1),
            filled("institution", town=A1),
            {"town": A1},
            filled("institution", town=A2, post_type="administrative"),
            filled("administrative", town=B1, unit=B, post_type="administrative"),
        ],
    )
    # crossing: one in A1 (of 2 serving), one in A2 (of 1), none in B1 (of 1)
    assert found == {CITY: (2, 4), A: (2, 3), B: (0, 1), A1: (1, 2), A2: (1, 1), B1: (0, 1)}


def test_c01(total):
    found, _ = total(
        "C01",
        town_profiles=profiles(
            a1={"rules_adopted_on": "2021-12-16"},  # on the last day: adopted
            b1={"rules_adopted_on": "2020-05-01"},
        ),
    )  # A2 has none
    assert found == {CITY: (2, 3), A: (1, 2), B: (1, 1), A1: (1, 1), A2: (0, 1), B1: (1, 1)}


def test_c03(total):
    found, _ = total(
        "C03",
        town_profiles=profiles(a2={"body_quota": 1}),
        bodies=[
            {"town": A1, "name": "x"},
            {"town": A1, "name": "y"},
            {"town": A1, "name": "y"},  # two heads, one body: 2 ≤ 2
            {"town": A2, "name": "x"},
            {"town": A2, "name": "y"},  # 2 > 1
            {"town": A2, "name": "z", "ended_on": "2021-01-01"},  # no longer there
            {"town": None, "name": "w"},
        ],
    )  # town not published
    assert found == {CITY: (1, 2), A: (1, 2), B: NOTHING, A1: (1, 1), A2: (0, 1), B1: NOTHING}
