import pandas as pd
import pytest

from dashboard.text.i18n import Translator
from dashboard.views import conclusions
from dashboard.views.verdict import tally, verdict

ZH, EN = Translator("zh"), Translator("en")


@pytest.mark.parametrize(
    ("indicator", "value", "band", "zh"),
    [
        ("E01", 1.0, "met", "达标"),
        ("E01", 0.97, "near", "未达标"),  # a rule is kept or it is not
        ("C05", 118 / 153, "near", "低于全市公布水平2.9个百分点"),  # 80 − 77.12
        ("C05", 0.854, "met", "高于全市公布水平5.4个百分点"),
        ("C05", 0.7996, "near", "低于全市公布水平不足0.1个百分点"),
        ("C05", 0.8, "met", "与全市公布水平持平"),
        ("C01", 0.5, "none", ""),
    ],
)
def test_only_a_rule_is_met(known, indicator, value, band, zh):
    assert verdict(value, band, known[indicator], ZH) == zh


def test_a_tally_names_nothing_that_counts_nothing(known):
    lines = pd.DataFrame(
        {"band": ["met", "met", "near", "none"]}, index=["E01", "E02", "C05", "C01"]
    )
    assert tally(lines, known, ZH) == "有考核标准的2项，达标2项；有全市公布水平的1项，1项低于"
    assert tally(lines.loc[["C01"]], known, ZH) == ""
    lines = lines.assign(status="value", rank=[14, 12, 11, 1], n=14, ties=1, best=9, worst=14)
    said = conclusions.profile_conclusion(lines, known, "邹城市", None, ZH)
    assert said.startswith("邹城市：2项指标居后三位，其中")  # 14 and 12 of 14; 11 is not
    assert f"{known['E01'].name.zh}第14/14（位次区间9–14）；有考核标准的2项" in said
    assert "0" not in conclusions.profile_conclusion(lines, known, "Zoucheng", None, EN)
    some = lines.assign(rank=[11, 12, 8, 1], n=[11, 14, 14, 14], best=[1, 9, 9, 1], worst=11)
    said = conclusions.profile_conclusion(some, known, "邹城市", None, ZH)
    assert said.startswith("邹城市：1项指标居后三位，另有1项位次在后三，但与其他单位差异不显著；")


def test_who_has_sent_nothing_is_not_said_to_be_held_to_nothing(known):
    lines = pd.DataFrame({"status": ["no_data", "not_in_force"]}, index=["E01", "C05"])
    for t, said in ((ZH, "本期没有报送数据"), (EN, "nothing was reported")):
        assert said in conclusions.profile_conclusion(lines, known, "任城区", None, t)
