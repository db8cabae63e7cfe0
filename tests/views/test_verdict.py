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
    lines = lines.assign(rank=[14, 12, 11, 1], n=14)
    said = conclusions.profile_conclusion(lines, known, "邹城市", None, ZH)
    assert said.startswith("邹城市：2项指标居后三位，其中")  # 14 and 12 of 14; 11 is not
    assert f"{known['E01'].name.zh}居末位；有考核标准的2项" in said
    assert "0" not in conclusions.profile_conclusion(lines, known, "Zoucheng", None, EN)
