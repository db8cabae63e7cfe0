"""The response platform, B11 to B15, on a handful of tickets, the arithmetic beside them."""

from dashboard.indicators.build import build
from tests.indicators.conftest import NOTHING
from tests.worlds import A1, A2, B1, CITY, A, B, snapshot


def numbered(tickets):
    return [ticket | {"ticket_id": str(n)} for n, ticket in enumerate(tickets)]


EXEMPT = {"exempt": True, "exempt_reason": "r"}
BEFORE = {
    "called_at": "2020-12-16 08:00",
    "accept_due_at": "2020-12-16 10:00",
    "done_due_at": "2020-12-16 23:59",
}  # the last minute before the twelve months
TURN = {
    "called_at": "2020-12-31 23:00",
    "accept_due_at": "2021-01-01 01:00",
    "done_due_at": "2021-01-07 23:00",
}  # across New Year, which changes nothing
FIRST = {
    "called_at": "2020-12-16 22:00",
    "accept_due_at": "2020-12-17 00:00",
    "done_due_at": "2020-12-17 00:00",
}  # their first minute


def test_b11(total):
    found, _ = total(
        "B11",
        tickets=numbered(
            [
                FIRST | {"accepted_at": "2020-12-17 00:00"},  # tie, first minute of the months
                {"accepted_at": "2021-05-01 10:01"},  # a minute late
                {},  # never answered
                {"accept_due_at": "2021-12-16 23:59", "accepted_at": "2021-05-01 09:00"},  # due
                {
                    "accept_due_at": "2021-12-17 00:00",
                    "accepted_at": "2021-05-01 09:00",
                },  # not yet due
                EXEMPT | {"accepted_at": "2021-05-01 09:00"},
                EXEMPT,
                BEFORE | {"accepted_at": "2020-12-16 09:00"},  # due before them
                TURN | {"accepted_at": "2021-01-01 00:30"},
                {"town": A2, "accept_due_at": "2021-12-17 08:00"},
            ]
        ),
    )  # nothing due in A2
    # A1: the tie, the one due on the last day and the one across New Year, of five
    assert found == {CITY: (3, 5), A: (3, 5), B: NOTHING, A1: (3, 5), A2: (0, 0), B1: NOTHING}


def test_b12(total):
    found, _ = total(
        "B12",
        tickets=numbered(
            [
                FIRST | {"done_at": "2020-12-17 00:00"},  # tie
                {"done_at": "2021-05-08 08:01"},  # a minute late
                {},  # still open
                {"done_due_at": "2021-12-16 23:59", "done_at": "2021-12-16 23:59"},  # in time
                {"done_due_at": "2021-12-17 00:00", "done_at": "2021-06-01 09:00"},  # not yet due
                EXEMPT | {"done_at": "2021-05-02 09:00"},
                BEFORE | {"done_at": "2020-12-16 20:00"},
                TURN | {"done_at": "2021-01-05 09:00"},
                {"town": B1, "done_at": "2021-05-02 09:00", "department": f"{B}-D1"},
            ]
        ),
    )
    # A1: 3 of 5; A2: a county that reports, no ticket; B1: 1 of 1
    assert found == {CITY: (4, 6), A: (3, 5), B: (1, 1), A1: (3, 5), A2: (0, 0), B1: (1, 1)}


def closed(solved=None, satisfied=None, **rest):
    """Done; followed up and rated where there is an answer."""
    done = {"done_at": "2021-05-03 09:00", "solved": solved, "satisfied": satisfied}
    followed = {"followed_up_at": "2021-12-16 23:59"} if solved is not None else {}
    rated = {"rated_at": "2021-12-16 23:59"} if satisfied is not None else {}
    return done | followed | rated | rest


TICKETS = numbered(
    [
        closed(True, True),
        closed(True, False),
        closed(False, False),
        closed(True, None),
        closed(),
        closed(None, True),
        {},  # not followed up
        closed(True, True, done_at="2021-09-01 09:00"),  # late, and solved all the same
        closed(followed_up_at="2021-05-04 00:00", rated_at="2021-05-04 00:00"),  # asked, no answer
        closed(True, True, **EXEMPT),
        closed(
            True,
            True,
            **BEFORE,
            done_at="2020-12-16 20:00",
            followed_up_at="2020-12-16 23:59",
            rated_at="2020-12-16 23:59",
        ),
        closed(False, False, town=A2),
    ]
)


def test_b13(total):
    # A1: solved 1, 2, 4 and the late one = 4, of those and 3 and the one without answer = 6
    assert total("B13", tickets=TICKETS)[0] == {
        CITY: (4, 7),
        A: (4, 7),
        B: NOTHING,
        A1: (4, 6),
        A2: (0, 1),
        B1: NOTHING,
    }


def test_b14(total):
    # A1: satisfied 1, 6 and the late one = 3, of those and 2, 3 and the one without answer = 6
    assert total("B14", tickets=TICKETS)[0] == {
        CITY: (3, 7),
        A: (3, 7),
        B: NOTHING,
        A1: (3, 6),
        A2: (0, 1),
        B1: NOTHING,
    }


def test_b15(total):
    found, _ = total(
        "B15",
        tickets=numbered(
            [
                {"done_due_at": "2021-12-16 23:59"},  # due that day: past due
                {"done_due_at": "2021-12-17 00:00"},  # not yet
                {
                    "done_due_at": "2021-06-01 09:00",
                    "done_at": "2021-12-16 18:00",
                },  # late, but done
                BEFORE,  # open from before the twelve months: counts above and below
                BEFORE | {"done_at": "2020-12-20 08:00"},  # due before them and done: neither
                EXEMPT,  # exempt is out
                {"town": B1, "department": f"{B}-D1", "done_at": "2021-05-02 09:00"},
            ]
        ),
    )
    # A1: the first and the old one of three; A2: none due; B1: none of the one due
    assert found == {CITY: (2, 4), A: (2, 3), B: (0, 1), A1: (2, 3), A2: (0, 0), B1: (0, 1)}


def test_b15_by_age(tmp_path, known):
    due = [
        "2021-12-16 23:59",
        "2021-12-10 00:00",  # under a day; exactly 7 days
        "2021-12-09 23:59",
        "2021-11-17 00:00",  # a minute more; exactly 30
        "2021-11-16 23:59",
        "2021-05-08 08:00",
        "2021-12-17 00:00",
    ]  # more; more; not due
    world = snapshot(tmp_path, tickets=numbered([{"done_due_at": when} for when in due]))
    rows = build(world, {"B15": known["B15"]})
    parts = rows[rows["part"].notna() & (rows["town"] == A1)].set_index("part")
    assert parts["value"].to_dict() == {"age:within_7": 2, "age:8_to_30": 2, "age:over_30": 2}
    assert parts["denominator"].isna().all()
