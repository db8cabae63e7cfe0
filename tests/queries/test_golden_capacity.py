"""Questions on capacity in worlds of three towns, the answers worked out by hand."""

from tests.queries.conftest import counts
from tests.worlds import A1, A2, B1


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
