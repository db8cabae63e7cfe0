"""Answers: what may be said, and what may not."""

from dashboard.briefing.answers import answers
from tests import worlds


def test_of_demonstration_data_only_what_is_public_has_cards(editions):
    held = answers(editions["zh"])
    public = {f"register:{unit}" for unit in editions["zh"].names}
    assert set(held["cards"]) == {f"claim:{claim}" for claim in editions["zh"].claims} | public
    assert {card["mark"] for card in held["cards"].values()} == {"公布", "公开名录"}


def test_a_published_figure_says_its_sentence_and_the_other_source(editions):
    held = answers(editions["zh"])["cards"]
    later, earlier = held["claim:enforcement_cases"], held["claim:enforcement_cases_nov"]
    assert (later["figure"], earlier["figure"]) == ("近2100件", "2100余件")
    assert "中国网山东" in later["other"]
    assert "新闻发布会" in earlier["other"]
    assert (
        later["sentence"] == "截至2021年12月16日，办理案件近2100件（济宁市政府新闻办新闻发布会）。"
    )


def test_a_reported_number_has_figure_floor_source_and_sentence(small):
    held = answers(small())["cards"]
    one = held[f"indicator:C07@{worlds.A}"]
    assert (one["figure"], one["mark"]) == ("30名", "上报")
    assert one["sentence"].startswith("截至2021年12月16日，任城区下沉编制30名（15.0 名/镇街）")
    assert one["floor"] == "公布：平均21名"
    assert {key for key in held if "C07" in key} == {
        *(f"indicator:C07@{place}" for place in (worlds.CITY, worlds.A, worlds.B)),
        "lowest:C07",
        "highest:C07",
    }


def test_the_lowest_unit_is_said_with_how_many_were_compared(small):
    held = answers(small())["cards"]
    assert held["lowest:C07"]["sentence"] == (
        "截至2021年12月16日，下沉编制最少的是兖州区，6名，"
        "共比较2个县（市、区）和功能区（下沉编制表，各单位上报）。"
    )
    assert "任城区" in held["highest:C07"]["sentence"]


def test_pinyin_initials_and_press_words_are_keys(editions):
    held = answers(editions["zh"])["vocabulary"]
    wenshang = next(p for p in held["places"] if p["id"] == "370830")
    assert {"汶上县", "汶上", "wsx", "wenshangxian", "Wenshang"} <= set(wenshang["keys"])
    officers = next(s for s in held["subjects"] if s["id"] == "C10")
    assert {"执法人员", "zfry", "enforcement officers"} <= set(officers["keys"])


def test_every_indicator_and_every_figure_is_a_subject(editions, known):
    held = answers(editions["zh"])["vocabulary"]
    assert set(known) <= {s["id"] for s in held["subjects"]}
    assert {s["claim"] for s in held["subjects"]} - {""} == set(editions["zh"].claims)
    assert len(held["places"]) == 15 + 156
