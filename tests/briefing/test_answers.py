"""Cards: what may be said, and what may not."""

from dashboard.briefing.answers import cards
from tests import worlds


def card(held, subject, place):
    return [c for c in held["cards"] if (c["subject"], c["place"]) == (subject, place)]


def test_of_demonstration_data_only_published_figures_have_cards(editions, known):
    held = cards(editions["zh"])
    assert {c["place"] for c in held["cards"]} == {"370800"}
    assert {c["mark"] for c in held["cards"]} == {"公布"}
    assert len(held["cards"]) == len(editions["zh"].claims)
    assert card(held, "B11", "370800") == []  # 暂无公布数
    of_their_own = [c for c in editions["zh"].claims.values() if not c.indicator]
    assert len(held["subjects"]) == len(known) + len(of_their_own)
    assert len(held["places"]) == 15


def test_a_published_figure_says_its_sentence_and_the_other_source(editions):
    both = card(cards(editions["zh"]), "C11", "370800")
    assert [c["figure"] for c in both] == ["近2100件", "2100余件"]
    assert "中国网山东" in both[0]["other"]
    assert "新闻发布会" in both[1]["other"]
    assert (
        both[0]["sentence"]
        == "截至2021年12月16日，办理案件近2100件（济宁市政府新闻办新闻发布会）。"
    )


def test_a_reported_number_has_figure_floor_source_and_sentence(small):
    held = cards(small())
    (one,) = card(held, "C07", worlds.A)
    assert (one["figure"], one["mark"]) == ("30名", "上报")
    assert one["sentence"].startswith("截至2021年12月16日，任城区下沉编制30名（15.0 名/镇街）")
    assert one["floor"] == "公布：平均21名"
    assert len(card(held, "C07", worlds.CITY)) == 3  # 3291, 21 on average, and what was sent


def test_pinyin_initials_and_press_words_are_keys(editions):
    held = cards(editions["zh"])
    wenshang = next(p for p in held["places"] if p["id"] == "370830")
    assert {"汶上县", "wsx", "wenshangxian", "wenshang"} <= set(wenshang["keys"])
    officers = next(s for s in held["subjects"] if s["id"] == "C10")
    assert {"执法人员", "zfry", "enforcementofficers"} <= set(officers["keys"])
