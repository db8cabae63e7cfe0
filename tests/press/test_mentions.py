"""Qualifiers become intervals; what claims nothing is left out."""

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers

from dashboard.press.numbers.mentions import scan


def mentions(text):
    return scan(text)[0]


def one(text):
    (mention,) = mentions(text)
    return mention


def said(text):
    mention = one(text)
    return mention.low, mention.low_open, mention.high, mention.high_open


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2600余名", (2600, False, 2700, True)),  # the last digit that is not zero: hundreds
        ("2600多人", (2600, False, 2700, True)),
        ("2600人以上", (2600, False, inf, True)),
        ("不少于2600名", (2600, False, inf, True)),
        ("超过2600名", (2600, True, inf, True)),
        ("近2100件", (2050, False, 2100, True)),  # half a unit below
        ("约2600名", (2550, False, 2650, False)),
        ("2600名左右", (2550, False, 2650, False)),
        ("不足2600名", (-inf, True, 2600, True)),
        ("2600名以内", (-inf, True, 2600, False)),
        ("不超过2600名", (-inf, True, 2600, False)),
        ("达3291名", (3291, False, 3291, False)),
        ("平均每个镇街21名", (20.5, False, 21.5, True)),
        ("80%以上", (0.8, False, 1, False)),  # shares end at 1
        ("超过80%", (0.8, True, 1, False)),
        ("近80%", (0.75, False, 0.8, True)),  # 80 % is round in ten points
        ("十几个", (10, True, 20, True)),
        ("提高3.2个百分点", (0.032, False, 0.032, False)),
        ("三千余名", (3000, False, 4000, True)),
        ("2600余万名", (26_000_000, False, 27_000_000, True)),
        ("1.2万多名", (12000, False, 13000, True)),
        ("上千名", (1000, False, inf, True)),
    ],
)
def test_intervals(text, expected):
    assert said(text) == pytest.approx(expected)


def test_one_qualifier_for_a_list():
    first, second = mentions("权重分别不低于30%和60%")
    assert (first.qualifier, second.qualifier) == ("以上", "以上")
    first, second = mentions("权重分别达到30%、60%以上")
    assert (first.low, first.high, second.low) == (0.3, 1, 0.6)


def test_punctuation_of_either_width():
    assert (
        [p.value for p in mentions("下沉编制3291名，平均21名；")]
        == [p.value for p in mentions("下沉编制3291名,平均21名;")]
        == [3291, 21]
    )


def test_the_mention_runs_from_qualifier_to_measure_word():
    text = "共下沉近2,100余件。"
    mention = one(text)
    assert text[mention.start : mention.end] == "近2,100余件"
    assert text[mention.numeral.start : mention.numeral.end] == "2,100"
    assert mention.qualifier == "contradictory"


def inside(inner, outer):
    return outer[0] <= inner[0] and inner[2] <= outer[2]


@settings(deadline=None, max_examples=60)
@given(n=integers(1, 10**6 - 1))
def test_intervals_nest_as_the_words_do(n):
    exact, more, least, over, about = (
        said(f"{words}名") for words in (f"{n}", f"{n}余", f"不少于{n}", f"超过{n}", f"约{n}")
    )
    assert inside(exact, more) and inside(more, least) and inside(over, least)
    assert inside(exact, about) and inside(said(f"近{n}名"), about)
    under, most = said(f"不足{n}名"), said(f"{n}名以内")
    assert inside(under, most) and inside(exact, most) and inside(said(f"近{n}名"), under)


@pytest.mark.parametrize(
    "text",
    [
        "12月16日上午9时30分召开第45场发布会",
        "截至2021年底",
        "自2020年1月1日起",
        "“十四五”规划",
        "十四五期间",
        "第三批清单",
        "第一、二批",
        "前两批",
        "三是减负",
        "（二）主要做法",
        "一、总体情况",
        "3个工作日内办结",
        "近两年来",
        "热线12345",
        "0537-2967123",
        "鲁编办发〔2019〕4号",
        "建立30/60机制",
        "推行“1+3+N”模式",
        "三篇文章",
        "一票否决",
        "最后一公里",
        "上面千条线、下面一根针",
        "0条评论",
        "阅读：1024",
        "市县两级",
        "5G网络",
        "www.jining.gov.cn/2021/1",
        "2020—2021年",
        "二〇二一年十二月",
        "一季度",
        "一个镇街一个样",
        "百姓满意",
        "十分重要",
        "三个方面",
    ],
)
def test_what_claims_nothing(text):
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("五项权力", 5),
        ("三批次", 3),
        ("“五项权力”清单", 5),
        ("增加一倍", 1),
        ("办理时间缩短3天", 3),
    ],
)
def test_what_claims_something(text, value):
    assert one(text).value == value
