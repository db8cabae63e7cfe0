"""Questions on worlds of three towns, the answers worked out by hand."""

import pytest

from dashboard.snapshots import database
from tests.worlds import A1, A2, AS_OF, B1, A, B, snapshot


@pytest.fixture
def ask(tmp_path):
    def put(question, parameters=None, **tables):
        with database.connect(snapshot(tmp_path, as_of=AS_OF, **tables)) as connection:
            return database.fetch(question, connection, **(parameters or {}))

    return put


def counts(rows, *keys):
    return rows.groupby(list(keys))["n"].sum().to_dict()


def test_states_of_an_action_on_a_head(ask):
    def action(n, **fields):
        return {"action_id": str(n), "agency": f"{A1}-A1", "town": A1} | fields

    rows = ask(
        "empowerment/consent",
        personnel_actions=[
            action(
                1,
                asked_on="2021-01-01",
                answered_on="2021-01-05",
                result="agreed",
                effective_on="2021-01-05",
            ),  # same day: consented
            action(
                2,
                asked_on="2021-01-01",
                answered_on="2021-01-06",
                result="agreed",
                effective_on="2021-01-05",
            ),  # a day early
            action(3, asked_on="2021-01-01", result="pending", effective_on="2021-01-05"),  # early
            action(4, result="pending", effective_on="2021-02-01"),  # never asked
            action(
                5,
                asked_on="2021-01-01",
                answered_on="2021-01-02",
                result="refused",
                effective_on="2021-03-01",
            ),  # overruled
            action(6, asked_on="2021-01-01", answered_on="2021-01-02", result="refused"),
            action(7, asked_on="2021-12-01", result="pending"),
            action(
                8,
                asked_on="2019-01-01",
                answered_on="2019-01-02",
                result="agreed",
                effective_on="2019-02-01",
            ),
        ],
    )  # before the reform
    assert counts(rows, "part") == {
        "consented": 1,
        "early": 2,
        "unasked": 1,
        "overruled": 1,
        "stopped": 1,
        "waiting": 1,
    }
    assert rows.loc[rows["asked"], "n"].sum() == 6
    assert rows.loc[rows["answered"], "n"].sum() == 4


def test_orders_due_by_the_end_of_the_day(ask):
    def order(n, due, arrived=None):
        return {
            "order_id": str(n),
            "ordered_at": "2021-12-16 08:00",
            "due_at": due,
            "arrived_at": arrived,
        }

    rows = ask(
        "empowerment/orders",
        coordination_orders=[
            order(1, "2021-12-16 10:00", "2021-12-16 10:00"),
            order(2, "2021-12-16 10:00", "2021-12-16 10:01"),
            order(3, "2021-12-16 23:59"),
            order(4, "2021-12-17 00:00"),
        ],
    )
    assert counts(rows, "part") == {"on_time": 1, "late": 1, "missing": 1, "not_due": 1}


def test_ways_of_asking_count_before_the_day_of_the_decision(ask):
    def matter(town, way=None, asked=None):
        return {
            "matter_id": "m",
            "town": town,
            "way": way,
            "asked_on": asked,
            "decided_on": "2021-06-10",
            "department": f"{A}-D1",
        }

    rows = ask(
        "empowerment/consultations",
        consultations=[matter(A1, "meeting", "2021-06-09"), matter(A2, "visit", "2021-06-10")],
    )
    assert counts(rows, "town", "way") == {(A1, "meeting"): 1, (A2, "late"): 1}


def test_weights_spread_and_floors(ask):
    def weight(target, kind, year, value):
        return [
            {
                "year": year,
                "target": target,
                "target_type": kind,
                "component": "town_rating",
                "weight": value,
            },
            {
                "year": year,
                "target": target,
                "target_type": kind,
                "component": "rest",
                "weight": round(1 - value, 4),
            },
        ]

    tables = [
        row
        for target, kind, year, value in [
            (f"{A}-D1", "department", 2021, 0.30),
            (f"{A}-D2", "department", 2021, 0.29),
            (f"{A}-D3", "department", 2021, 0.40),
            (f"{A1}-A1", "agency", 2021, 0.59),
            (f"{A}-D1", "department", 2019, 0.10),
        ]
        for row in weight(target, kind, year, value)
    ]
    rows = ask("empowerment/weights", assessment_weights=tables).set_index(["year", "target_type"])
    held = rows.loc[(2021, "department")]
    assert (held["targets"], held["lowest"], held["median"], held["highest"], held["below"]) == (
        3,
        0.29,
        0.30,
        0.40,
        1,
    )
    assert rows.loc[(2021, "agency"), "below"] == 1
    assert rows.loc[(2019, "department"), "below"] == 0  # no floor before 2020


def test_breaches_are_named(ask):
    rows = ask(
        "empowerment/weight_breaches",
        assessment_weights=[
            {
                "year": year,
                "target": f"{A}-D1",
                "target_type": "department",
                "component": component,
                "weight": weight,
            }
            for year in (2019, 2021)
            for component, weight in (("town_rating", 0.29), ("rest", 0.71))
        ],
    )
    assert rows[["year", "unit", "weight"]].to_dict("records") == [
        {"year": 2021, "unit": A, "weight": 0.29}
    ]


def test_secondments_now(ask):
    def away(n, **fields):
        return {"secondment_id": str(n), "town": A1} | fields

    rows = ask(
        "capacity/secondments",
        secondments=[
            away(1, planned_end_on="2021-12-16"),
            away(2, planned_end_on="2021-12-15"),
            away(3, planned_end_on="2022-01-01", approved=False),
            away(4, planned_end_on="2021-12-15", approved=False),
            away(5, end_on="2021-12-16"),
        ],
    )  # back on the day
    assert counts(rows, "part") == {
        "in_order": 1,
        "overdue": 1,
        "unapproved": 1,
        "unapproved_overdue": 1,
    }


def test_bodies_of_one_name_count_once(ask):
    bodies = [{"town": A1, "name": name} for name in ("甲", "甲", "乙")] + [{"town": A2}]
    rows = ask(
        "capacity/bodies",
        bodies=bodies,
        town_profiles=[{"town": town, "body_quota": 1, "staff": 10} for town in (A1, A2, B1)],
    )
    assert rows.set_index("town")["part"].to_dict() == {A1: "over", A2: "full"}


def test_officers_at_the_end_of_each_quarter(ask):
    rows = ask(
        "capacity/officers_over_time",
        enforcers=[
            {"officer_key": "a", "town": A1, "from_on": "2019-01-01", "to_on": "2020-04-01"},
            {"officer_key": "b", "town": A1, "from_on": "2021-12-16"},
            {"officer_key": "b", "town": A2, "from_on": "2021-11-01"},
        ],
    )
    # a is there on 31 March 2020, gone by 30 June; b counts once, at the posting begun last
    assert [(str(q)[:10], n) for q, n in zip(rows["quarter"], rows["n"], strict=True)] == [
        ("2020-01-01", 1),
        ("2021-10-01", 1),
    ]


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


def test_sheets_of_one_county(ask):
    sheets = [
        {"rater_town": A1, "score": 90, "submitted_on": "2021-12-01", "valid": True},
        {
            "rater_town": A2,
            "score": 80,
            "submitted_on": "2021-12-01",
            "valid": False,
            "void_reason": "x",
        },
    ]
    assert ask("empowerment/rating_sheets", {"unit": B}, town_ratings=sheets).empty


def test_a_void_sheet_has_no_score(ask):
    sheets = [
        {"rater_town": A1, "score": 90, "submitted_on": "2021-12-01", "valid": True},
        {
            "rater_town": A2,
            "score": 80,
            "submitted_on": "2021-12-01",
            "valid": False,
            "void_reason": "x",
        },
    ]
    rows = ask("empowerment/rating_sheets", {"unit": A}, town_ratings=sheets)
    assert rows["score"].fillna(-1).tolist() == [90, -1]
