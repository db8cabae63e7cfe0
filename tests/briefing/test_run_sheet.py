"""Run sheets: read, checked, saved."""

from dataclasses import replace

import pytest

from dashboard import access
from dashboard.access import RIGHTS, Person, Refusal, Role
from dashboard.briefing import repository
from dashboard.briefing.pictures import alike
from dashboard.briefing.run_sheet import Item, RunSheet, RunSheetError, check, fits, read, written
from dashboard.contracts import Label
from tests.known import KNOWN

BY = access.local("amy")
ONE = RunSheet(
    Label("晚间", "Evening"),
    Label("标题: #1", "Title"),
    (
        Item("cover"),
        Item("figures", claims=("posts_sunk",), notes="慢一点：\n先看屏"),
        Item("trend", indicator="C07", unit="370831", title=Label("增至{end}", ""), backup=True),
    ),
    host=Label("主办", "Host"),
)


def test_a_sheet_comes_back_as_it_was_written():
    assert read(written(ONE)) == ONE
    assert all(read(written(sheet)) == sheet for sheet in repository.shipped().values())


def test_two_sheets_come_with_the_product():
    sheets = repository.shipped()
    assert list(sheets) == ["发布", "彩排"]
    assert not sheets["发布"].counted  # published figures only
    assert {i.kind for i in sheets["彩排"].screens} >= {"map", "ranking", "trend"}
    assert "conflicts" in {i.kind for i in sheets["发布"].screens}
    assert "sources" in {i.kind for i in sheets["发布"].screens}


@pytest.mark.parametrize(
    ("screen", "reason", "given"),
    [
        (Item("film"), "kind", "film"),
        (Item("figures", claims=("nope",)), "claim", "nope"),
        (Item("figures"), "claims", "4"),
        (Item("figures", claims=("posts_sunk",) * 2), "claims", "4"),
        (Item("comparison", claims=("posts_sunk", "dept_floor")), "unlike", ""),
        (Item("ranking", indicator="X99"), "indicator", "X99"),
        (Item("ranking", indicator="B01"), "unfit", "B01"),  # one city list, no units
        (Item("map", indicator="E04"), "unfit", "E04"),  # compares within one county only
        (Item("trend", indicator="C07", unit="110000"), "unit", "110000"),
        (Item("cover", notes="长" * 2001), "notes", "2000"),
        (Item("cover", title=Label("长" * 121, "")), "title", "120"),
        (Item("sources", title=Label("下沉编制3300名", "")), "digits", "3300"),
        (Item("sources", title=Label("配备率过半", "")), "digits", "过半"),
        (Item("sources", title=Label("", "over two thousand posts")), "digits", "thousand"),
    ],
)
def test_what_is_wrong_is_named_with_its_screen(editions, screen, reason, given):
    edition = editions["zh"]
    sheet = replace(ONE, screens=(Item("cover"), screen))
    with pytest.raises(RunSheetError) as error:
        check(sheet, edition.claims, edition.definitions, edition.names)
    assert (error.value.reason, error.value.screen, error.value.given) == (reason, 2, given)
    for each in editions.values():
        assert error.value.message(each.t)
    assert error.value.message(edition.t).startswith("第2屏：")


@pytest.mark.parametrize(
    ("claims", "fine"),
    [
        (("dept_floor", "agency_floor"), True),
        (("duty_items", "duty_items_first_two"), True),
        (("posts_sunk", "enforcers"), False),  # posts are no officers, though both are 名
        (("posts_sunk", "posts_per_town"), False),
    ],
)
def test_only_what_counts_the_same_shares_an_axis(editions, claims, fine):
    known = editions["zh"].claims
    assert alike([known[c] for c in claims]) == fine


def test_units_are_compared_by_ratios_only():
    known = KNOWN
    assert fits(known["C07"], "ranking")
    assert not fits(known["B01"], "map")
    assert fits(known["B01"], "trend")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name: x",
        "- a",
        "name: {zh: a, en: b}\ntitle: {zh: a, en: b}\nscreens: [{kind: 3}]",
        "name: {zh: a, en: b}\ntitle: {zh: a, en: b}\nscreens: [{kind: cover, colour: red}]",
        "name: {zh: a}\ntitle: {zh: a, en: b}\nscreens: []",
        "name: {zh: a, en: b}\ntitle: {zh: a, en: b}\nscreens: []",
        "name: {zh: a, en: b",
        "\x00",
    ],
)
def test_a_file_that_is_no_sheet_is_refused(text):
    with pytest.raises(RunSheetError, match="unreadable"):
        read(text)


def test_saved_by_name_and_found_in_either_language(tmp_path):
    repository.save(tmp_path, ONE, BY)
    other = replace(ONE, screens=ONE.screens[:1])
    repository.save(tmp_path, other, BY)  # the same name: in its place
    assert repository.saved(tmp_path) == ({"晚间": other}, [])
    assert repository.find(tmp_path, "Evening") == other
    assert repository.find(tmp_path, "Rehearsal").name.zh == "彩排"
    repository.delete(tmp_path, "晚间", BY)
    repository.delete(tmp_path, "晚间", BY)
    with pytest.raises(RunSheetError, match="晚间"):
        repository.find(tmp_path, "晚间")


def test_a_shipped_sheet_is_not_overwritten(tmp_path):
    with pytest.raises(RunSheetError, match="shipped"):
        repository.save(tmp_path, replace(ONE, name=Label("发布", "Mine")), BY)


@pytest.mark.parametrize("name", ["../../x", "a/b", "名\n称", "CON", "．．"])
def test_a_name_stays_in_its_folder(tmp_path, name):
    repository.save(tmp_path, replace(ONE, name=Label(name, name)), BY)
    files = [f for f in tmp_path.rglob("*") if f.is_file()]
    assert [f.parent for f in files] == [tmp_path / "briefings" / "kept"]
    assert repository.find(tmp_path, name).name.zh == name


def test_a_damaged_file_is_named_and_the_rest_stays(tmp_path):
    repository.save(tmp_path, ONE, BY)
    (tmp_path / "briefings" / "kept" / "bad.yaml").write_text("{", "utf-8")
    found, damaged = repository.saved(tmp_path)
    assert (list(found), damaged) == (["晚间"], ["bad.yaml"])


def test_the_repository_ends_somewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(repository, "MAX_SAVED", 1)
    repository.save(tmp_path, ONE, BY)
    with pytest.raises(RunSheetError, match="full"):
        repository.save(tmp_path, replace(ONE, name=Label("另一", "Other")), BY)


@pytest.mark.parametrize("role", [r for r in Role if r != Role.PRESENTER])
def test_only_who_presents_saves_or_deletes(tmp_path, role):
    repository.save(tmp_path, ONE, BY)
    other = Person("bob", RIGHTS[role])
    with pytest.raises(Refusal):
        repository.save(tmp_path, replace(ONE, name=Label("另一", "Other")), other)
    with pytest.raises(Refusal):
        repository.delete(tmp_path, "晚间", other)
    assert list(repository.saved(tmp_path)[0]) == ["晚间"]
