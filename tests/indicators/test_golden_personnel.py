"""Personnel and coordination (E06–E08): each on a handful of rows, the arithmetic beside them.

The world: county A runs towns A1 and A2, county B runs B1; as of 2021-12-16.
"""

from dashboard.indicators.build import build
from tests.indicators.conftest import NOTHING, parts
from tests.worlds import A1, A2, B1, CITY, A, B, snapshot


def action(number, answered, result, effective, **changed):
    return {
        "action_id": str(number),
        "asked_on": "2019-11-01",
        "answered_on": answered,
        "result": result,
        "effective_on": effective,
    } | changed


ACTIONS = [
    action(1, "2021-03-01", "agreed", "2021-03-09"),
    action(2, "2021-03-09", "agreed", "2021-03-09"),  # on the day: not before it
    action(3, "2021-03-10", "agreed", "2021-03-09"),  # a day after
    action(
        4, None, "pending", "2020-12-17", asked_on=None
    ),  # never asked; first day of twelve months
    action(5, "2021-03-01", "refused", "2021-03-09"),  # in effect all the same
    action(6, "2021-03-01", "refused", None),  # stopped: apart
    action(7, None, "pending", None),  # still open
    action(8, "2020-12-01", "agreed", "2020-12-16"),  # before the window
    action(9, "2020-12-16", "refused", None),  # stopped before the window
    action(10, "2021-03-01", "refused", None, town=A2, agency=f"{A2}-A1"),
]


def test_e06(total):
    found, _ = total("E06", personnel_actions=ACTIONS)
    # A1: 1 of 1 to 5; A2: nothing took effect; B has sent nothing
    assert found == {CITY: (1, 5), A: (1, 5), B: NOTHING, A1: (1, 5), A2: (0, 0), B1: NOTHING}


def test_e06_shows_refusals_apart(tmp_path, known):
    rows = build(snapshot(tmp_path, personnel_actions=ACTIONS), {"E06": known["E06"]})
    assert parts(rows, CITY) == {"answer:refused": 2}  # 6 and 10
    assert parts(rows, A2) == {"answer:refused": 1}


def head(town, number, graded, **changed):
    return {
        "agency": f"{town}-A{number}",
        "town": town,
        "graded_on": graded,
        "grade": graded and "competent",
    } | changed


def test_e07(total):
    last_year = {"year": 2020, "due_on": "2020-12-25"}
    found, _ = total(
        "E07",
        head_gradings=[
            head(A1, 1, "2021-12-10"),  # on the day
            head(A1, 2, None),  # due, not graded
            head(A2, 1, "2021-12-16", due_on="2021-12-16"),  # due on the last day
            head(B1, 1, "2021-12-14"),  # late, but graded
            head(A1, 2, "2020-12-20", **last_year),
            head(A2, 2, None, year=2022, due_on="2022-12-25"),  # a later year
        ],
    )  # an earlier year
    assert found == {CITY: (3, 4), A: (2, 3), B: (1, 1), A1: (1, 2), A2: (1, 1), B1: (1, 1)}


def order(number, arrived, **changed):
    return {"order_id": str(number), "arrived_at": arrived} | changed


def test_e08(total):
    tonight = {"ordered_at": "2021-12-16 20:00", "due_at": "2021-12-16 23:59"}
    old = {"ordered_at": "2020-12-16 20:00", "due_at": "2020-12-16 23:59"}
    found, _ = total(
        "E08",
        coordination_orders=[
            order(1, "2021-05-01 09:00"),
            order(2, "2021-05-01 10:00"),  # the minute due: in time
            order(3, "2021-05-01 10:01"),
            order(4, None),  # late; never
            order(5, "2021-12-16 23:59", **tonight),  # the last minute counts
            order(6, "2021-12-16 20:30", **tonight | {"due_at": "2021-12-17 00:00"}),  # not yet due
            order(7, "2020-12-16 20:30", **old),  # due the minute before the twelve months
            order(8, "2020-12-16 20:30", **old | {"due_at": "2020-12-17 00:00"}, town=A2),
            order(9, "2021-03-01 08:00", ordered_at="2019-12-31 23:00", due_at="2021-03-01 09:00"),
        ],
    )
    # A1: 1, 2 and 5 of 1 to 5 (9 is from before the reform); A2: 8; B has sent nothing
    assert found == {CITY: (4, 6), A: (4, 6), B: NOTHING, A1: (3, 5), A2: (1, 1), B1: NOTHING}
