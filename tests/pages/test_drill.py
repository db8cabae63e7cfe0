"""County, mismatch, records and methods pages in process: numbers, links, languages."""

import html as entities
import re
from fractions import Fraction
from urllib.parse import parse_qs

import pytest

from dashboard.text.i18n import Translator
from dashboard.views.methods import facts
from tests.known import KNOWN
from tests.pages.conftest import UNITS
from tests.pages.reading import html, open_page, text
from tests.sampled import spread

pytestmark = pytest.mark.app
CJK = re.compile(r"[\u4e00-\u9fff]+")


def sheet(page):
    """What the sheet shows, by the indicator each row's records are of."""
    found = {}
    tables = "".join(re.findall(r'<table class="matrix sheet.*?</table>', html(page), re.DOTALL))
    for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", tables):
        link = re.search(r'<td><a href="records\?([^"]+)"[^>]*>([^<]+)</a>', row)
        asked = parse_qs(entities.unescape(link[1]))
        found[asked["indicator"][0]] = (link[2], asked)
    return found


def tenths(n, d):
    """n / d with one decimal, halves up, in fractions."""
    whole = int(Fraction(n) * 10 / Fraction(d) + Fraction(1, 2))
    return f"{whole // 10:,}.{whole % 10}"


def expected(rows, indicator):
    """The value in words, from n and d alone."""
    n, d = rows["n"].sum(), rows["d"].sum()
    definition = KNOWN[indicator]
    if definition.lead == "count":
        return f"{n:,.0f}{definition.measures['count']['measure_word']['zh']}"
    if not d:
        return None
    if definition.measures["ratio"]["format"] == "percent":
        return f"{tenths(n * 100, d)}%"
    return f"{tenths(n, d)} {definition.measures['ratio']['unit']['zh']}"


def is_said(value, rows, indicator):
    """Nothing by hand is no data, or nothing due: of records sent none counts."""
    return value in (
        [wanted] if (wanted := expected(rows, indicator)) else ["无数据", "无应计入的事项"]
    )


@pytest.mark.parametrize("unit", spread(UNITS, 5))
def test_the_sheet_shows_what_a_query_by_hand_gives(hand, unit):
    shown = sheet(open_page("county", unit=unit))
    scopes = ("city", "unit", "town") if unit == "370800" else ("unit", "town")
    assert set(shown) == {i.id for i in KNOWN.values() if i.scope in scopes}
    for indicator, (value, asked) in shown.items():
        rows = hand[indicator]
        of_unit = rows if unit == "370800" else rows[rows["unit"] == unit]
        assert is_said(value, of_unit, indicator), indicator
        assert asked["unit"] == [unit]


@pytest.mark.parametrize("unit", ["370831", "370828", "3708JKQ"])
def test_the_sheet_of_a_town(hand, unit):
    town = hand["C05"].query("unit == @unit")["town"].dropna().min()
    shown = sheet(open_page("county", unit=unit, town=town))
    assert set(shown) == {i.id for i in KNOWN.values() if i.scope == "town"}
    for indicator, (value, asked) in shown.items():
        rows = hand[indicator]
        assert is_said(value, rows[rows["town"] == town], indicator), indicator
        assert asked["town"] == [town]


@pytest.mark.parametrize("indicator", spread(KNOWN, 10))
def test_the_records_page_accounts_for_the_value(hand, indicator):
    seen = text(open_page("records", indicator=indicator, unit="370831"))
    rows = hand[indicator]
    rows = rows if KNOWN[indicator].scope == "city" else rows[rows["unit"] == "370831"]
    assert "与指标值一致" in seen
    n = f"{rows['n'].sum():,.0f}" if rows["n"].sum() % 1 == 0 else f"{rows['n'].sum():,.1f}"
    assert re.search(rf"合计{re.escape(n)}(?![\d,])", seen)


def test_records_are_narrowed_sorted_and_paged():
    page = open_page(
        "records", indicator="B11", unit="370831", counted="rest", sort="-called_at", page="2"
    )
    seen = html(page)
    rows = re.findall(r"<tr>(<td>.*?)</tr>", seen)
    called = [re.search(r"<td>(2021-\d\d-\d\d \d\d:\d\d)</td>", row)[1] for row in rows]
    assert len(called) == 50
    assert called == sorted(called, reverse=True)
    assert "第51–100条" in seen
    assert re.search(r'<td class="number">1</td><td class="number">1</td>', seen) is None


def test_a_page_beyond_the_last_is_the_last():
    assert "共13条" in html(open_page("records", indicator="C01", unit="370831", page="99"))


def test_words_find_by_name():
    seen = html(open_page("records", indicator="E08", unit="370831", find="泉林"))
    towns = set(re.findall(r"<td>([^<]*(?:镇|街道))</td>", seen))
    assert towns == {"泉林镇"}


def test_what_the_address_asks_wrongly_is_said():
    seen = html(open_page("records", indicator="E08", unit="370831", town="370883001000"))
    assert "网址中的镇街“370883001000”无法识别，已不采用" in seen
    assert "网址中的页" in html(open_page("records", page="x"))
    assert "网址中的页" in html(open_page("records", page="9" * 5000))  # too long for int()
    assert "网址中的分界" in html(open_page("mismatch", cuts="1,2"))
    assert "网址中的对照单位" in html(open_page("county", unit="370831", beside="370831"))


def test_thresholds_can_be_moved_and_are_in_the_address():
    page = open_page("mismatch")
    assert "分界固定为65分" in text(page)
    short = re.compile(r"“权力到位、人员不足”(\d+)个")
    at_65 = int(short.search(html(page))[1])
    page.slider(key="cut_capacity").set_value(75.0).run()
    assert page.query_params["cuts"] == ",75,"
    seen = html(page)
    assert int(short.search(seen)[1]) > at_65  # those between 65 and 75 as well
    assert "增能75.0（移动后）" in seen and "赋权65.0（固定）" in seen
    assert "恢复为固定分界" in seen


@pytest.mark.parametrize("section", ["unit", "town"])
def test_cuts_are_the_same_for_units_and_towns(section):
    seen = text(open_page("mismatch", section=section))
    assert seen.count("65.0（固定）") == 6  # two of each of the three pairs
    assert "差异在随机波动范围内" in seen or "灰带" in seen


def test_without_scores_no_mismatch_is_told():
    page = open_page("mismatch", snapshot="2019-12-31")
    assert "无法判断协调度" in text(page)
    assert len(page.get("plotly_chart")) == len(page.slider) == 0


def test_towns_and_units_can_be_searched_for_mismatches():
    seen = text(open_page("mismatch", section="town", unit="370831"))
    assert "泗水县13个" in seen  # all its towns: a tenth of the weight is enough for a score


def test_others_stand_beside():
    seen = text(open_page("county", unit="370831", beside="370832,370828"))
    assert "对照：泗水县、梁山县、金乡县" in seen


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_methods_say_everything_of_every_indicator(lang):
    shown = entities.unescape(text(open_page("methods", indicator="E08", lang=lang)))
    for indicator in KNOWN.values():
        said = facts(indicator, {}, Translator(lang))
        texts = [text_ for _, text_ in said]
        wanted = [
            indicator.definition_hash,
            getattr(indicator.definition, lang),
            getattr(indicator.numerator, lang),
            getattr(indicator.source, lang),
        ]
        assert [w for w in wanted if w not in texts] == []
        assert indicator.press_words[lang][0] in "".join(texts)
        assert getattr(indicator.limits, lang) in "".join(texts)
        assert len(said) >= 13
        if lang == "en":
            assert CJK.findall("".join(texts)) == []
        if indicator.id == "E08":
            assert [
                t for t in texts if re.sub(r"\s+", " ", t) not in re.sub(r"\s+", " ", shown)
            ] == []


@pytest.mark.parametrize(
    "section", ["indicators", "claims", "dictionary", "quality", "history", "index"]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_part_of_methods_opens(section, lang):
    seen = text(open_page("methods", section=section, lang=lang))
    wanted = {
        "indicators": "E08",
        "claims": "3,291",
        "dictionary": "coordination_orders",
        "quality": "2021-12-16-r1",
        "history": KNOWN["E08"].definition_hash[:16],
        "index": "OECD",
    }
    assert wanted[section] in seen
    if lang == "en" and section in ("quality", "index"):
        assert set(CJK.findall(seen)) - {"中文"} == set()


def test_conflicting_figures_stand_side_by_side():
    seen = text(open_page("methods", section="claims"))
    assert "近2,100件" in seen
    assert "另有：2,100余件" in seen


def test_published_figures_can_be_searched():
    seen = html(open_page("methods", section="claims", find="中国网"))
    assert seen.count("<td>中国网山东</td>") == 2
    assert "3,291" not in seen


def test_the_dictionary_can_be_searched():
    seen = html(open_page("methods", section="dictionary", find="officer_key"))
    assert re.findall(r'<h2 class="view" id="(\w+)"', seen) == ["enforcers"]


def test_before_the_reform_nothing_is_counted():
    seen = text(open_page("county", unit="370831", snapshot="2019-12-31"))
    assert "2020年起统计" in seen
    assert "规则未施行" in seen


def test_units_beside_each_other_are_the_citys_whichever_is_chosen():
    seen = text(open_page("mismatch", unit="370831"))
    assert "济宁市14个：" in seen and "泗水县14个：" not in seen
