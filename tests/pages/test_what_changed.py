"""The page of changes in process: what it lists agrees with values read by hand."""

import re
from datetime import date
from types import SimpleNamespace

import pytest

from dashboard.components import layout
from dashboard.edition.movement import movement
from dashboard.text import formats
from dashboard.text.i18n import LANGUAGES, Translator
from tests.pages.reading import html, open_page, text

pytestmark = pytest.mark.app
THEN = date(2021, 9, 30)
COUNT = "select count(*) from read_parquet($1)"


def rows(page, heading):
    part = html(page).split(f">{heading}<")[1].split("<h2")[0]
    return [
        [
            re.sub(r"<[^>]+>", "", cell).strip()
            for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)
        ]
        for row in re.findall(r"<tr>(.*?)</tr>", part.split("<tbody>")[1], re.S)
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_largest_changes_each_way(editions, lang):
    page, edition = open_page("changes", lang=lang), editions[lang]
    certain = [c for c in movement(edition, THEN) if c.beyond_chance]
    for heading, changes in (
        (edition.t("changes.improvements"), [c for c in certain if c.size > 0][:10]),
        (edition.t("changes.declines"), [c for c in reversed(certain) if c.size < 0][:10]),
    ):
        wanted = [
            (
                edition.short[c.unit],
                formats.ratio(c.now, edition.definitions[c.indicator], edition.t),
            )
            for c in changes
        ]
        assert [(row[0], row[3]) for row in rows(page, heading)] == wanted
        assert wanted


def test_records_that_came_in(shipped):
    import duckdb

    page = open_page("changes")
    found = {row[0]: row[1:] for row in rows(page, "新到的记录")}
    counts = [
        duckdb.execute(COUNT, [str(shipped[day].path / "posts.parquet")]).fetchall()[0][0]
        for day in ("2021-09-30", "2021-12-16")
    ]
    assert [int(found["下沉编制"][at].replace(",", "")) for at in (0, 1)] == counts


def test_every_unit_has_its_course_and_the_first_period_nothing_before():
    page = open_page("changes", indicator="C05")
    assert html(page).count("<figcaption>") == 14
    page = open_page("changes", snapshot="2019-12-31")
    assert "没有更早的一期可以对比" in text(page)


@pytest.mark.parametrize(("to", "compare"), [("changes", "2021-12-16"), ("overview", "2021-09-30")])
def test_a_period_is_compared_with_an_earlier_one_and_the_page_says_so(to, compare):
    page = open_page(to, snapshot="2021-09-30", compare=compare)
    assert f"“{compare}”不是更早的一期，不能对比，已改用“2021-06-30”" in html(page)
    assert page.query_params["compare"] == "2021-06-30"


@pytest.mark.parametrize(
    ("day", "kinds", "reason"),
    [
        ("2021-12-16", {"2021-12-16": "demo"}, "other_kind"),
        ("2022-06-30", {"2022-06-30": "demo"}, "not_earlier"),
        ("2022-03-31", {"2022-03-31": "reported"}, "not_earlier"),
        ("2021-11-30", {"2021-12-16": "demo"}, "no_period"),
    ],
)
def test_why_a_period_is_not_compared_with(day, kinds, reason):
    """The one shown is reported, of March."""
    held = [
        SimpleNamespace(as_of=date.fromisoformat(at), provenance=kind) for at, kind in kinds.items()
    ]
    chosen = SimpleNamespace(as_of=date(2022, 3, 31), provenance="reported")
    assert layout.not_compared(day, chosen, held) == reason
    for lang in LANGUAGES:
        said = Translator(lang)(f"notice.{reason}", parameter="p", value=day, used="–")
        assert day in said
