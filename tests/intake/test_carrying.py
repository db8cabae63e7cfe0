"""Rows of the last period: none is lost unsaid, a corrected base reaches the later periods."""

from datetime import date

import pandas as pd
import pytest

from dashboard.access import local
from dashboard.intake import later, successors
from dashboard.snapshots import discover, publication, verification
from dashboard.snapshots.carried import stale, unfounded
from dashboard.snapshots.publication import PublicationError
from dashboard.snapshots.tables import load
from dashboard.text import provenance
from tests import worlds
from tests.intake.sending import POSTS, checked, csv, prepared, publish, sheets, units

A, B, A1, A2, B1 = worlds.A, worlds.B, worlds.A1, worlds.A2, worlds.B1
DECEMBER, MARCH, JUNE = worlds.AS_OF, date(2022, 3, 31), date(2022, 6, 30)
OFFICERS = [{"officer_key": f"P{n}", "town": town} for n, town in enumerate((A1, A2, B1))]
TICKETS = [{"ticket_id": f"T{n}", "town": town} for n, town in enumerate((A1, A2, B1))]


def register(change):
    return worlds.table(
        "units",
        change([{"name_zh": f"名{n}", "name_en": "N"} | row for n, row in enumerate(worlds.UNITS)]),
    )


def recoded(old, new):
    return lambda rows: [
        row | {key: new for key, value in row.items() if value == old} for row in rows
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (A2, "370811099000"),
        (B1, "370812099000"),
        (A1, "370811100000"),
        (A2, "X-1"),
        (B1, "370899001000"),
        (A1, "370811001001"),
    ],
)
def test_rows_of_a_town_that_left_the_register_are_named(tmp_path, old, new):
    publish(
        tmp_path,
        sheets(
            units=register(lambda rows: rows),
            posts=[
                {"town": town, "posts": 3, "approved_on": "2021-01-01"} for town in (A1, A2, B1)
            ],
            enforcers=OFFICERS,
        ),
    )
    ready = prepared(
        tmp_path,
        sheets(units=register(recoded(old, new))),
        csv("posts", [{"town": A1 if old != A1 else new, "posts": 1, "approved_on": "2022-01-01"}]),
        as_of=MARCH,
        carried=["all"],
    )
    told = [p for p in ready.checked.problems if p.rule == "carried_gone"]
    assert [p.value.split()[0] for p in told] == [old] and ready.draft is None
    assert told[0].hint["base"] == "2021-12-16-r1" and told[0].hint["closest"].startswith(new)


@pytest.mark.slow
@pytest.mark.parametrize("old", ["370802", "370882"])
def test_codes_of_abolished_divisions_move_to_their_successors(tmp_path, old):
    """The base still has the old county; the register sent has its successor."""
    new = {"370802": A, "370882": B}[old]
    before = recoded(new, old)
    burdens = [{"burden_id": "1", "unit": old}]
    publish(tmp_path, sheets(units=register(before), burdens=burdens))
    ready = prepared(
        tmp_path,
        sheets(units=register(lambda rows: rows), posts=POSTS),
        as_of=MARCH,
        carried=["all"],
    )
    assert ready.checked.problems == []
    assert ready.checked.tables["burdens"]["unit"].tolist() == [new]
    assert [d.cells for d in ready.draft.warnings if d.kind == "moved"] == [f"{old} → {new}"]


@pytest.mark.slow
@pytest.mark.parametrize("until", ["2022-01-31", "2022-03-31", "2021-12-31"])
def test_rows_of_a_town_that_ended_are_said(tmp_path, until):
    ended = register(
        lambda rows: [row | {"valid_to": until} if row["unit_id"] == A2 else row for row in rows]
    )
    ready = prepared(tmp_path, sheets(units=ended, tickets=TICKETS), as_of=MARCH)
    (warning,) = [d for d in ready.draft.warnings if d.kind == "ended"]
    assert (warning.table, warning.cells, warning.facts) == ("tickets", A2, {"n": "1"})


def posts(number):
    return [{"town": town, "posts": number, "approved_on": "2021-01-01"} for town in (A1, A2)]


def three_periods(data):
    """June and March carry the posts of December; March comes after June."""
    publish(data, sheets(units=units(), posts=posts(40), tickets=TICKETS))
    publish(data, csv("tickets", TICKETS[:2]), as_of=JUNE, carried=["all"])
    publish(data, csv("tickets", TICKETS[:1]), as_of=MARCH, carried=["all"])


def held(data):
    return {str(s.as_of): s for s in discover(data / "snapshots").snapshots}


def test_a_period_published_late_says_what_stands_after_it(tmp_path):
    publish(tmp_path, sheets(units=units(), posts=posts(40), tickets=TICKETS))
    publish(tmp_path, csv("tickets", TICKETS[:2]), as_of=JUNE, carried=["all"])
    ready = prepared(tmp_path, csv("tickets", TICKETS[:1]), as_of=MARCH, carried=["all"])
    assert [(d.kind, d.cells) for d in ready.draft.warnings if d.kind.startswith("later")] == [
        ("later_stands", "2022-06-30-r1")
    ]


def test_a_corrected_base_names_the_later_periods_and_they_are_rebuilt(tmp_path):
    three_periods(tmp_path)
    correction = sheets(units=units(), posts=posts(25), tickets=TICKETS)
    ready = prepared(tmp_path, correction)
    assert [(d.kind, d.cells) for d in ready.draft.warnings if d.kind.startswith("later")] == [
        ("later_carried", "2022-03-31-r1\n2022-06-30-r1")
    ]
    assert verification.verify(tmp_path / "snapshots") == []
    publish(tmp_path, correction)
    old = {"2022-03-31-r1": "2021-12-16-r1", "2022-06-30-r1": "2021-12-16-r1"}
    assert stale(discover(tmp_path / "snapshots").snapshots) == old
    findings = verification.verify(tmp_path / "snapshots")
    assert {(f.grave, f.reason, f.snapshot) for f in findings} == {
        (False, "stale", id_) for id_ in old
    }
    made = later.rebuild(tmp_path, by=local("甲"))
    assert [entry.directory for entry in made] == ["2022-03-31-r2", "2022-06-30-r2"]
    for day, tickets in (("2022-03-31", 1), ("2022-06-30", 2)):
        tables = load(held(tmp_path)[day])
        assert tables["posts"]["posts"].tolist() == [25, 25]
        assert (tables["tickets"]["town"] != B1).sum() == tickets  # what was sent stays as sent
    assert verification.verify(tmp_path / "snapshots") == []
    assert later.rebuild(tmp_path, by=local("甲")) == []


@pytest.mark.slow
@pytest.mark.parametrize("chain", [1, *(pytest.param(n, marks=pytest.mark.slow) for n in (2, 3))])
def test_a_chain_of_periods_is_rebuilt_to_its_end(tmp_path, chain):
    """Each carries from the one before; all go back to December."""
    publish(tmp_path, sheets(units=units(), posts=posts(40), tickets=TICKETS))
    days = [date(2022, month, 28) for month in range(1, chain + 1)]
    for day in days:
        publish(tmp_path, csv("tickets", TICKETS[:2]), as_of=day, carried=["all"])
    publish(tmp_path, sheets(units=units(), posts=posts(7), tickets=TICKETS))
    assert list(stale(discover(tmp_path / "snapshots").snapshots)) == [f"{d}-r1" for d in days]
    later.rebuild(tmp_path, by=local("甲"))
    assert {tuple(load(s)["posts"]["posts"]) for s in held(tmp_path).values()} == {(7, 7)}


@pytest.mark.slow
def test_a_base_that_was_withdrawn_cannot_be_rebuilt_from(tmp_path):
    three_periods(tmp_path)
    publication.withdraw(tmp_path / "snapshots", str(DECEMBER), by=local("x"), reason="y")
    with pytest.raises(PublicationError) as refused:
        later.rebuild(tmp_path, by=local("甲"))
    assert refused.value.reason == "no_base"
    assert {s.revision for s in held(tmp_path).values()} == {1}


@pytest.mark.slow
def test_what_would_break_the_contract_stays_as_it_is(tmp_path):
    three_periods(tmp_path)
    fewer = [row for row in worlds.UNITS if not row["unit_id"].startswith(A2)]
    publish(
        tmp_path,
        sheets(units=worlds.table("units", fewer), posts=posts(25)[:1], tickets=TICKETS[:1]),
    )
    with pytest.raises(PublicationError, match="broken"):
        later.rebuild(tmp_path, by=local("甲"))
    assert held(tmp_path)["2022-06-30"].revision == 1


def test_successors_are_in_the_register_and_those_before_them_are_not():
    towns = set(pd.read_csv(successors.FILE.with_name("jining_towns.csv"), dtype=str)["code"])
    counties = set(pd.read_csv(successors.FILE.with_name("display.csv"), dtype=str)["unit_id"])
    listed = successors.successors().values()
    assert len(listed) >= 6 and all(one.source and one.since.isdigit() for one in listed)
    assert {one.new for one in listed} <= towns | counties
    assert not {one.old for one in listed} & (towns | counties)


@pytest.mark.parametrize("old", sorted(successors.successors()))
def test_every_listed_code_is_answered_with_its_successor(old):
    one = successors.successors()[old]
    level, parent = ("county", worlds.CITY) if len(old) == 6 else ("town", one.new[:6])
    rows = [
        {"unit_id": worlds.CITY, "level": "city"},
        {"unit_id": one.new, "level": level, "parent_id": parent},
        *(
            [{"unit_id": parent, "level": "county", "parent_id": worlds.CITY}]
            if level == "town"
            else []
        ),
    ]
    sent = [
        {
            "indicator": "C05",
            "unit": parent if level == "town" else old,
            "numerator": 1,
            "denominator": 20,
            "town": old if level == "town" else None,
        }
    ]
    (problem,) = checked(sheets(units=worlds.table("units", rows), reported_values=sent)).problems
    assert problem.hint["successor"].startswith(one.new)


def test_what_stands_on_a_withdrawn_period_says_so(tmp_path):
    three_periods(tmp_path)
    root, (base, march, june) = tmp_path / "snapshots", held(tmp_path).values()
    lent = [set(provenance.lent(one, held(tmp_path).values()).values()) for one in (march, june)]
    assert lent == [{"unit"}, {"unit"}]
    publication.withdraw(root, base.id[:10], by=local("甲"), reason="有误")
    left = list(held(tmp_path).values())
    assert unfounded(left) == {one.id: base.id for one in left}
    assert {state for one in left for state in provenance.lent(one, left).values()} == {"withdrawn"}
    with pytest.raises(PublicationError) as refused:
        later.rebuild(tmp_path, by=local("甲"))
    assert refused.value.reason == "no_base"
