"""Voice (E09–E12): each on a handful of rows, the arithmetic beside them.

The world: county A runs towns A1 and A2, county B runs B1; as of 2021-12-16.
"""

from dashboard.indicators.build import build
from tests.indicators.conftest import NOTHING, parts
from tests.worlds import A1, A2, B1, CITY, A, B, snapshot


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
    matter("5", A1, "2020-11-01", decided_on="2020-12-16"),  # before the window
    matter("6", A1, "2020-12-16", decided_on="2020-12-17", way="written"),
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
            opinion(6, "adopted", given_on="2020-12-16"),  # before the window
            opinion(7, "adopted", given_on="2020-12-17"),  # first day of it
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
            proposal(7, "2020-12-02", raised_on="2020-11-01", due_on="2020-12-16"),  # before
            proposal(8, "2020-12-17", raised_on="2020-11-01", due_on="2020-12-17", town=A2),
        ],
    )
    # A1: 1 and 4 of 1 to 5; A2: 8; B has sent nothing
    assert found == {CITY: (3, 6), A: (3, 6), B: NOTHING, A1: (2, 5), A2: (1, 1), B1: NOTHING}
