"""A period from opening to the reader; who may do what in it, and what is kept of it."""

import re
from datetime import date
from pathlib import Path

import pytest

from dashboard import audit
from dashboard.access import Refusal, Role
from dashboard.reporting import acts, opening, publishing, review
from dashboard.reporting.acts import ReportingError
from dashboard.reporting.delivery import content, delivery
from dashboard.reporting.period import visible
from dashboard.reporting.sending import send_nothing
from dashboard.snapshots import discover
from dashboard.snapshots.tables import load
from dashboard.text.i18n import LANGUAGES, texts
from tests import worlds
from tests.intake.sending import POSTS, ZH, csv, sheets
from tests.reporting.desk import (
    DAY,
    OWED,
    OWN,
    PUBLISHER,
    REVIEWER,
    THEIRS,
    VIEWER,
    A,
    B,
    cell,
    composed,
    now,
    person,
    sends,
)


def test_opened_sent_with_a_mistake_mended_returned_accepted_published_and_seen(data):
    wrong = sends(data, A, worlds.A, csv("posts", [OWN[0] | {"posts": -3, "used": 0}]))
    assert [(p.rule, p.file) for p in wrong.problems][:1] == [("range", "posts.csv")]
    assert cell(data).state == "faulty" and wrong.kept == {}
    assert delivery(data, now(data), wrong.id) == wrong  # there again after a reload
    sent = sends(data, A, worlds.A, csv("posts", OWN))
    assert sent.problems == [] and cell(data).state == "sent"
    assert content(data, now(data), sent).content == csv("posts", OWN).content
    base, changes = review.changes(data, now(data), worlds.A, "posts", sent.id)
    assert base == "" and set(changes["change"]) == {"added"}
    review.send_back(data, REVIEWER, now(data), worlds.A, ["posts"], sent.id, "少报2名")
    held = cell(data)
    assert (held.state, held.reason, held.by, held.returned) == (
        "returned",
        "少报2名",
        "市审核员",
        1,
    )
    again = sends(data, A, worlds.A, csv("posts", [OWN[0] | {"posts": 5}]))
    with pytest.raises(ReportingError, match="overtaken"):
        review.accept(data, REVIEWER, now(data), worlds.A, ["posts"], sent.id)
    review.accept(data, REVIEWER, now(data), worlds.A, ["posts"], again.id)
    sends(data, B, worlds.B, csv("posts", THEIRS))  # sent, and nobody has accepted it
    ready = composed(data)
    assert ready.draft, ready.checked.problems
    assert ready.draft.files.keys() == {"units.parquet", f"{worlds.A}_posts_{again.id}.parquet"}
    assert {(c.unit, c.table) for c in publishing.left_out(now(data))} == {
        (worlds.CITY, "duty_items"),
        (worlds.A, "tickets"),
        (worlds.B, "posts"),
    }
    named = [warning.id for warning in ready.draft.warnings]
    publishing.release(data, ready.draft, by=PUBLISHER, confirmed=named)
    (seen,) = discover(data / "snapshots").snapshots
    posts = load(seen)["posts"]
    assert list(zip(posts["town"], posts["posts"], strict=True)) == [(worlds.A1, 5)]
    assert {(line.act, line.by) for line in audit.read(data)} == {
        ("opened", "市审核员"),
        ("saved", "市审核员"),
        ("sent", "甲县填报人"),
        ("sent", "乙县填报人"),
        ("returned", "市审核员"),
        ("accepted", "市审核员"),
        ("saved", "发布人"),
        ("published", "发布人"),
    }
    said = [(act.act, act.by, act.unit) for act in now(data).acts]
    assert said == [
        ("open", "市审核员", ""),
        ("register", "市审核员", ""),
        ("fault", "甲县填报人", worlds.A),
        ("send", "甲县填报人", worlds.A),
        ("return", "市审核员", worlds.A),
        ("send", "甲县填报人", worlds.A),
        ("accept", "市审核员", worlds.A),
        ("send", "乙县填报人", worlds.B),
        ("draft", "发布人", ""),
        ("publish", "发布人", ""),
    ]


def test_each_act_asks_for_its_right(data):
    sent = sends(data, A, worlds.A, csv("posts", OWN))
    period = now(data)
    for by, act in (
        (B, lambda: sends(data, B, worlds.A, csv("posts", OWN))),
        (VIEWER, lambda: sends(data, VIEWER, worlds.A, csv("posts", OWN))),
        (A, lambda: review.accept(data, A, period, worlds.A, ["posts"], sent.id)),
        (A, lambda: review.send_back(data, A, period, worlds.A, ["posts"], sent.id, "x")),
        (A, lambda: open_period_again(data, A)),
        (A, lambda: opening.publish_register(data, A, period, opening.register(data, period))),
        (A, lambda: opening.move_due(data, A, period, date(2022, 1, 5), "x")),
        (REVIEWER, lambda: composed(data, REVIEWER)),
        (VIEWER, lambda: visible(period, VIEWER)),
    ):
        with pytest.raises(Refusal):
            act()
            pytest.fail(by.name)
    assert len(now(data).acts) == len(period.acts)
    refused = [line.by for line in audit.read(data) if line.act == "refused"]
    assert set(refused) == {B.name, VIEWER.name, A.name, REVIEWER.name}


def test_whoever_reviews_for_one_county_reviews_that_one(data):
    theirs = person("乙县审核员", Role.REVIEWER, worlds.B)
    sent = sends(data, A, worlds.A, csv("posts", OWN))
    with pytest.raises(Refusal):
        review.accept(data, theirs, now(data), worlds.A, ["posts"], sent.id)
    with pytest.raises(Refusal):
        open_period_again(data, theirs)
    assert set(visible(now(data), theirs).owed) == {worlds.B}


def test_every_refusal_has_its_sentence():
    there = "".join(file.read_text("utf-8") for file in Path(acts.__file__).parent.glob("*.py"))
    reasons = set(re.findall(r'ReportingError\("(\w+)"', there))
    assert len(reasons) > 10
    for lang in LANGUAGES:
        assert {f"reporting.error.{reason}" for reason in reasons} <= texts(lang).keys()
    assert "甲" in ReportingError("overtaken", by="甲").message(ZH)


def open_period_again(data, by):
    opening.open_period(
        data, by, as_of=worlds.AS_OF, provenance="demo", due=date(2022, 1, 1), owed=OWED
    )


def test_rows_of_another_county_are_refused_where_they_stand(data):
    mixed = sends(data, A, worlds.A, csv("posts", POSTS))
    (problem,) = mixed.problems
    assert (problem.rule, problem.file, problem.row, problem.value) == (
        "foreign",
        "posts.csv",
        3,
        worlds.B,
    )
    assert mixed.kept == {} and cell(data).state == "faulty"
    lists = sends(data, A, worlds.A, csv("duty_items", [{"item_id": "I1"}]))
    assert "not_yours" in {p.rule for p in lists.problems}
    register = sends(data, A, worlds.A, sheets(units=worlds.table("units", worlds.UNITS)))
    assert register.problems and (worlds.A, "units") not in now(data).cells


def test_a_county_sees_its_own(data):
    sends(data, B, worlds.B, csv("posts", THEIRS))
    seen = visible(now(data), A)
    assert {c.unit for c in seen.cells.values()} == {worlds.A} == set(seen.owed)
    assert {act.unit for act in seen.acts} == {""}
    assert visible(now(data), REVIEWER) == now(data)


def test_what_was_accepted_is_corrected_with_a_reason_and_waits_again(data):
    first = sends(data, A, worlds.A, csv("posts", OWN))
    review.accept(data, REVIEWER, now(data), worlds.A, ["posts"], first.id)
    faulty = sends(data, A, worlds.A, csv("posts", [OWN[0] | {"posts": -1}]))
    assert (cell(data).state, cell(data).attempt) == ("accepted", faulty.id)
    more = csv("posts", [OWN[0] | {"posts": 4}])
    with pytest.raises(ReportingError, match="say_why"):
        sends(data, A, worlds.A, more)
    sends(data, A, worlds.A, more, reason="漏报1名")
    held = cell(data)
    assert (held.state, held.correction, held.sent) == ("sent", "漏报1名", 2)
    with pytest.raises(ReportingError, match="nothing_accepted"):
        composed(data)


def test_only_what_is_accepted_now_is_published(data):
    sent = sends(data, A, worlds.A, csv("posts", OWN))
    review.accept(data, REVIEWER, now(data), worlds.A, ["posts"], sent.id)
    draft = composed(data).draft
    review.send_back(data, REVIEWER, now(data), worlds.A, ["posts"], sent.id, "有误")
    with pytest.raises(ReportingError, match="not_accepted"):
        publishing.release(
            data, draft, by=PUBLISHER, confirmed=[warning.id for warning in draft.warnings]
        )
    assert not discover(data / "snapshots").snapshots


def test_what_was_not_accepted_stands_as_in_the_last_period(data):
    for by, unit, rows in ((A, worlds.A, OWN), (B, worlds.B, THEIRS)):
        sent = sends(data, by, unit, csv("posts", rows))
        review.accept(data, REVIEWER, now(data), unit, ["posts"], sent.id)
    draft = composed(data).draft
    publishing.release(data, draft, by=PUBLISHER, confirmed=[one.id for one in draft.warnings])
    new = sends(data, A, worlds.A, csv("posts", [OWN[0] | {"posts": 9}]), reason="改")
    base, changes = review.changes(data, now(data), worlds.A, "posts", new.id)
    assert base == f"{DAY}-r1"
    assert changes.to_dict("records") == [
        {
            "change": "changed",
            "key": f"{worlds.A1} · county · institution · 2021-01-01",
            "column": "posts",
            "before": "3",
            "after": "9",
        }
    ]
    ready = composed(data)
    assert {u: list(t) for u, t in ready.draft.carried.items()} == {worlds.A: ["posts"]}


def test_nothing_to_report_takes_the_last_rows_out(data):
    for by, unit, rows in ((A, worlds.A, OWN), (B, worlds.B, THEIRS)):
        sent = sends(data, by, unit, csv("posts", rows))
        review.accept(data, REVIEWER, now(data), unit, ["posts"], sent.id)
    draft = composed(data).draft
    publishing.release(data, draft, by=PUBLISHER, confirmed=[one.id for one in draft.warnings])
    zero = {"as_of": DAY, "provenance": "reported", "unit": worlds.A, "tables": ["posts"]}
    with pytest.raises(Refusal):
        send_nothing(data, B, **zero)
    with pytest.raises(ReportingError, match="say_why"):
        send_nothing(data, A, **zero)
    none = send_nothing(data, A, reason="已收回", **zero)
    base, changes = review.changes(data, now(data), worlds.A, "posts", none.id)
    assert set(changes["change"]) == {"removed"}
    review.accept(data, REVIEWER, now(data), worlds.A, ["posts"], none.id)
    ready = composed(data)
    assert list(ready.checked.tables["posts"]["town"]) == [worlds.B1]
    assert "unit_lost" in {warning.kind for warning in ready.draft.warnings}
