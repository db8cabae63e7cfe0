"""Empowerment: each indicator on a handful of rows, the arithmetic beside them.

The world: county A runs towns A1 and A2, county B runs B1; as of 2021-12-16.
"""

from datetime import date

import pytest

from dashboard.indicators.build import build
from tests.indicators.conftest import NOTHING
from tests.worlds import A1, A2, B1, CITY, A, B, snapshot

YEAR = {"year": 2021, "component": "town_rating"}


def weight(target, kind, value, **changed):
    """A target's two rows of a year: the town rating and the rest, together 1."""
    row = YEAR | {"target": target, "target_type": kind, "weight": value} | changed
    return [row, row | {"component": "daily_work", "weight": round(1 - value, 4)}]


def test_e01(total):
    found, _ = total(
        "E01",
        assessment_weights=[
            *weight(f"{A}-D1", "department", 0.30),  # exactly at the floor: kept
            *weight(f"{A}-D2", "department", 0.2999),  # just below: broken
            *weight(f"{A}-D3", "department", 0.90, year=2020),  # another year: not due in 2021
            YEAR
            | {
                "target": f"{B}-D1",
                "target_type": "department",
                "component": "daily_work",
                "weight": 1,
            },  # no town rating: broken
            *weight(f"{A1}-A1", "agency", 0.90),  # an agency: another indicator
        ],
    )
    assert found == {CITY: (1, 3), A: (1, 2), B: (0, 1)}  # 1+0 of 2+1


@pytest.mark.parametrize("number", [1, 2, 3, *range(6, 13)])
def test_before_the_rule(total, number):
    found, rows = total(
        f"E{number:02d}",
        as_of=date(2019, 12, 31),
        assessment_weights=weight(f"{A}-D1", "department", 0.40, year=2019),
    )
    assert set(rows["status"]) == {"not_in_force"}
    assert found[CITY] == NOTHING


def test_e02(total):
    found, _ = total(
        "E02",
        assessment_weights=[
            *weight(f"{A1}-A1", "agency", 0.60),
            *weight(f"{A1}-A2", "agency", 0.5999),
            *weight(f"{A2}-A1", "agency", 0.75),
            *weight(f"{A}-D1", "department", 0.90),
        ],
    )
    assert found == {CITY: (2, 3), A: (2, 3), B: NOTHING, A1: (1, 2), A2: (1, 1), B1: NOTHING}


def parts(rows, place):
    rows = rows[rows["part"].notna() & (rows["town"].fillna(rows["unit"]) == place)]
    return rows.set_index("part")["value"].to_dict()


def sheet(rater, target, score=90, **changed):
    """A sheet of 2021 handed in on the last day and valid, unless it says otherwise."""
    handed_in = {"score": score, "valid": True, "submitted_on": "2021-12-10"}
    return {"rater_town": rater, "target": target} | handed_in | changed


NOT_IN = {"score": None, "valid": None, "submitted_on": None}
SHEETS = [
    sheet(A1, f"{A}-D1", 100),
    sheet(A1, f"{A}-D2", 85.5),
    sheet(A1, f"{A1}-A1", 96, submitted_on="2021-12-16"),  # late, but in
    sheet(A1, f"{A}-D3", 100, valid=False),  # voided
    sheet(A1, f"{A1}-A2", **NOT_IN),  # due and not in
    sheet(A2, f"{A}-D1", 70, due_on="2021-12-16"),  # due on the last day
    sheet(A2, f"{A}-D2", 100, due_on="2021-12-17"),  # in, but not yet due
    sheet(A2, f"{A}-D3", **NOT_IN | {"due_on": "2021-12-17"}),  # not in, not yet due
    sheet(A2, f"{A2}-A1", 100, year=2020, due_on="2020-12-20"),  # an earlier year
    sheet(A2, f"{A2}-A2", 100, year=2022, due_on="2022-12-10"),  # a later one, not yet due
]


def test_e03(total):
    found, _ = total("E03", town_ratings=SHEETS)
    # A1: 3 in and valid of 5; A2: 1 of 1 due; B has sent nothing
    assert found == {CITY: (4, 6), A: (4, 6), B: NOTHING, A1: (3, 5), A2: (1, 1), B1: NOTHING}


def test_e03_takes_the_latest_year_with_a_sheet_due(total):
    found, _ = total(
        "E03",
        as_of=date(2021, 12, 9),
        town_ratings=[
            sheet(A1, f"{A}-D1", submitted_on="2021-12-09"),  # 2021: due tomorrow
            sheet(A1, f"{A}-D1", year=2020, due_on="2020-12-20", submitted_on="2020-12-20"),
            sheet(A1, f"{A}-D2", **NOT_IN | {"year": 2020, "due_on": "2020-12-20"}),
            sheet(B1, f"{B}-D1", submitted_on="2021-12-09"),
        ],
    )  # B: of 2020, nothing
    # 2020 it is: A1 1 of 2; A2 no sheet due; B has sent sheets, none of that year
    assert found == {CITY: (1, 2), A: (1, 2), B: (0, 0), A1: (1, 2), A2: (0, 0), B1: (0, 0)}


def test_e04(total, known):
    found, rows = total(
        "E04", town_ratings=[*SHEETS, sheet(B1, f"{B}-D1", 0), sheet(B1, f"{B1}-A1", 91)]
    )
    # A: 100 + 85.5 + 96 + 70 = 351.5 on 4 valid sheets due; B: 0 + 91 on 2
    assert found == {CITY: (442.5, 6), A: (351.5, 4), B: (91, 2)}
    assert rows.set_index("unit")["value"][A] == 87.875 and not known["E04"].mapped


def test_e05(total):
    found, _ = total(
        "E05", town_ratings=[*SHEETS, sheet(B1, f"{B}-D1", 99.5), sheet(B1, f"{B1}-A1", **NOT_IN)]
    )
    # A: one 100 of 4 valid sheets due (the voided 100 is neither); B: none of 1
    assert found == {CITY: (1, 5), A: (1, 4), B: (0, 1)}


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
    action(2, "2021-03-09", "agreed", "2021-03-09"),  # on the day: prior
    action(3, "2021-03-10", "agreed", "2021-03-09"),  # a day after: not prior
    action(4, None, "pending", "2020-01-01", asked_on=None),  # never asked, in effect
    action(5, "2021-03-01", "refused", "2021-03-09"),  # in effect all the same
    action(6, "2021-03-01", "refused", None),  # stopped: apart
    action(7, None, "pending", None),  # still open
    action(8, "2019-12-01", "agreed", "2019-12-31"),  # before the window
    action(9, "2019-12-31", "refused", None),  # stopped before the window
    action(10, "2021-03-01", "refused", None, town=A2, agency=f"{A2}-A1"),
]


def test_e06(total):
    found, _ = total("E06", personnel_actions=ACTIONS)
    # A1: 1 and 2 of 1 to 5; A2: nothing took effect; B has sent nothing
    assert found == {CITY: (2, 5), A: (2, 5), B: NOTHING, A1: (2, 5), A2: (0, 0), B1: NOTHING}


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
            head(A2, 2, "2021-12-16", due_on="2021-12-17"),  # graded, but not yet due
            head(B1, 1, "2021-12-14"),  # late, but graded
            head(B1, 2, None, due_on="2021-12-17"),  # not yet due
            head(A1, 2, "2020-12-20", **last_year),
        ],
    )  # an earlier year
    assert found == {CITY: (3, 4), A: (2, 3), B: (1, 1), A1: (1, 2), A2: (1, 1), B1: (1, 1)}


def order(number, arrived, **changed):
    return {"order_id": str(number), "arrived_at": arrived} | changed


def test_e08(total):
    tonight = {"ordered_at": "2021-12-16 20:00", "due_at": "2021-12-16 23:59"}
    old = {"ordered_at": "2019-12-31 23:00", "due_at": "2020-01-01 01:00"}
    found, _ = total(
        "E08",
        coordination_orders=[
            order(1, "2021-05-01 09:00"),
            order(2, "2021-05-01 10:00"),  # the minute due: in time
            order(3, "2021-05-01 10:01"),
            order(4, None),  # late; never
            order(5, "2021-12-16 23:59", **tonight),  # the last minute counts
            order(6, "2021-12-16 20:30", **tonight | {"due_at": "2021-12-17 00:00"}),  # not yet due
            order(7, "2020-01-01 00:30", **old),  # ordered before the window
            order(8, "2020-01-01 00:30", **old | {"ordered_at": "2020-01-01 00:00"}, town=A2),
        ],
    )
    # A1: 1, 2 and 5 of 1 to 5; A2: 8; B has sent nothing
    assert found == {CITY: (4, 6), A: (4, 6), B: NOTHING, A1: (3, 5), A2: (1, 1), B1: NOTHING}


def matter(name, town, asked_on, decided_on="2021-06-01", way="meeting", **changed):
    return {
        "matter_id": name,
        "town": town,
        "asked_on": asked_on,
        "decided_on": decided_on,
        "way": asked_on and way,
    } | changed


OF_B = {"department": f"{B}-D1"}
MATTERS = [
    matter("1", A1, "2021-05-01"),
    matter("1", A2, "2021-05-31", way="visit"),
    matter("2", A1, "2021-05-01"),
    matter("2", A2, "2021-06-01"),  # A2 on the day: too late
    matter("3", A1, "2021-05-01"),
    matter("3", A2, None),  # A2 never
    matter("4", A1, "2021-05-01", decided_on=None),  # not yet decided
    matter("5", A1, "2019-11-01", decided_on="2019-12-31"),  # before the window
    matter("6", A1, "2019-12-31", decided_on="2020-01-01", way="written"),
    matter("7", A2, "2021-07-01", matter_kind="expropriation"),  # asked afterwards; no plan
    matter("1", B1, None, matter_kind="public_service", **OF_B),  # B's own matter 1; no plan
]


def test_e09(total):
    found, _ = total("E09", consultations=MATTERS)
    # A: plans 1 and 6 of 1, 2, 3 and 6; B has consulted, on no plan
    assert found == {CITY: (2, 4), A: (2, 4), B: (0, 0)}


def test_e09_counts_matters_not_towns(total):
    found, _ = total("E09", consultations=MATTERS[:2])  # one matter, two towns
    assert found == {CITY: (1, 1), A: (1, 1), B: NOTHING}


def test_e10(total):
    found, _ = total("E10", consultations=MATTERS)
    # A1: 1, 2, 3 and 6, all; A2: 1 of 1, 2, 3 and 7; B1: never asked
    assert found == {CITY: (5, 9), A: (5, 8), B: (0, 1), A1: (4, 4), A2: (1, 4), B1: (0, 1)}


def test_e10_by_kind_and_way(tmp_path, known):
    rows = build(snapshot(tmp_path, consultations=MATTERS), {"E10": known["E10"]})
    # plans: 5 of 7 town by town; ways count what was asked before the decision
    assert parts(rows, CITY) == {
        "matter_kind:plan": 5 / 7,
        "matter_kind:expropriation": 0,
        "matter_kind:public_service": 0,
        "way:meeting": 3,
        "way:visit": 1,
        "way:written": 1,
    }


def opinion(number, outcome="pending", reason=None, **changed):
    answered_on = None if outcome == "pending" else "2021-12-16"
    return {
        "opinion_id": str(number),
        "town": A1,
        "outcome": outcome,
        "reason": reason,
        "answered_on": answered_on,
    } | changed


def test_e11(total):
    found, _ = total(
        "E11",
        opinions=[
            opinion(1, "adopted"),
            opinion(2, "declined", "R"),
            opinion(3, "declined"),
            opinion(4, "declined", " "),  # no reason given
            opinion(5),  # still pending
            opinion(6, "adopted", given_on="2019-12-31"),  # before the window
            opinion(7, "adopted", given_on="2020-01-01"),  # first day of it
            opinion(8, given_on="2021-12-16", town=B1),
        ],
    )  # last day: given
    # A1: 1, 2 and 7 of 1 to 5 and 7; A2: gave none
    assert found == {CITY: (3, 7), A: (3, 6), B: (0, 1), A1: (3, 6), A2: (0, 0), B1: (0, 1)}


def proposal(number, answered, **changed):
    result = {"result": "adopted" if answered else "pending"}
    return {"proposal_id": str(number), "town": A1, "answered_on": answered} | result | changed


def test_e12(total):
    found, _ = total(
        "E12",
        proposals=[
            proposal(1, "2021-06-01"),  # on the day: in time
            proposal(2, "2021-06-02"),
            proposal(3, None),  # a day late; never
            proposal(4, "2021-05-09", result="declined"),  # declined is answered
            proposal(5, None, due_on="2021-12-16"),  # due on the last day
            proposal(6, "2021-05-09", due_on="2021-12-17"),  # answered, not yet due
            proposal(7, "2020-01-02", raised_on="2019-12-31", due_on="2020-01-31"),  # before
            proposal(8, "2020-01-31", raised_on="2020-01-01", due_on="2020-01-31", town=A2),
        ],
    )
    # A1: 1 and 4 of 1 to 5; A2: 8; B has sent nothing
    assert found == {CITY: (3, 6), A: (3, 6), B: NOTHING, A1: (2, 5), A2: (1, 1), B1: NOTHING}
