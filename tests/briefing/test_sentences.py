"""What is said follows from value, qualifier and unit; golden sentences are the press's own."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from dashboard import claims, paths
from dashboard.briefing.numbers import of_claim, of_row, press, sentence
from dashboard.text import formats
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds

SAID = {
    "enforcers": "下沉执法人员2600余名",
    "enforcement_cases": "办理案件近2100件",
    "posts_per_town": "平均每个镇街21名",
    "posts_sunk": "向镇街下沉编制3291名",
    "posting_rate": "干部配备率80%以上",
    "dept_floor": "镇街评价占部门考核权重不低于30%",
    "enforcement_cases_nov": "办理案件2100余件",
    "duty_batches": "属地管理责任清单分3批",
}
ENGLISH = {
    "enforcers": "more than 2,600 enforcement officers moved down to towns",
    "enforcement_cases": "nearly 2,100 enforcement cases handled",
    "posts_per_town": "21 posts per town on average",
    "posting_rate": "at least 80% of leadership posts filled",
}
# by hand, from the words of domain.md: the round unit of 2600 is 100, of 3291 it is 1, of 80 % it
# is 10 points; half of it for 近; an average to the printed digit is within half of one
INTERVALS = [
    ((2600, "余"), (2600, False, 2700, True)),
    ((2100, "近"), (2050, False, 2100, True)),
    ((3291, "余"), (3291, False, 3292, True)),
    ((21, "平均"), (20.5, False, 21.5, True)),
    ((3291, "exact"), (3291, False, 3291, False)),
    ((389, "达"), (389, False, 389, False)),
    ((400, "以上"), (400, False, math.inf, True)),
    ((2.5, "平均"), (2.45, False, 2.55, True)),
]


@pytest.fixture(scope="module")
def published():
    return claims.load(paths.SHIPPED / "claims.csv")


@pytest.mark.parametrize(("lang", "said"), [("zh", SAID), ("en", ENGLISH)])
def test_the_press_s_own_words(published, lang, said):
    assert {id_: formats.said(published[id_], Translator(lang)) for id_ in said} == said


@pytest.mark.parametrize(("given", "meant"), INTERVALS)
def test_what_a_qualifier_means(given, meant):
    low, low_open, high, high_open = claims.interval(*given)
    assert (low, high) == pytest.approx((meant[0], meant[2]))
    assert (low_open, high_open) == (meant[1], meant[3])


def test_shares_end_at_one():
    assert claims.interval(0.8, "以上", share=True) == (0.8, False, 1.0, False)
    assert claims.interval(0.8, "余", share=True)[2] == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (",2600,2600,0,2700,1,余,", ",2600,2600,0,2800,1,余,"),
        (",2100,2050,0,2100,1,近,", ",2100,2000,0,2100,1,近,"),
        (",2600,2600,0,2700,1,余,", ",2600,2600,0,2700,1,近,"),
        (",3291,3291,0,3291,0,exact,", ",3291,3290,0,3291,0,exact,"),
    ],
)
def test_words_and_interval_cannot_disagree(tmp_path, old, new):
    text = (paths.SHIPPED / "claims.csv").read_text("utf-8")
    assert old in text
    file = tmp_path / "claims.csv"
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(claims.ClaimsError, match="low and high do not say"):
        claims.load(file)


def test_another_value_is_another_sentence(published):
    claim = replace(published["enforcers"], value=3000.0, low=3000.0, high=4000.0)
    assert formats.said(claim, Translator("zh")) == "下沉执法人员3000余名"
    assert "more than 3,000 " in formats.said(claim, Translator("en"))
    exact = replace(claim, value=2648.0, qualifier="exact")
    assert formats.said(exact, Translator("zh")) == "下沉执法人员2648名"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_number_is_typed_in_a_sentence(published, lang):
    for claim in published.values():
        blank = Translator(lang).label(claim.say)
        assert not any(c.isdigit() for c in blank)
        assert blank.count("{figure}") == 1 or (
            blank.count("{qualifier}"),
            blank.count("{number}"),
        ) == (1, 1)


def test_numbers_of_one_source_share_a_sentence(editions):
    edition = editions["zh"]
    numbers = [
        of_claim(edition.claims[c], edition)
        for c in ("posts_sunk", "posts_per_town", "enforcement_cases_nov")
    ]
    assert sentence(numbers, edition.t) == (
        "截至2021年12月16日，向镇街下沉编制3291名，平均每个镇街21名（济宁市政府新闻办新闻发布会）。"
        "截至2021年11月18日，办理案件2100余件（中国网山东）。"
    )


def test_an_undated_source_says_so_and_no_date(editions):
    edition = editions["zh"]
    number = of_claim(edition.claims["duty_items_first_two"], edition)
    assert number.sentence == "前两批责任清单事项98项（济宁市报道(未注日期)）。"


def test_a_reported_number_is_said_with_place_date_and_source(small):
    # 10 + 20 posts in the two towns of A: 30, 15.0 a town
    edition = small()
    number = of_row(edition.definitions["C07"], worlds.A, edition)
    assert (
        number.sentence
        == "截至2021年12月16日，任城区下沉编制30名（15.0 名/镇街）（下沉编制表，各单位上报）。"
    )
    assert number.shown == "30名"
    assert number.value == 15


def test_nothing_is_said_of_demonstration_data(small):
    edition = small("demo")
    number = of_row(edition.definitions["C07"], worlds.CITY, edition)
    assert (number.clause, number.sentence) == ("", "")
    assert "示例" in number.mark
    assert sentence([number], edition.t) == ""


def test_nothing_is_said_where_nothing_was_sent(small):
    edition = small(enforcers=[])
    number = of_row(edition.definitions["C07"], worlds.B, edition)
    assert (number.shown, number.sentence, number.code) == ("无数据", "", "")
    assert pd.isna(number.value)


def test_an_embargo_is_said_with_the_number(small, preview):
    edition = preview(small())
    held = replace(edition, snapshots={edition.snapshot.as_of: edition.snapshot})
    number = of_row(held.definitions["C07"], worlds.CITY, held)
    assert "未公布" in number.mark
    assert "未公布" in number.sentence


def test_separators_go_in_chinese_only():
    assert press("3,291名，1,2", Translator("zh")) == "3291名，1,2"
    assert press("3,291 posts", Translator("en")) == "3,291 posts"
