"""Counts, shares, extremes, ranks and changes that reported data answer: offered, picked, held."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.contracts import Label
from dashboard.indicators.keyed import Values
from dashboard.press.check import check
from dashboard.press.report import groups
from dashboard.press.report.words import checked
from tests.editions import snapshot

NOW, BEFORE, YEAR_END = date(2021, 12, 16), date(2021, 9, 30), date(2020, 12, 31)
UNITS = {"370800": "济宁市", "370883": "邹城市", "370881": "曲阜市", "370811": "任城区"}
NUMBERS = {  # of C05 and C07: numerator, value; worked out by hand below
    NOW: {"370883": (90, 0.90, 40), "370881": (70, 0.70, 30), "370811": (80, 0.80, 50)},
    BEFORE: {"370883": (85, 0.85, 30), "370881": (72, 0.72, 30), "370811": (75, 0.75, 35)},
    YEAR_END: {"370883": (60, 0.60, 10), "370881": (60, 0.60, 20), "370811": (60, 0.60, 30)},
}
CITY = {NOW: (240, 0.80, 120), BEFORE: (232, 0.7733, 95), YEAR_END: (180, 0.60, 60)}


def values(day, provenance):
    rows = []
    for unit, (heads, rate, posts) in {"370800": CITY[day], **NUMBERS[day]}.items():
        level = "city" if unit == "370800" else "unit"
        rows.append(("C05", level, unit, float(heads), 100.0, rate))
        towns = 10.0 if level == "unit" else 30.0
        rows.append(("C07", level, unit, float(posts), towns, posts / towns))
    columns = ["indicator", "level", "unit", "numerator", "denominator", "value"]
    frame = pd.DataFrame(rows, columns=columns)
    return Values(
        frame.assign(town=None, part=None, status="value", aggregated=False, provenance=provenance)
    )


def held(edition, provenance="reported"):
    """Three units at three dates."""
    days = {day: snapshot(day, provenance) for day in NUMBERS}
    labels = {unit: Label(zh=name, en=name) for unit, name in UNITS.items()}
    return replace(
        edition,
        snapshot=days[NOW],
        snapshots=days,
        periods={day: values(day, provenance) for day in NUMBERS},
        labels=labels,
    )


CASES = [  # a true number, a wrong one; the kind of the question
    ("3个单位中{}个干部配备率高于全市平均水平。", "1", "2", "units"),
    ("3个县（市、区）中{}个县（市、区）干部配备率达到80%以上。", "2", "3", "units"),
    ("干部配备率比上期提高的单位有{}个，占三分之二。", "2", "3", "units"),
    ("干部配备率在80%以上的单位占{}。", "66.7%", "76.7%", "units_share"),
    ("邹城市干部配备率居{}。", "首位", "第2位", "rank"),
    ("曲阜市干部配备率列全市{}。", "末位", "倒数第二", "rank_last"),
    ("任城区下沉编制居全市{}。", "第1位", "第3位", "rank"),
    ("全市下沉编制比9月底增加{}名。", "25", "24", "change"),
    ("全市下沉编制比去年底增长{}。", "100%", "90%", "growth"),
    ("邹城市干部配备率比9月底提高{}个百分点。", "5", "6", "change"),
    ("曲阜市干部配备率比9月底下降{}个百分点。", "2", "3", "change"),
    ("各县（市、区）干部配备率最高的达{}。", "90%", "95%", "most"),
    ("各县（市、区）干部配备率最低的为{}。", "70%", "75%", "least"),
    ("邹城市下沉编制占全市的{}。", "33.3%", "43.3%", "share"),
    ("邹城市下沉编制40名，占全市的{}。", "33.3%", "43.3%", "share"),
    ("3个单位中{}个下沉编制高于全市平均。", "1", "2", "units"),
]


def picked(edition, text, numeral):
    """The finding of a numeral, and its verdict for each computation that a reader may pick."""
    finding = next(f for f in check(text, edition) if f.text == numeral)
    start = finding.number.numeral.start
    picks = {}
    for one in finding.verdict.computed:
        again = next(f for f in check(text, edition, {start: one.id}) if f.text == numeral)
        picks[one.question.kind] = picks.get(one.question.kind, again.verdict.kind)
    return finding, picks


@pytest.mark.parametrize(("text", "right", "wrong", "kind"), CASES)
def test_the_reader_picks_what_is_computed(edition, text, right, wrong, kind):
    whole = held(edition)
    finding, picks = picked(whole, text.format(right), right)
    assert (finding.verdict.kind, groups.group(finding)) == ("unknown", "open")
    assert finding.verdict.computed[0].question.kind == kind
    assert picks[kind] in ("match", "rounded")
    finding, picks = picked(whole, text.format(wrong), wrong)
    assert finding.verdict.kind == "unknown"
    assert picks[kind] == "mismatch"


@pytest.mark.parametrize(("text", "right", "_wrong", "kind"), CASES)
def test_demonstration_data_answer_nothing(edition, text, right, _wrong, kind):
    for whole in (held(edition, "demo"), edition):
        finding, picks = picked(whole, text.format(right), right)
        assert finding.verdict.reason == "no_reported"
        assert {one.value for one in finding.verdict.computed} == {None}
        assert set(picks.values()) <= {"unknown"}
        made = checked(text.format(right), whole)
        assert "没有上报数据" in made.reason(finding)


def test_the_check_says_what_it_computed_and_from_which_records(edition):
    text = "3个单位中1个干部配备率高于全市平均水平。"
    whole = held(edition)
    finding = check(text, whole)[1]
    made = checked(text, whole, {finding.number.numeral.start: finding.verdict.computed[0].id})
    reason = made.reason(made.findings[1])
    for said in ("干部配备率", "高于全市", "1个", "邹城市", "2021-12-16", "C05"):
        assert said in reason, reason


@pytest.mark.parametrize(
    "text",
    [
        "济宁港吞吐量居全省首位。",  # no indicator of ours
        "枣庄市干部配备率居首位。",  # another place
        "济宁市干部配备率居全省第一。",  # the city has no rank among its units
        "全市公园比9月底增加324处。",
        "14个项目中9个已开工。",
    ],
)
def test_what_is_not_of_our_units_asks_nothing(edition, text):
    assert [f for f in check(text, held(edition)) if f.verdict.computed] == []


def test_a_period_there_is_none_of_is_not_replaced_by_another(edition):
    (finding,) = check("全市下沉编制比3月底增加25名。", held(edition))
    assert finding.verdict.computed == ()
