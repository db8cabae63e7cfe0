"""A new indicator or published figure is known to the press check by its own file."""

import re
from dataclasses import replace

import pytest

from dashboard.contracts import Label
from dashboard.press.findings import check
from dashboard.press.lexicon import FILE, words


def test_a_new_indicator_is_one_file(knowledge):
    new = replace(knowledge.known["B11"], id="B99", name=Label("回访率", "Follow-up rate"),
                  press_words={"zh": ("回访比例",), "en": ()})
    more = replace(knowledge, known={**knowledge.known, "B99": new})
    for text in ("镇街工单回访率达到95%。", "回访比例95%。"):
        (finding,) = check(text, more)
        assert (finding.quantity.indicator, finding.verdict) == ("B99", "unknown")
        assert check(text, knowledge)[0].bound is None


def test_a_new_published_figure_needs_no_entry(knowledge):
    claim = replace(knowledge.claims["posts_sunk"], claim_id="grid", indicator="", value=800,
                    low=800, high=800, label_zh="专职网格员", short_zh="", measure_unit="名")
    more = replace(knowledge, claims={**knowledge.claims, "grid": claim})
    text = "全市配备专职网格员800名。邹城市配备专职网格员80名。"
    assert [f.verdict for f in check(text, more)] == ["match", "unknown"]
    assert check("全市配备专职网格员900名。", more)[0].verdict == "mismatch"


def test_a_figure_less_in_the_file_is_one_less_known(knowledge):
    fewer = {id_: claim for id_, claim in knowledge.claims.items() if id_ != "duty_items_first_two"}
    (finding,) = check("第三批责任清单34项。", replace(knowledge, claims=fewer))
    assert finding.verdict == "unknown"


def test_every_entry_is_of_a_published_figure(knowledge):
    kept = words()
    assert set(kept["claims"]) <= set(knowledge.claims)
    assert set(kept["indicators"]) | set(kept["parts"]) <= set(knowledge.known)


@pytest.mark.parametrize("section", ["claims", "register", "derived"])
def test_every_pattern_can_be_read(section):
    for entry in words()[section].values():
        for name in ("head", "noun", "never", "wrong", "also", "narrow", "away", "context"):
            assert re.compile(entry.get(name) or "")
    assert FILE.is_file()
