"""The page of changes in process: what it lists agrees with values read by hand."""

import re
from datetime import date

import pytest

from dashboard.edition.movement import movement
from dashboard.text import formats
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
