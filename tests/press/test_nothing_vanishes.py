"""No number vanishes: every run of digits or Chinese numerals is said, passed for a named reason,
or listed as unreadable; and separators, breaks, letters and vague words never make another number.
"""

import re

import pytest
from hypothesis import given, settings
from hypothesis.strategies import lists, sampled_from

from dashboard.press.check import examine
from dashboard.press.drafts.text import plain
from dashboard.press.numbers.exclusions import KINDS
from dashboard.press.numbers.numerals import CN

REASONS = {*KINDS, "durations", "word", "letters", "malformed"}
PIECES = [
    "3291",
    "2600",
    "3,291",
    "3，291",
    "０３２",
    "0.33万",
    "13万2",
    "三千三",
    "两三千",
    "一百五六十",
    "七八成",
    "半数",
    "过半",
    "1/3",
    "3:2:1",
    "-5%",
    "80%",
    "百分之六十",
    "210O",
    "329l",
    "二O二一年",
    "2021年12月16日",
    "第三批",
    "十几",
    "数十",
    "三三",
    "一〇八",
    "万万",
    "百",
    "亿",
    "9" * 30,
    "1.2.3",
    "12-15",
    "3至5",
    "5G",
    "A4",
    "COVID19",
    "名",
    "余名",
    "项",
    "件",
    "个镇街",
    "%",
    "以上",
    "近",
    "约",
    "不低于",
    "达",
    "下沉编制",
    "执法人员",
    "责任清单",
    "全市",
    "济宁市",
    "枣庄市",
    "，",
    "。",
    "、",
    "；",
    "\n",
    " ",
    "\u2009",
    "\u200b",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "(",
    ")",
    "一是",
    "十分",
    "万一",
    "一季度",
    "近两年",
    "电话0537-2967123",
    "〔2019〕4号",
    "1+3+N",
    "🙂",
    "\u0301",
]


def covered(text, edition):
    found, passed = examine(text, edition)
    inside = bytearray(len(text))
    for start, end in [
        *((f.number.start, f.number.end) for f in found),
        *((p.start, p.end) for p in passed),
    ]:
        inside[start:end] = b"\1" * (end - start)
    return found, passed, inside


@settings(deadline=None, max_examples=200)
@given(pieces=lists(sampled_from(PIECES), min_size=1, max_size=13))
def test_every_run_is_said_passed_or_listed(edition, pieces):
    text = "".join(pieces)
    found, passed, inside = covered(text, edition)
    for run in re.finditer(rf"[\d{CN}]+", plain(text)):
        assert all(inside[run.start() : run.end()]), (text, run[0])
    assert {p.reason for p in passed} <= REASONS
    assert all(text[f.number.numeral.start : f.number.numeral.end] == f.text for f in found)


SEPARATORS = [
    "\u2009",
    "\u00a0",
    "\u202f",
    "\u200a",
    "\u200b",
    "\u2060",
    ",",
    "，",
    " ",
    "’",
    "'",
    "·",
]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_separator_makes_one_number_or_none(found, separator):
    (finding,) = found(f"全市向镇街下沉编制3{separator}291名。")
    assert (finding.number.value, finding.verdict.kind) == (3291, "match")


@pytest.mark.parametrize("sign", ["%", "％", "﹪", " %", "\u00a0%", "\u2009%"])
def test_every_sign_of_per_cent(found, sign):
    (finding,) = found(f"全市干部配备率80{sign}以上。")
    assert finding.verdict.kind == "match"


BROKEN = [
    ("全市干部配备率80%以上，", "match"),
    ("全市下沉执法人员2600余名，", "match"),
    ("全市向镇街下沉编制3291名，", "match"),
    ("全市属地管理责任清单132项，", "match"),
    ("全市办理执法案件近2100件，", "conflict"),
    ("全市下沉执法人员不足2600名，", "qualifier"),
]


@pytest.mark.parametrize(("sentence", "verdict"), BROKEN)
def test_a_line_broken_anywhere_inside_a_sentence(found, sentence, verdict):
    """Copies from PDF: one number with its verdict, or none that is judged; never two."""
    for at in range(3, len(sentence) - 1):
        text = f"改革以来，{sentence[:at]}\n{sentence[at:]}基层力量更加充实。"
        judged = [f.verdict.kind for f in found(text) if f.verdict.kind != "unknown"]
        assert judged in ([verdict], []), text
        assert len(found(text)) <= 1, text


def test_most_broken_lines_are_read(found):
    texts = [
        f"改革以来，{s[:at]}\n{s[at:]}基层力量更加充实。"
        for s, _ in BROKEN
        for at in range(3, len(s) - 1)
    ]
    held = [bool([f for f in found(text) if f.verdict.kind != "unknown"]) for text in texts]
    assert sum(held) >= 0.9 * len(held)


LETTERS = [("0", "O"), ("0", "o"), ("1", "l"), ("1", "I"), ("0", "О"), ("0", "〇")]


@pytest.mark.parametrize(("digit", "letter"), LETTERS)
def test_a_letter_among_digits_is_never_another_number(edition, digit, letter):
    for sentence in (
        "办理执法案件2100余件",
        "下沉执法人员2600余名",
        "向镇街下沉编制3291名",
        "清单事项201项",
        "干部配备率80%以上",
    ):
        for at in [m.start() for m in re.finditer(digit, sentence)]:
            text = f"全市{sentence[:at]}{letter}{sentence[at + 1 :]}。"
            found, passed = examine(text, edition)
            assert [f.verdict.kind for f in found if f.verdict.kind != "unknown"] == [], text
            assert [p.reason for p in passed if p.unread] == ["letters"], text


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("两三千名", 2000, 3000),
        ("一百五六十个", 150, 160),
        ("三千三", 3300, 3300),
        ("三千三名", 3300, 3300),
        ("13万2件", 132_000, 132_000),
        ("五六百名", 500, 600),
        ("一万二", 12_000, 12_000),
        ("十七八个", 17, 18),
        ("两千五", 2500, 2500),
        ("七八成", 0.7, 0.8),
        ("三成五", 0.35, 0.35),
        ("近1/3", 1 / 6, 1 / 3),
        ("一半", 0.5, 0.5),
        ("3千2百90名", 3290, 3290),
        ("1万3500件", 13_500, 13_500),
        ("六七成群众", 0.6, 0.7),
        ("负3291名", -3291, -3291),
    ],
)
def test_vague_and_spoken_numerals_are_read_whole(found, written, low, high):
    (finding,) = found(f"全市下沉编制{written}。")
    assert finding.number.high == pytest.approx(high)
    assert finding.number.low == pytest.approx(low) or written == "近1/3"
    assert finding.verdict.kind != "match"


def test_half_or_more(found):
    (finding,) = found("全市半数以上镇街设立特色机构。")
    assert (finding.number.low, finding.number.high) == (0.5, 1)


@pytest.mark.parametrize("written", ["3Z91", "32S1", "廿一", "卅", "百八十"])
def test_what_counts_and_cannot_be_read_is_listed(edition, written):
    found, passed = examine(f"全市向镇街下沉编制{written}名。", edition)
    assert found == []
    assert [p.reason for p in passed if p.unread], written


@pytest.mark.parametrize("written", ["减负132项", "肩负3291名"])
def test_what_ends_with_the_sign_is_no_sign(found, written):
    assert [f.number.value > 0 for f in found(f"济宁市镇街{written}。")] == [True]
