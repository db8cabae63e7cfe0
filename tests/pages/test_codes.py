"""Check codes looked up on the page of the press conference and on any other."""

import re
from datetime import date

import pytest

from dashboard import claims, paths, snapshots
from dashboard.access import local
from dashboard.briefing import deck as decks
from dashboard.briefing import trace
from dashboard.briefing.fingerprint import secret
from dashboard.briefing.run_sheet import Item, RunSheet
from dashboard.contracts import Label
from dashboard.edition.assembly import from_disk
from dashboard.indicators import build
from dashboard.indicators.keyed import Values
from dashboard.snapshots import publication
from dashboard.text.i18n import Translator
from tests import worlds
from tests.known import KNOWN
from tests.pages.reading import errors, html, open_page, text

BY = local("amy")
pytestmark = pytest.mark.app


def numbers(data):
    known = KNOWN
    (snapshot,) = snapshots.discover(data / "snapshots").snapshots
    values = Values(build.values(snapshot, known, data / "derived"))
    held = [(snapshot, "published", values)]
    return trace.numbers(secret(data), claims.load(paths.SHIPPED / "claims.csv"), held, known)


def test_a_code_gives_the_number_its_source_and_its_query(data):
    snapshot = worlds.two_towns(data)
    # 10 posts in the one town of A that has any, of two: 5.0 a town
    code = next(
        c
        for c, one in numbers(data).items()
        if (one.stated.of, one.stated.unit) == ("C07", worlds.A)
    )
    page = open_page("briefing", f=code.lower().replace("-", ""))
    shown = text(page)
    assert "10名" in shown
    assert "（5.0 名/镇街）" in shown
    assert snapshot.id in shown
    assert any("from posts" in block.value for block in page.code)
    assert re.search(r"records\?[^\"]*indicator=C07", html(page))


def test_a_code_of_demonstration_data_never_reads_published(data):
    worlds.two_towns(data, "demo")
    code = next(
        c
        for c, one in numbers(data).items()
        if (one.stated.of, one.stated.unit) == ("C07", worlds.A)
    )
    traced = re.search(
        r'<section class="traced">.*?</section>', html(open_page("briefing", f=code)), re.DOTALL
    )[0]
    assert "示例数据 · 非真实情况" in traced
    assert "暂无公布数" in traced
    assert "已公布" not in traced


def test_a_code_on_any_page_leads_there(data):
    worlds.two_towns(data)
    code = next(c for c, one in numbers(data).items() if one.stated.of == "enforcers")
    page = open_page(f=code)
    assert "2600余名" in text(page)
    assert "下沉执法人员2600余名（济宁市政府新闻办新闻发布会）" in text(page)


@pytest.mark.parametrize(
    ("given", "said"), [("hello", "不是校验码"), ("0000-0000", "没有与 0000-0000 相符")]
)
def test_a_wrong_code_is_said(data, given, said):
    worlds.two_towns(data)
    assert said in errors(open_page("briefing", f=given))[0]


def test_a_hand_out_s_code_lists_its_numbers_and_what_no_longer_fits(data):
    worlds.two_towns(data)
    sheet = RunSheet(
        Label("短", "short"),
        Label("a", "a"),
        (Item("figures", claims=("posts_sunk",)), Item("ranking", indicator="C07")),
    )
    made = decks.make(sheet, from_disk("", Translator("zh"), secret(paths.data())))
    decks.register(data, made, "amy")
    page = open_page("briefing", f=made.code)
    assert "共4个数值，其中4个与现有数据和口径相符" in text(page)  # a figure, the city, two units
    content = (
        (paths.SHIPPED / "claims.csv")
        .read_text("utf-8")
        .replace(",3291,3291,0,3291,0,", ",3292,3292,0,3292,0,", 1)
    )
    (data / "claims.csv").write_text(content, "utf-8")
    page = open_page("briefing", f=made.code)
    assert "共4个数值，其中3个与现有数据和口径相符" in text(page)
    assert "数据或口径已改，不再相符" in text(page)


def test_what_is_under_embargo_has_no_code_until_it_is_previewed(data):
    worlds.two_towns(data)
    later = worlds.snapshot(
        data / "later",
        as_of=date(2021, 12, 31),
        posts=[{"town": worlds.B1, "posts": 7, "approved_on": "2021-03-01"}],
    )
    values = Values(build.values(later, KNOWN, data / "derived"))
    code = next(
        c
        for c, one in trace.numbers(secret(data), {}, [(later, "embargo", values)], KNOWN).items()
        if (one.stated.of, one.stated.unit) == ("C07", worlds.B)
    )
    publication.withdraw(data / "snapshots", "2021-12-16", by=local("x"), reason="x")
    publication.restore(data / "snapshots", "2021-12-16", 1, by=local("x"), reason="x")
    publication.publish(
        later, data / "snapshots", by=local("x"), against="", public_from="2030-01-01 09:00"
    )
    assert "没有与" in errors(open_page("briefing", f=code))[0]
    shown = text(open_page("briefing", f=code, preview="1"))
    assert "7名" in shown
    assert "未公布" in shown
