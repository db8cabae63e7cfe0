"""What would change, worked out by hand on small worlds."""

from datetime import date

import pandas as pd
import pytest

from dashboard.claims import Claim
from dashboard.indicators.build import build
from dashboard.intake import difference, report, tracker
from dashboard.intake.comparison import Evidence, warnings
from dashboard.snapshots.tables import load
from tests import worlds
from tests.intake.sending import POSTS, TICKETS, ZH, world
from tests.known import KNOWN


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Before: 8 posts, 6 used, three tickets. After: 10 posts in B, one ticket less, one late."""
    before = world(tmp_path_factory.mktemp("before"))
    after = world(
        tmp_path_factory.mktemp("after"),
        posts=[POSTS[0], POSTS[1] | {"posts": 10}],
        tickets=[TICKETS[0] | {"accepted_at": "2021-05-02 09:00"}, TICKETS[1]],
    )
    return before, after, build(before, KNOWN), build(after, KNOWN), KNOWN


def test_rows_added_removed_changed(both):
    before, after, *_ = both
    rows = difference.rows(load(before), load(after)).set_index("table")
    assert rows.loc["posts"].tolist() == [2, 2, 0, 0, 1]
    assert rows.loc["tickets"].tolist() == [3, 2, 0, 1, 1]
    assert rows.loc["units", ["added", "removed", "changed"]].tolist() == [0, 0, 0]
    new = difference.rows({}, {"posts": load(after)["posts"]}).set_index("table")
    assert new.loc["posts"].tolist() == [0, 2, 2, 0, 0]


def test_values_that_move(both):
    *_, old, new, _ = both
    moved = difference.values(old, new).set_index(["indicator", "unit"])
    # C08 of the city: used/posts = 6/8 before, 6/13 after; B: 5/5 and 5/10; A stays 1/3
    assert moved.loc[("C08", worlds.CITY), "value_before"] == pytest.approx(0.75)
    assert moved.loc[("C08", worlds.CITY), "value_after"] == pytest.approx(6 / 13)
    assert moved.loc[("C08", worlds.B), "change"] == pytest.approx(-0.5)
    assert ("C08", worlds.A) not in moved.index
    assert difference.values(old, old).empty


def test_bands_that_flip(both):
    *_, old, new, known = both
    sides = [difference.Side(v, worlds.AS_OF, "reported") for v in (old, new)]
    assert difference.bands(sides[0], sides[1], known).empty
    flipped = old.copy()
    head = (flipped["indicator"] == "C05") & (flipped["level"] == "city")
    flipped.loc[head, "value"] = 0.9
    lower = flipped.copy()
    lower.loc[head, "value"] = 0.5
    found = difference.bands(
        difference.Side(flipped, worlds.AS_OF, "reported"),
        difference.Side(lower, worlds.AS_OF, "reported"),
        known,
    )
    assert found.to_numpy().tolist() == [["C05", worlds.CITY, "met", "missed"]]


def claim(value, as_of=worlds.AS_OF):
    blank = dict.fromkeys(Claim.__dataclass_fields__, "")
    return Claim(
        **blank
        | {
            "claim_id": "posts",
            "indicator": "C07",
            "measure": "count",
            "unit": worlds.CITY,
            "label_zh": "编制",
            "label_en": "Posts",
            "value": value,
            "low": value,
            "high": value,
            "low_open": False,
            "high_open": False,
            "qualifier": "exact",
            "as_of": as_of,
            "source_date": None,
            "headline": None,
            "measure_unit": "名",
        }
    )


def test_claims_that_stop_agreeing(both):
    *_, old, new, _ = both
    sides = [difference.Side(v, worlds.AS_OF, "reported") for v in (old, new)]
    found = difference.claims(sides[0], sides[1], {"posts": claim(8)})  # 3 + 5 before, 13 after
    assert found.to_numpy().tolist() == [["posts", "agrees", 13.0, "differs"]]
    other = difference.claims(sides[0], sides[1], {"posts": claim(8, date(2020, 12, 31))})
    demo = difference.claims(None, difference.Side(new, worlds.AS_OF, "demo"), {"posts": claim(8)})
    assert other.empty and demo.empty  # another date, or demonstration data: no judgement


def counted(**units):
    return pd.DataFrame.from_dict(units, orient="index").fillna(0).astype(int)


def test_doubts_name_what_is_missing(both):
    *_, old, new, known = both
    before = counted(A={"posts": 10, "tickets": 100}, B={"posts": 5, "tickets": 50})
    after = counted(A={"posts": 0, "tickets": 80}, B={"posts": 0, "tickets": 0})
    told = warnings(Evidence(after, before, new, None), known)
    assert [(d.kind, d.unit, d.table) for d in told] == [
        ("missing_tables", "A", "posts"),
        ("fewer_rows", "A", "tickets"),
        ("unit_lost", "B", ""),
    ]
    assert told[-1].facts == {"n": "55"}  # 5 posts and 50 tickets
    never = warnings(Evidence(after, before.assign(posts=0, tickets=0), new, None), known)
    assert [(d.kind, d.unit) for d in never] == [("missing_unit", "B")]


def test_a_claim_of_the_same_date_that_differs_is_a_doubt(both):
    *_, new, known = both
    claims = difference.claims(
        None, difference.Side(new, worlds.AS_OF, "reported"), {"posts": claim(8)}
    )
    nothing = counted(A={"posts": 1})
    told = warnings(Evidence(nothing, nothing, new, None, claims), known)
    assert [(d.kind, d.claim, d.after) for d in told] == [("claim", "posts", 13.0)]


def test_outliers_against_the_last_snapshot(known):
    """Ten units move by a point, one by forty: it is the only warning."""
    indicator = known["C08"]
    units = [f"U{n}" for n in range(11)]
    frame = pd.DataFrame(
        {
            "indicator": "C08",
            "level": "unit",
            "unit": units,
            "part": None,
            "numerator": 50.0,
            "denominator": 100.0,
            "value": 0.50,
        }
    )
    after = frame.assign(value=[0.51 + n / 1000 for n in range(10)] + [0.90])
    nothing = counted(U0={"posts": 1})
    told = warnings(Evidence(nothing, nothing, after, frame), {"C08": indicator})
    assert [(d.kind, d.unit, d.before, d.after) for d in told] == [("outlier", "U10", 0.50, 0.90)]
    only = frame.assign(value=[0.50] * 10 + [0.60])  # all others stand still
    told = warnings(Evidence(nothing, nothing, only, frame), {"C08": indicator})
    assert [d.unit for d in told] == ["U10"]
    calm = frame.assign(value=[0.50] * 10 + [0.54])  # four points are no outlier
    assert warnings(Evidence(nothing, nothing, calm, frame), {"C08": indicator}) == []


def test_the_tracker_says_who_has_sent_what():
    sent = counted(
        A={"posts": 2, "tickets": 1},
        B={"posts": 0, "tickets": 0},
        C={"posts": 1, "tickets": 0},
        D={"posts": 0, "tickets": 0},
    )
    had = counted(**{u: {"posts": 1, "tickets": 1} for u in "ABCD"})
    table = report.tracker(sent, had, {"B": ["posts", "tickets"]}, {}, ZH)
    assert [line[1].split()[1] for line in table.to_numpy().tolist()] == [
        "已报",
        "沿用",
        "部分",
        "未报",
    ]


def test_rows_belong_to_the_unit_that_runs_their_place(both):
    tables = load(both[0])
    counts = tracker.counts(tables, tables["units"], worlds.CITY)
    assert counts.loc[worlds.A, ["tickets", "posts", "town_profiles"]].tolist() == [2, 1, 2]
    assert counts.loc[worlds.B, ["tickets", "posts", "town_profiles"]].tolist() == [1, 1, 1]
    assert counts.loc[worlds.CITY, ["units", "duty_items"]].tolist() == [len(worlds.UNITS), 1]


@pytest.mark.parametrize(
    ("of_towns", "of_units"),
    [(2, 0), (1, 0), (0, 2), (3, 1), (4, 4), (0, 0)],
)
def test_the_sentence_counts_values_of_towns_apart(of_towns, of_units):
    """Two towns that exchange their numbers leave city and units as they were."""
    rows = [("town", worlds.A, f"T{n}") for n in range(4)]
    rows += [("unit", f"U{n}", None) for n in range(4)]
    old = pd.DataFrame(rows, columns=["level", "unit", "town"]).assign(
        indicator="C07", part=None, numerator=10.0, denominator=1.0, value=10.0
    )
    new = old.copy()
    moved = [*range(of_towns), *range(4, 4 + of_units)]
    new.loc[moved, ["numerator", "value"]] = 11.0
    values = difference.values(old, new)
    assert (values["level"] == "town").sum() == of_towns and len(values) == len(moved)
    nothing = pd.DataFrame(columns=["added", "removed", "changed", "state_before", "state_after"])
    said = report.reading("x", nothing, values, nothing, nothing, ZH)
    assert f"{min(len(moved), 1)}项指标变动" in said
    assert f"各单位{of_units}个数，镇街{of_towns}个数" in said
