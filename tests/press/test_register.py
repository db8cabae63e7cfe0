"""Counts of the towns of one unit, held to the register of divisions.

By hand, of ``data/boundaries/jining_towns.csv``: 邹城市 13 镇 + 3 街道 = 16; 任城区 20 within its
borders, of which it runs 15 (高新区 runs 3 of them, 太白湖新区 2); 高新区 runs 5 in all.
"""

import pytest

HAS = [
    "{0}下辖{1}个镇街。",
    "{0}共有{1}个乡镇（街道）。",
    "{0}辖镇街{1}个。",
    "目前，{0}辖{1}个镇街，人口百万。",
]
COUNTS = [("邹城市", 16, 17), ("任城区", 20, 22), ("任城区", 15, 14), ("高新区", 5, 6)]


@pytest.mark.parametrize("words", HAS)
@pytest.mark.parametrize(("unit", "right", "wrong"), COUNTS)
def test_the_towns_of_a_unit_are_as_in_the_register(found, words, unit, right, wrong):
    for digits, verdict in ((right, "match"), (wrong, "mismatch")):
        text = f"济宁市编办消息。{words.format(unit, digits)}"
        assert [f.verdict.kind for f in found(text)] == [verdict], text


def test_by_kind(found):
    verdicts = [f.verdict.kind for f in found("邹城市辖13个镇、4个街道。")]
    assert verdicts == ["match", "mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        "邹城市共有9个镇街开展试点。",
        "邹城市共有9个镇街获评先进。",
        "邹城市下辖17个镇街，其中试点3个镇。",
        "2010年，邹城市下辖17个镇街。",
        "滕州市下辖17个镇街。",
        "邹城市原辖17个镇街。",
        "邹城市风光秀丽。下辖17个镇街。",
        "邹城市9个镇街实行镇管镇用。",
        "邹城市辖17个镇街便民服务中心。",
        "邹城市辖近17个镇街。",
    ],
)
def test_some_of_them_or_of_another_time_or_place_are_neither(found, text):
    assert {f.verdict.kind for f in found(text)} <= {"unknown"}, text
