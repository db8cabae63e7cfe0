"""Spoken questions, as the scripts of the page understand them."""

import pytest

from dashboard.briefing.answers import answers
from dashboard.indicators import CITY
from tests.briefing.asked import FILE, ask, labelled, mark

FORMS = (
    "{place}{subject}是多少",
    "{place}的{subject}有多少呢？",
    "请问{subject}，{place}到底是多少啊",
    "{place} {subject}",
    "我想问一下{place}目前{subject}情况",
    "{subject}{place}达到多少了",
)
NARROWER = (
    "再",
    "党员",
    "大学生",
    "罚款",
    "离职",
    "2025年",
    "第三季度",
    "枣庄市",
    "女干部",
    "预算",
    "没",
)


@pytest.fixture(scope="module")
def held(editions):
    return answers(editions["zh"])


def test_labelled_questions_are_answered_and_no_number_is_wrong(held):
    lines = labelled(FILE)
    counts, faults = mark(held, lines)
    assert counts["wrong"] == 0, faults
    assert counts["right"] >= 0.95 * len(lines), faults


def test_every_figure_and_indicator_is_found_at_every_place_in_six_forms(held):
    units = {p["name"]: p["id"] for p in held["vocabulary"]["places"] if not p["parent"]}
    questions, wanted = [], []
    subjects = [s for s in held["vocabulary"]["subjects"] if s["id"] != "register"]
    named = [s for s in subjects if s["name"] in s["keys"]]
    assert len(named) == len(subjects) - 1  # two sources of one figure
    for subject in named:
        whole = subject["indicator"] == subject["id"]
        for name, place in units.items() if whole else [("全市", CITY)]:
            city = place == CITY and subject["claim"]
            key = f"claim:{subject['claim']}" if city else f"indicator:{subject['id']}@{place}"
            for form in FORMS:
                questions.append((form.format(place=name, subject=subject["name"]), False))
                wanted.append(key)
    found = ask(held, questions)
    assert [
        (text, one["keys"], key)
        for (text, _), one, key in zip(questions, found, wanted, strict=True)
        if key not in one["keys"]
    ] == []


def test_a_word_that_narrows_the_question_finds_nothing(held):
    questions = [
        (form.format(word=word, subject=subject["name"]), False)
        for subject in held["vocabulary"]["subjects"]
        for word in NARROWER
        for form in ("{word}{subject}是多少", "{subject}里{word}有多少")
    ]
    found = ask(held, questions)
    assert [text for (text, _), one in zip(questions, found, strict=True) if one["keys"]] == []


def test_what_is_still_to_come_is_another_question(held):
    names = [s["name"] for s in held["vocabulary"]["subjects"] if "还没" not in "".join(s["also"])]
    asked = [(f"{word}{name}多少", False) for name in names for word in ("还有", "还要", "又")]
    found = ask(held, asked)
    assert len(asked) > 100
    assert [text for (text, _), one in zip(asked, found, strict=True) if one["keys"]] == []


def test_a_change_is_asked_in_any_of_the_words_it_is_made_of(held):
    shares = [s for s in held["vocabulary"]["subjects"] if s["share"] and s["id"] == s["indicator"]]
    forms = {
        "跟上一期相比，任城区{}变了多少": "change",
        "任城区的{}与上期比升了还是降了": "change",
        "相比上季度任城区{}提高了还是下降了": "change",
        "任城区{}和上年同期相比变化多少": "year",
        "比较去年，任城区{}下降还是上升": "year",
    }
    asked = [
        (f.format(s["name"]), f"{key}:{s['id']}@370811") for s in shares for f, key in forms.items()
    ]
    found = ask(held, [(text, False) for text, _ in asked])
    missed = [
        (q, one["keys"]) for (q, key), one in zip(asked, found, strict=True) if one["keys"] != [key]
    ]
    assert len(asked) > 100 and missed == []


def test_what_follows_an_unknown_question_takes_no_place(held):
    names = [s["name"] for s in held["vocabulary"]["subjects"] if s["id"] == s["indicator"]]
    asked = []
    for name in names:
        for form in ("那{}呢？", "那{}是多少", "{}呢", "and {}"):
            asked += [("青岛的响应率多少", False), (form.format(name), True)]
    found = ask(held, asked)[1::2]
    assert len(found) > 100 and [one["keys"] for one in found if one["keys"]] == []
    _, one = ask(held, [("青岛的响应率多少", False), ("那汶上县满意率呢", True)])
    assert one["keys"] == ["indicator:B14@370830"]


ASIDES = ("镇街有没有叫苦，", "大家是不是都满意啊，", "这事难不难，", "压力大吗？")
BESIDE = (
    "女干部的，",
    "党员呢，",
    "2020年是不是少一些，",
    "除了任城区，",
    "大学生，",
    "三季度好不好，",
    "不算借调的，",
    "新来的干部，",
    "枣庄市是不是也有，",
)


def test_a_clause_is_passed_over_only_where_it_narrows_nothing(held):
    names = [s["name"] for s in held["vocabulary"]["subjects"] if s["name"] in s["keys"]]
    plain = ask(held, [(f"{name}是多少", False) for name in names])
    for aside in ASIDES:
        found = ask(held, [(f"{aside}{name}是多少", False) for name in names])
        assert [one["keys"] for one in found] == [one["keys"] for one in plain], aside
    asked = [(f"{clause}{name}是多少", False) for clause in BESIDE for name in names]
    found = ask(held, asked)
    assert [text for (text, _), one in zip(asked, found, strict=True) if one["keys"]] == []


def test_a_kind_of_town_is_answered_by_the_register_and_never_by_the_156_of_all(held):
    kinds = ("街道", "镇", "乡", "乡镇", "subdistricts")
    forms = ("{}有几个", "全市多少个{}", "{}数量是多少", "一共几个{}", "how many {} are there")
    asked = [(form.format(kind), False) for kind in kinds for form in forms]
    found = ask(held, asked)
    assert {tuple(one["keys"]) for one in found} <= {(), ("register:370800",)}, found
    assert sum(bool(one["keys"]) for one in found) >= 20


def test_every_place_is_asked_for_its_towns_in_seven_forms(held):
    """A town has none; 任城 runs 15 of the 20 that are its own by law (`SOURCES.md`)."""
    forms = ("{}有几个街道", "{}下辖多少个镇街", "{}有几个镇、几个街道", "{}的镇有多少个")
    forms += ("{}多少乡镇", "how many towns are in {}", "在{}，街道有几个呢")
    units = {p["name"]: p["id"] for p in held["vocabulary"]["places"] if not p["parent"]}
    units.pop("济宁市")
    asked = [
        (form.format(name), f"register:{place}") for form in forms for name, place in units.items()
    ]
    found = ask(held, [(text, False) for text, _ in asked])
    wrong = [
        (q, one["keys"]) for (q, key), one in zip(asked, found, strict=True) if one["keys"] != [key]
    ]
    assert wrong == []
    said = held["cards"]["register:370811"]["sentence"]
    assert "镇街15个，其中街道13个、镇2个" in said and "另有5个（街道4个、镇1个），合计20个" in said
    (town,) = ask(held, [("唐口街道有几个镇", False)])
    assert not town["sentence"]


def test_what_is_said_is_the_sentence_of_the_card(held):
    (one,) = ask(held, [("下沉了多少执法人员", False)])
    assert one["sentence"] == held["cards"]["claim:enforcers"]["sentence"]


def test_every_chip_has_an_answer(held):
    found = ask(held, [(chip, False) for chip in held["chips"]])
    assert all(one["sentence"] for one in found)


def test_a_day_asks_for_the_published_figure_alone(held):
    asked = ("2021年12月16日下沉了多少编制", "2021年12月16日邹城市下沉了多少编制")
    assert [one["keys"] for one in ask(held, [(text, False) for text in asked])] == [
        ["claim:posts_sunk"],
        [],
    ]


def test_counted_towns_are_no_count_of_officers(held):
    (one,) = ask(held, [("多少个镇街配备了执法人员", False)])
    assert one["keys"] == []


def test_another_quantity_with_our_words_is_not_answered(held):
    """A figure of the whole is none of each town, of the city's or the counties' own part; how many
    reach a share is not the share.
    """
    claims = [s for s in held["vocabulary"]["subjects"] if s["claim"] and s["name"] in s["keys"]]
    forms = ["每个镇街{}是多少", "各镇街{}是多少", "市级{}多少", "{}不到一半的有多少"]
    shares = [s["values"][0] for s in claims if s["values"] and s["values"][0].endswith("%")]
    questions = [(form.format(s["name"]), False) for s in claims for form in forms]
    questions += [
        (form.format(s["name"], value), False)
        for s in claims
        for value in shares
        for form in ("{}在{}以上的有几个", "多少镇街{}达到{}", "{}{}的有多少个")
    ]
    assert len(shares) >= 3 and len(questions) > 100
    answered = {
        (text, key)
        for (text, _), one in zip(questions, ask(held, questions), strict=True)
        for key in one["keys"]
    }
    assert {key for _, key in answered} <= {"claim:posts_per_town", "claim:towns"}, answered


def test_what_is_not_understood_offers_what_comes_near_and_no_number(held):
    near = {
        "下沉了多少人": {"C07", "C10"},
        "权重是多少": {"dept_floor", "agency_floor"},
        "县属镇管镇用的执法力量，规模多大": {"C10"},
        "济宁GDP多少": set(),
        "今年招商引资多少亿": set(),
    }
    for (text, wanted), one in zip(
        near.items(), ask(held, [(q, False) for q in near]), strict=True
    ):
        assert one["keys"] == [] and one["sentence"] == "", text
        assert wanted <= set(one["near"]) and bool(wanted) == bool(one["near"]), (text, one)
