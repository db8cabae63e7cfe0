"""Everything wrong at once, each with its place and fix."""

import pandas as pd
import pytest

from dashboard.contracts import TABLES
from dashboard.intake import messages
from dashboard.intake.check import Base
from dashboard.intake.reading.files import Upload, distinct
from dashboard.intake.reading.words import plain
from dashboard.snapshots.tables import load
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import POSTS, TICKETS, checked, csv, rules, sheets, units, world

A1, B1 = worlds.A1, worlds.B1


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    snapshot = world(tmp_path_factory.mktemp("base"))
    return Base(snapshot.id, snapshot.digest, snapshot.provenance, load(snapshot))


def test_no_two_columns_of_a_table_answer_to_one_heading():
    for table in TABLES.values():
        held = [name for c in table.columns for name in {plain(n) for n in (c.name, *c.label)}]
        assert len(held) == len(set(held)), table.name


def test_all_faults_at_once_each_at_its_cell(base):
    posts = [
        POSTS[0] | {"posts": -3},
        POSTS[1] | {"town": "名"},
        POSTS[1] | {"used": 9},
        POSTS[0] | {"approved_on": "2022-05-01", "kind": "other"},
    ]

    def change(book):
        book.get_worksheet_by_name("posts").write_string("E6", "三")

    result = checked(sheets(posts=posts, change=change), base=base)
    assert sorted(rules(result)) == [
        ("allowed", "C9"),
        ("past", "F9"),
        ("range", "D6"),
        ("reference", "A7"),
        ("type", "E6"),
        ("used_within_posts", "E8"),
    ]
    places = {(p.file, p.sheet, p.table, p.row) for p in result.problems}
    assert places == {("sent.xlsx", "posts", "posts", row) for row in (6, 7, 8, 9)}


def test_every_problem_reads_well_in_both_languages(base):
    result = checked(
        sheets(posts=[POSTS[0] | {"town": "370811001"}, POSTS[0], POSTS[0]]), base=base
    )
    assert sorted(p.rule for p in result.problems) == ["key", "reference"]
    for lang in LANGUAGES:
        text = "\n".join(messages.line(p, Translator(lang)) for p in result.problems)
        assert "A6" in text and "370811001000" in text  # the closest town is offered
        assert "sent.xlsx posts 7" in text  # where the double first stands


def test_texts_for_every_rule_of_the_contract():
    own = {rule.name for table in TABLES.values() for rule in table.rules}
    assert own and not own & set(messages.ReportLine._fields)
    for table in TABLES.values():
        for rule in table.rules:
            told = messages.problem(
                messages.Problem(rule.name, "f", table=table.name, column=rule.column),
                Translator("zh"),
            )
            assert told.wrong == rule.label.zh


def test_an_unknown_town_by_its_name_is_offered_by_its_code(tmp_path):
    named = [
        u | {"name_zh": "阜桥街道", "name_en": "Fuqiao"} if u["unit_id"] == A1 else u
        for u in worlds.UNITS
    ]
    result = checked(sheets(units=named, posts=[POSTS[0] | {"town": "阜桥街"}]))
    (problem,) = result.problems
    assert problem.hint == {"closest": f"{A1} 阜桥街道"}


def renamed(frame, **names):
    return frame.rename(columns=names).to_csv(index=False).encode()


@pytest.mark.parametrize(
    ("names", "rule"),
    [
        ({"approved_on": "approved"}, "renamed_column"),
        ({"approved_on": "批复日"}, "renamed_column"),
        ({"used": "xyz"}, "surplus_column"),
        ({"used": "posts"}, "column_twice"),
    ],
)
def test_headings_that_are_not_of_the_contract(base, names, rule):
    sent = Upload("posts.csv", renamed(worlds.table("posts", POSTS), **names))
    found = {p.rule: p for p in checked(sent, base=base).problems}
    assert rule in found and found[rule].file == "posts.csv" and found[rule].row == 1
    assert set(found) <= {rule, "missing_column"}


def test_headings_in_either_language_in_any_order(base):
    frame = worlds.table("posts", POSTS)
    for lang in LANGUAGES:
        names = {c.name: getattr(c.label, lang) for c in TABLES["posts"].columns}
        sent = Upload("posts.csv", renamed(frame[frame.columns[::-1]], **names))
        assert checked(sent, base=base).problems == []


def test_a_missing_column(base):
    sent = Upload(
        "posts.csv", worlds.table("posts", POSTS).drop(columns="used").to_csv(index=False).encode()
    )
    assert rules(checked(sent, base=base)) == [("missing_column", "used")]


@pytest.mark.parametrize(
    ("name", "closest"),
    [("下沉编制数", "posts"), ("post", "posts"), ("Sheet7", "posts"), ("随便", "posts")],
)
def test_sheets_by_another_name(base, name, closest):
    def change(book):
        book.get_worksheet_by_name("posts").name = name

    result = checked(sheets(units=units(), posts=POSTS, change=change), base=base)
    (problem,) = [p for p in result.problems if p.rule == "unknown_sheet"]
    assert (problem.sheet, problem.hint) == (name, {"closest": closest})


@pytest.mark.parametrize("name", ["下沉编制", "Posts transferred to towns", " POSTS "])
def test_sheets_by_their_label(base, name):
    def change(book):
        book.get_worksheet_by_name("posts").name = name

    assert checked(sheets(units=units(), posts=POSTS, change=change), base=base).problems == []


def test_files_without_a_table(base):
    assert rules(checked(Upload("x.csv", b"a,b\n1,2\n"), base=base)) == [("unknown_file", "")]
    assert rules(checked(sheets(units=units()), base=base)) == [("only_register", "")]
    assert rules(checked(csv("posts", POSTS))) == [("no_register", "")]
    assert rules(checked(Upload("dictionary.csv", b"a,b\n"), base=base, carried=["all"])) == [
        ("nothing_sent", "")
    ]


def test_demonstration_data_never_become_reported(base):
    note = "# 示例数据 · x · provenance: demo\n".encode()
    sent = Upload("posts.csv", note + csv("posts", POSTS).content)
    assert rules(checked(sent, base=base)) == [("demo_as_reported", "")]
    assert checked(sent, base=base, provenance="demo").problems == []
    demo = Base(base.id, base.digest, "demo", base.tables)
    assert rules(checked(csv("posts", POSTS), base=demo, carried=[worlds.A])) == [
        ("carried_demo", "")
    ]


def test_two_counties_send_their_own_and_one_is_carried(base):
    mine = [t for t in TICKETS if t["town"] != B1]
    result = checked(
        csv("tickets", mine), csv("posts", POSTS[:1]), base=base, carried=[worlds.B, worlds.CITY]
    )
    assert result.problems == []
    assert result.sent.loc[worlds.A, ["tickets", "posts"]].tolist() == [2, 1]
    assert result.carried == {
        worlds.B: ["town_profiles", "posts", "tickets"],
        worlds.CITY: ["duty_items", "grid_items"],
    }
    assert sorted(result.tables["tickets"]["town"]) == sorted(t["town"] for t in TICKETS)
    assert result.tables["posts"]["town"].tolist() == [A1, B1]


def test_what_is_sent_is_never_mixed_with_what_is_carried(base):
    result = checked(csv("tickets", TICKETS[:1]), base=base, carried=[worlds.A])
    # A sent one ticket: its other one, of the last snapshot, does not come back
    assert result.tables["tickets"]["ticket_id"].tolist() == ["T0"]
    assert checked(csv("tickets", TICKETS[:1]), base=base, carried=["all"]).carried.keys() == {
        worlds.CITY,
        worlds.A,
        worlds.B,
    }
    assert rules(checked(csv("tickets", TICKETS[:1]), base=base, carried=["99"])) == [
        ("unknown_unit", "")
    ]


def test_a_row_the_template_filled_in_and_nobody_touched(base):
    profiles = pd.DataFrame({"town": [A1, B1]})
    result = checked(sheets(town_profiles=profiles, posts=POSTS), base=base)
    assert result.problems == [] and result.tables["town_profiles"].empty


def test_rows_of_another_unit_in_the_template_of_one(base, known):
    def change(book):
        book.add_worksheet("填报说明").write_string(1, 0, f"填报单位：名 (unit={worlds.A})")

    result = checked(sheets(posts=POSTS, change=change), base=base)
    assert [(p.rule, p.cell, p.value) for p in result.problems] == [("foreign", "A7", worlds.B)]


def test_counties_that_call_their_files_alike(base):
    both = distinct([csv("posts", POSTS[:1]), csv("posts", POSTS[1:])])
    assert [upload.name for upload in both] == ["posts.csv", "posts (2).csv"]
    assert len(checked(*both, base=base).tables["posts"]) == 2
