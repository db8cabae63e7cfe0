"""A right sentence made wrong in one respect never reads `match` or `rounded` there."""

import re

import pytest

from dashboard.press.comparison import GOOD
from tests.press.labels import FILE, sentences

RIGHT = [
    s
    for file in ("labelled.tsv", "harder.tsv")
    for s in sentences(FILE.with_name(file))
    if s.labels and any(label.verdict in GOOD for label in s.labels)
]


def opened(words):
    """Put words before the whole sentence."""
    return lambda s: (words + s.text, len(words))


PLACES = [
    opened(f"{place}{words}")
    for words in ("", "介绍，", "坚持改革创新，")
    for place in ("邹城市", "枣庄市", "全省", "曲阜市鲁城街道", "滕州市")
]
TIMES = [
    opened(words)
    for words in ("2019年，", "“十三五”期间，", "截至2021年9月30日，", "去年，", "前三季度，")
]
PLANS = [opened(words) for words in ("下一步，", "到2025年，", "今后三年，")]
OWN = re.compile(r"全市|济宁|我市|全县")
DATED = re.compile(r"20\d\d|近两年|目前|月|以来|两年|[现今]")


def good_at(found, text):
    return {f.number.numeral.start: f for f in found(text) if f.verdict.kind in GOOD}


@pytest.mark.parametrize("change", PLACES)
def test_of_another_place(found, change):
    wrong = [
        (text, f.text)
        for s in RIGHT
        if not OWN.search(s.text)
        for text, _ in [change(s)]
        for f in good_at(found, text).values()
    ]
    assert wrong == []


@pytest.mark.parametrize("change", TIMES)
def test_of_another_time(found, change):
    wrong = []
    for s in RIGHT:
        first = re.split(r"[。！？；]", s.text)[0]
        if DATED.search(s.text):
            continue
        text, moved = change(s)
        wrong += [
            (text, f.text)
            for at, f in good_at(found, text).items()
            if at < moved + len(first) and f.quantity.fixed != "register"
        ]
    assert wrong == []


@pytest.mark.parametrize("change", PLANS)
def test_not_yet(found, change):
    wrong = []
    for s in RIGHT:
        text, moved = change(s)
        first = len(re.split(r"[。！？]", s.text)[0])
        wrong += [(text, f.text) for at, f in good_at(found, text).items() if at < moved + first]
    assert wrong == []


def test_other_digits(found):
    """Each Arabic numeral with one of its digits raised by one."""
    wrong = []
    for s in RIGHT:
        for label in s.labels:
            if label.verdict not in GOOD or not label.text.isdecimal() or not label.text.isascii():
                continue
            end = label.start + len(label.text)
            for at in range(len(label.text)):
                digits = list(label.text)
                digits[at] = str((int(digits[at]) + 1) % 10)
                if digits[0] == "0":
                    continue
                text = s.text[: label.start] + "".join(digits) + s.text[end:]
                wrong += [
                    (text, f.text)
                    for start, f in good_at(found, text).items()
                    if start == label.start
                    and not f.number.low <= float(label.text) <= f.number.high
                ]
    assert wrong == []


POSTS, FLOORS = ("posts_sunk", "posts_per_town"), ("dept_floor", "agency_floor")
LISTS = ("duty_items", "duty_batches")
THINGS = {  # a word, what it is replaced by, and the figures that are then others
    "编制": ("党员志愿者 资金 教师 干部 岗位 人才 事项", POSTS),
    "下沉编制": ("下沉教育编制 上收编制 借调编制 核减编制 招聘编制", ("posts_sunk",)),
    "执法人员": ("网格员 医务人员 协管员 执法车辆 交通执法人员", ("enforcers",)),
    "镇街": ("村居 社区 县直部门 园区 学校", (*POSTS, "enforcers", "towns", "powers")),
    "镇街评价": ("群众评价 社区评价 企业评议 县直部门评价 村居评价", FLOORS),
    "部门": ("群众 乡镇 村 市直部门", ("dept_floor",)),
    "派驻机构": ("企业 学校 市直机关", ("agency_floor",)),
    "考核": ("经费 预算", FLOORS),
    "权重": ("经费 资金", FLOORS),
    "身份": ("年龄 学历", ("cross_identity_heads",)),
    "配备率": ("满意率 使用率", ("posting_rate",)),
    "干部": ("装备 教师", ("posting_rate",)),
    "责任清单": ("负面清单 问题清单 权责清单", LISTS),
    "公布": ("废止", LISTS),
    "权力": ("补贴 任务", ("powers",)),
    "赋予": ("收回", ("powers",)),
    "领域": ("部门 乡镇", ("duty_fields",)),
    "每个镇街": ("每个县 每个村", ("posts_per_town",)),
}


@pytest.mark.parametrize(
    ("was", "now", "figures"),
    [(was, now, figures) for was, (words, figures) in THINGS.items() for now in words.split()],
)
def test_of_another_thing(found, was, now, figures):
    wrong = []
    for s in RIGHT:
        for piece in re.split(r"(?<=[。！？])", s.text):
            text = piece.replace(was, now)
            if text != piece:
                wrong += [
                    (text, f.text)
                    for f in good_at(found, text).values()
                    if f.quantity.id in figures and was in around(piece, f)
                ]
    assert wrong == []


def around(text, finding):
    """The clause of a number, as it was."""
    return max(re.split(r"[，；]", text), key=lambda clause: finding.text in clause)
