"""Questions on empowerment in worlds of three towns, the answers worked out by hand."""

from tests.queries.conftest import counts
from tests.worlds import A1, A2, A, B


def test_states_of_an_action_on_a_head(ask):
    def action(n, **fields):
        return {"action_id": str(n), "agency": f"{A1}-A1", "town": A1} | fields

    rows = ask(
        "empowerment/consent",
        personnel_actions=[
            action(
                1,
                asked_on="2021-01-01",
                answered_on="2021-01-04",
                result="agreed",
                effective_on="2021-01-05",
            ),  # the day before: consented
            action(
                9,
                asked_on="2021-01-01",
                answered_on="2021-01-05",
                result="agreed",
                effective_on="2021-01-05",
            ),  # the same day: not before it
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
        "early": 3,
        "unasked": 1,
        "overruled": 1,
        "stopped": 1,
        "waiting": 1,
    }
    assert rows.loc[rows["asked"], "n"].sum() == 7
    assert rows.loc[rows["answered"], "n"].sum() == 5


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
