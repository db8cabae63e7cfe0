"""Where and when a number is said to hold."""

from datetime import date

import pytest

from dashboard.press.context.periods import periods
from dashboard.press.context.timing import timed
from dashboard.press.context.validity import fits
from dashboard.press.drafts.text import Layout, plain

CLAIM = date(2021, 12, 16)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("全市下沉编制312名", "370800"),
        ("邹城市下沉编制312名", "370883"),
        ("任城下沉编制312名", "370811"),
        ("济宁高新区下沉编制312名", "370871"),
        ("微山县南阳镇下沉编制312名", "370826"),
        ("枣庄市下沉编制312名", None),
        ("青岛下沉编制312名", None),
        ("全省下沉编制312名", None),
        ("某县下沉编制312名", None),
        ("该县下沉编制312名", None),
        ("邹城市深化改革，下沉编制312名", "370883"),
        ("邹城市深化改革。下沉编制312名", "370883"),
        ("邹城市深化改革。\n全市下沉编制312名", "370800"),
        ("邹城市深化改革，全市下沉编制312名", "370883"),
        ("邹城市、曲阜市深化改革，全市下沉编制312名", "370800"),
        ("如泗水县设立中心。下沉编制312名", "370800"),
        ("与枣庄市相比，我市下沉编制312名", "370800"),
        ("学习浙江省经验，下沉编制312名", "370800"),
        ("济宁市在全省率先下沉编制312名", "370800"),
        ("各镇和县级部门下沉编制312名", "370800"),
        ("单县下沉编制312名", None),
        ("清单县级部门下沉编制312名", "370800"),
        ("《山东省乡镇人民政府工作条例》施行后，下沉编制312名", "370800"),
    ],
)
def test_places(found, text, unit):
    assert found(text)[-1].unit == unit


def test_a_town_is_known_by_its_code(found):
    (finding,) = found("大束镇新增编制312名")
    assert (finding.unit, finding.place.town[:6]) == ("370883", "370883")


def stated(text):
    flat = plain(text)
    return timed(flat, periods(flat), Layout(flat), len(flat) - 1)


@pytest.mark.parametrize(
    "text",
    [
        "共3291名",
        "目前共3291名",
        "近两年共3291名",
        "2020年以来共3291名",
        "到12月中旬，共3291名",
        "截至12月16日，共3291名",
        "截至2021年12月16日，共3291名",
        "2020年至2021年，共3291名",
        "改革以来共3291名",
        "2021年12月20日，市政府新闻办召开发布会，共3291名",
        "本报12月20日讯 共3291名",
        "“十四五”规划编制中，共3291名",
        "截至2021年底，共3291名",
        "至2021年年末，共3291名",
        "2021年12月31日，共3291名",
        "2021年12月16日发布会召开。截至当日，共3291名",
        "当年12月16日，共3291名",
        "两年来，共3291名",
        "本报12月17日称，共3291名",
    ],
)
def test_times_that_fit(text):
    assert fits(stated(text), CLAIM)


@pytest.mark.parametrize(
    "text",
    [
        "2019年，共3291名",
        "截至2021年9月30日，共3291名",
        "一季度共3291名",
        "上半年共3291名",
        "去年共3291名",
        "“十三五”期间，共3291名",
        "近三年共3291名",
        "2018年以来共3291名",
        "今年以来共3291名",
        "12月上旬，共3291名",
        "2021年9月30日，共3291名",
        "2019年，改革启动，共3291名",
    ],
)
def test_times_that_do_not(text):
    assert not fits(stated(text), CLAIM)


@pytest.mark.parametrize(
    ("text", "fixed", "held"),
    [  # None: not known, so neither confirmed nor called wrong
        ("2021年，共389人", "", True),
        ("2021年，共3291名", "flow", None),
        ("2021年以来，共389人", "", True),
        ("2021年以来，共3291名", "flow", False),
        ("2018年以来，共389人", "", False),
        ("今年，共389人", "", None),
        ("2021年12月20日讯 今年以来，共389人", "", True),
        ("2022年3月1日讯 去年底，共389人", "", True),
        ("2020年3月1日讯 去年底，共389人", "", False),
        ("截至2022年6月底，共389人", "", None),
        ("截至2024年7月，共132项", "issued", True),
        ("截至2020年12月31日，共132项", "issued", False),
        ("同期，共389人", "", None),
        ("2019年底，共21名；同期，共389人", "", False),
    ],
)
def test_a_later_or_unknown_time_is_not_another(text, fixed, held):
    assert fits(stated(text), CLAIM, fixed) is held


def test_a_rule_holds_from_its_first_year():
    assert fits(stated("从2020年度考核起，不低于30%"), CLAIM, "rule")
    assert not fits(stated("从2019年考核起，不低于30%"), CLAIM, "rule")


def test_a_source_without_a_day_fits_no_stated_day():
    assert fits(None, None)
    assert not fits(stated("截至2021年9月30日，共98项"), None)
