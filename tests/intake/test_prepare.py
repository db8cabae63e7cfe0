"""From files to drafts, out again, and in again."""

import os

import pytest

from dashboard import paths
from dashboard.access import local
from dashboard.contracts import TABLES
from dashboard.intake import drafts, inbox
from dashboard.intake.drafts import UnconfirmedError
from dashboard.intake.reading.files import Upload
from dashboard.intake.reading.files import sheets as opened
from dashboard.intake.workbooks import annotated, export
from dashboard.intake.workbooks.template import offered, template
from dashboard.snapshots import discover
from dashboard.snapshots.tables import load
from dashboard.text.i18n import Translator
from tests import worlds
from tests.intake.sending import (
    POSTS,
    TICKETS,
    ZH,
    checked,
    csv,
    prepared,
    publish,
    rules,
    sheets,
    units,
    workbook,
    world,
)


def by_name(content, name="x.xlsx"):
    return {s.name: s for s in opened(Upload(name, content))}


def by_table(content, lang="zh"):
    """The sheets of a template by the table they hold: their tabs are its label."""
    named = {Translator(lang).label(table.label): table.name for table in TABLES.values()}
    return {named.get(name, name): sheet for name, sheet in by_name(content).items()}


def test_a_draft_waits_until_every_warning_is_confirmed(tmp_path):
    ready = prepared(tmp_path, sheets(units=units(), posts=POSTS[:1]))
    assert [(d.kind, d.unit) for d in ready.draft.warnings] == [("missing_unit", worlds.B)]
    assert discover(tmp_path / "snapshots").snapshots == ()
    with pytest.raises(UnconfirmedError, match=worlds.B):
        drafts.release(tmp_path, ready.draft, by=local("x"), confirmed=[])
    (kept,) = drafts.saved(tmp_path)  # also after a restart
    entry = drafts.release(tmp_path, kept, by=local("x"), confirmed=[d.id for d in kept.warnings])
    assert entry.detail["confirmed"] == [f"missing_unit-{worlds.B}"]
    assert drafts.saved(tmp_path) == []


def test_nothing_is_kept_of_what_is_rejected(tmp_path):
    ready = prepared(tmp_path, sheets(units=units(), posts=[POSTS[0] | {"posts": -1}]))
    assert ready.draft is None and not drafts.folder(tmp_path).exists()
    assert not (tmp_path / "snapshots").exists()


def test_a_carried_county_is_written_into_the_manifest(tmp_path):
    publish(tmp_path, sheets(units=units(), posts=POSTS))
    later = worlds.AS_OF.replace(year=2022)
    entry = publish(tmp_path, csv("posts", POSTS[:1]), as_of=later, carried=[worlds.B])
    (snapshot,) = [s for s in discover(tmp_path / "snapshots").snapshots if s.as_of == later]
    assert snapshot.carried == {worlds.B: "2021-12-16-r1"}
    assert entry.detail["carried"] == {worlds.B: ["posts"]}


def test_demonstration_rows_cannot_be_reported(tmp_path):
    many = [
        POSTS[0] | {"kind": "administrative", "approved_on": f"2021-01-{n:02}"}
        for n in range(1, 31)
    ]
    worlds.snapshot(tmp_path / "snapshots", provenance="demo", posts=many)
    sent = prepared(tmp_path, sheets(units=units(), posts=many))
    assert [(p.rule, p.table, p.hint["n"]) for p in sent.checked.problems] == [
        ("demo_rows", "posts", "30")
    ]
    other = [row | {"posts": 4} for row in many]
    assert prepared(tmp_path, sheets(units=units(), posts=other)).draft


def test_demonstration_data_never_replace_reported_data(tmp_path):
    publish(tmp_path, sheets(units=units(), posts=POSTS))
    sent = prepared(tmp_path, sheets(units=units(), posts=POSTS), provenance="demo")
    assert rules(sent.checked) == [("demo_over_reported", "")]


def test_totals_of_indicators_that_do_not_exist(tmp_path):
    row = {"unit": worlds.A, "numerator": 3, "denominator": 4}
    sent = prepared(
        tmp_path,
        sheets(
            units=units(),
            reported_values=[row | {"indicator": "C08 下沉编制使用率"}, row | {"indicator": "C99"}],
        ),
    )
    assert [(p.rule, p.value) for p in sent.checked.problems] == [("unknown_indicator", "C99")]


def test_what_goes_out_comes_in_the_same(tmp_path):
    odd = [
        {"ticket_id": f"T{n}", "exempt": True, "exempt_reason": text}
        for n, text in enumerate(("=1+1", "+x", "-y", "@z", "'=q", "''", "普通", "a\nb"))
    ]
    first = world(tmp_path / "one", tickets=odd)
    for number, uploads in enumerate(
        (
            [workbook(first)],
            [Upload(n, c) for n, c in export.files(first, ZH, "csv") if n.endswith(".csv")],
            [Upload(n, c) for n, c in export.files(first, ZH, "parquet") if n.endswith(".parquet")],
        )
    ):
        data = tmp_path / f"in{number}"
        publish(data, *uploads)
        (second,) = discover(data / "snapshots").snapshots
        assert second.tables == first.tables  # hash for hash


@pytest.mark.slow
def test_the_shipped_snapshot_goes_out_and_in(shipped, known, tmp_path):
    sent = workbook(shipped["2021-12-16"])
    publish(tmp_path, sent, provenance="demo")
    (back,) = discover(tmp_path / "snapshots").snapshots
    assert back.tables == shipped["2021-12-16"].tables  # hash for hash: the same indicators
    refused = prepared(tmp_path / "other", sent)
    assert rules(refused.checked) == [("demo_as_reported", "")]


def test_every_file_says_whose_numbers_it_holds(tmp_path):
    demo = worlds.snapshot(tmp_path, provenance="demo", posts=POSTS)
    for form in export.FORMATS:
        for name, content in export.files(demo, ZH, form):
            if name.startswith("posts"):
                assert rules(checked(sheets(units=units()), Upload(name, content))) == [
                    ("demo_as_reported", "")
                ]
    assert rules(checked(workbook(demo))) == [("demo_as_reported", "")]


def test_exports_keep_formulas_harmless(tmp_path):
    snapshot = world(
        tmp_path, tickets=[TICKETS[0] | {"exempt": True, "exempt_reason": "=cmd|' /C calc'!A0"}]
    )
    text = dict(export.files(snapshot, ZH, "csv"))["tickets.csv"].decode("utf-8-sig")
    assert ",'=cmd|" in text
    assert not by_name(workbook(snapshot).content)["tickets"].layout.formulas


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_template_is_filled_in_and_sent(tmp_path, known, lang):
    register = load(worlds.snapshot(tmp_path))["units"]
    held = by_table(template(register, known, Translator(lang), base="x"), lang)
    assert [name for name in held if name in TABLES] == list(TABLES)
    assert TABLES["posts"].label.zh == "下沉编制" and (lang == "en") == (
        "下沉编制" not in by_name(template(register, known, Translator(lang), base="x"))
    )
    posts = held["posts"].rows
    assert posts[4] == [c.name for c in TABLES["posts"].columns]
    assert posts[3] == [getattr(c.label, lang) for c in TABLES["posts"].columns]
    assert rules(
        checked(Upload("t.xlsx", template(register, known, Translator(lang), base="x")))
    ) == [("nothing_sent", "")]


def test_a_county_is_not_asked_for_what_the_city_holds(tmp_path, known):
    register = load(worlds.snapshot(tmp_path))["units"]
    held = by_table(template(register, known, ZH, base="x", unit=worlds.A))
    assert "units" not in held and "duty_items" not in held and "tickets" in held
    towns = [row[0] for row in held["town_profiles"].rows[5:]]
    assert towns == [f"{worlds.A1} 名", f"{worlds.A2} 名"]
    assert held["填报说明"].rows[1][0].endswith(f"(unit={worlds.A})")
    codes = " ".join(str(cell) for row in held["编码清单"].rows for cell in row)
    assert f"{worlds.A1} " in codes and worlds.B1 not in codes
    sums = {(row[0], row[1]) for row in held["reported_values"].rows[5:]}
    assert ("C08 下沉编制使用率", f"{worlds.A} 名") in sums
    assert all(unit == f"{worlds.A} 名" for _, unit in sums)
    with pytest.raises(KeyError):
        template(register, known, ZH, base="x", unit="99")


def test_a_template_from_demonstration_data_lists_real_units_only(known):
    register = load(discover(paths.SHIPPED / "snapshots").snapshots[-1], ["units"])["units"]
    held = by_table(template(register, known, ZH, base="x", demo=True))
    assert {row[3] for row in held["units"].rows[5:]} == {"city", "county", "zone", "town"}
    assert len(held["units"].rows) == 5 + 1 + 14 + 156


def test_every_table_says_who_fills_it_in_and_asks_no_town():
    for table in TABLES.values():
        assert set(table.holder.new) <= {c.name for c in table.columns}
        assert "镇街" not in table.holder.office.zh
    assert offered() == list(TABLES)


def test_a_copy_with_the_bad_cells_marked():
    sent = sheets(units=units(), posts=[POSTS[0] | {"posts": -3}, POSTS[1]])
    result = checked(sent)
    copy = by_name(annotated.copy(sent, result.problems, ZH))
    assert [row[1] for row in copy["问题清单"].rows[1:]] == ["工作表“posts” D6"] * 1 + [
        "工作表“posts” E6"
    ]
    assert copy["posts"].rows[5][3] == -3
    again = checked(Upload("again.xlsx", annotated.copy(sent, result.problems, ZH)))
    assert sorted(p.cell for p in again.problems) == sorted(p.cell for p in result.problems)
    locked = annotated.copy(Upload("a.xlsx", b"x"), checked(Upload("a.xlsx", b"x")).problems, ZH)
    assert "损坏" in by_name(locked)["问题清单"].rows[1][4]


def test_a_date_to_come_cannot_be_reported(tmp_path):
    sent = prepared(
        tmp_path, sheets(units=units(), posts=POSTS), as_of=worlds.AS_OF.replace(year=2100)
    )
    assert rules(sent.checked) == [("future", "")]


def test_what_is_not_public_is_its_owners_alone(tmp_path):
    """Drafts, files received, snapshots under embargo, their values, their log."""
    old = os.umask(0o022)
    try:
        sent = sheets(units=units(), posts=POSTS)
        inbox.save(inbox.folder(tmp_path, worlds.AS_OF, "reported"), sent, local("x"))
        for embargo in ("2999-01-01 09:00", ""):
            kept = prepared(tmp_path, sent).draft
            if embargo:
                ids = [d.id for d in kept.warnings]
                release = {"by": local("x"), "confirmed": ids, "public_from": embargo}
                drafts.release(tmp_path, kept, **release)
    finally:
        os.umask(old)
    open_ = [
        path.relative_to(tmp_path)
        for path in tmp_path.rglob("*")
        if path.name != ".lock" and path.is_file() and path.stat().st_mode & 0o077
    ]
    assert open_ == []
    folders = [p for p in (tmp_path / "drafts").glob("*/*") if p.is_dir()]
    assert folders and not any(p.stat().st_mode & 0o077 for p in folders)
