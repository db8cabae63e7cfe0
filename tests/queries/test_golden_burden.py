"""Questions on burdens in worlds of three towns, the answers worked out by hand."""

import pytest

from tests.queries.conftest import counts
from tests.worlds import A, B


def ticket(n, **fields):
    return {"ticket_id": str(n), "called_at": "2021-05-01 08:00"} | fields


def test_tickets_by_how_they_were_done(ask):
    rows = ask(
        "burden/tickets",
        tickets=[
            ticket(1, done_at="2021-05-08 08:00"),  # exactly on time
            ticket(2, done_at="2021-05-08 08:01"),
            ticket(3),
            ticket(4, called_at="2021-12-16 08:00", done_due_at="2021-12-20 08:00"),
            ticket(
                5,
                called_at="2021-12-16 08:00",
                done_due_at="2021-12-20 08:00",
                done_at="2021-12-16 09:00",
            ),  # done, not yet due: neither
            ticket(6, exempt=True, exempt_reason="r"),
            ticket(
                7,
                called_at="2020-05-01 08:00",
                accept_due_at="2020-05-01 10:00",
                done_due_at="2020-05-08 08:00",
            ),  # last year's, still open
            ticket(
                8,
                called_at="2020-05-01 08:00",
                accept_due_at="2020-05-01 10:00",
                done_due_at="2020-05-08 08:00",
                done_at="2021-02-01 08:00",
            ),
        ],
    )  # last year's, done
    assert counts(rows, "part") == {"on_time": 1, "late": 1, "overdue": 1, "earlier": 1, "open": 1}


def test_clocks_are_medians_of_hours(ask):
    rows = ask(
        "burden/clocks",
        tickets=[
            ticket(n, dispatched_at=f"2021-05-01 {8 + n:02}:00", accepted_at="2021-05-01 20:00")
            for n in (1, 2, 4)
        ],
    )
    held = rows[rows["unit"] == A].set_index("step")
    assert held.loc["dispatch", "median"] == 2  # of 1, 2, 4 hours
    # nine in ten: between 2 and 4 at 0.9·2 = 1.8 steps: 2 + 0.8·2
    assert held.loc["dispatch", "ninetieth"] == pytest.approx(3.6)
    assert held.loc["accept", "median"] == 10  # 20:00 less 10:00
    assert (rows[rows["unit"] == "370800"]["n"] == 3).all()


def test_what_a_case_cites(ask):
    def case(n, **fields):
        return {"case_id": str(n)} | fields

    rows = ask(
        "burden/accountability",
        duty_items=[{"item_id": "S1"}],
        accountability=[
            case(1, item_id="S1", role="lead"),
            case(2, item_id="S1"),
            case(3),
            case(4, duty="diligent", outcome="exempted", item_id="S1", role="cooperate"),
            case(5, unit=B, decided_on="2019-05-01"),
        ],
    )
    assert counts(rows, "duty", "outcome", "cites") == {
        ("negligent", "sanctioned", "list"): 1,
        ("negligent", "sanctioned", "item_only"): 1,
        ("negligent", "sanctioned", "off_list"): 1,
        ("diligent", "exempted", "list"): 1,
    }


def test_roles_and_grid_of_an_item(ask):
    row = ask(
        "burden/duty_items",
        duty_items=[{"item_id": "S1"}, {"item_id": "S2"}],
        duty_roles=[
            {"item_id": "S1", "duty_bearer": "甲"},
            {"item_id": "S1", "duty_bearer": "乙", "role": "cooperate"},
            {"item_id": "S1", "duty_bearer": "镇街", "bearer_level": "town", "role": "cooperate"},
        ],
        grid_items=[{"grid_item_id": "W1", "title": "网"}],
        duty_grid=[{"item_id": "S1", "grid_item_id": "W1"}],
    ).set_index("item_id")
    assert row.loc["S1", ["leads", "town_role", "number_of_leads", "grid_titles"]].tolist() == [
        "甲",
        "cooperate",
        1,
        "网",
    ]
    assert row.loc["S2", ["leads", "town_role", "number_of_leads", "grid_items"]].tolist() == [
        "",
        "none",
        0,
        0,
    ]
