"""A new indicator or published figure is known to the press check by its own file."""

import re
from dataclasses import replace

import pytest

from dashboard.contracts import Label
from dashboard.press.check import check
from dashboard.press.report.wording import written
from dashboard.press.vocabulary.grammar import FILE, press_words


def test_a_new_indicator_is_one_file(edition):
    new = replace(
        edition.definitions["B11"],
        id="B99",
        name=Label("回访率", "Follow-up rate"),
        press_words={"zh": ("回访比例",), "en": ()},
    )
    more = replace(edition, definitions={**edition.definitions, "B99": new})
    for text in ("镇街工单回访率达到95%。", "回访比例95%。"):
        (finding,) = check(text, more)
        assert (finding.quantity.indicator, finding.verdict.kind) == ("B99", "unknown")
        assert check(text, edition)[0].match is None


@pytest.fixture
def with_new(edition):
    """The published figures and one more, which `data/press.yaml` has no words for."""

    def made(**changes):
        new = replace(
            edition.claims["posts_sunk"],
            claim_id="new",
            indicator="",
            quote="",
            short_zh="",
            **changes,
        )
        return replace(edition, claims={**edition.claims, "new": new})

    return made


def test_a_new_published_figure_is_offered_until_it_has_words(with_new):
    more = with_new(value=800, low=800, high=800, label_zh="专职网格员", measure_unit="名")
    text = "全市配备专职网格员800名。"
    (finding,) = check(text, more)
    assert (finding.verdict.kind, [q.id for q in finding.alike]) == ("unknown", ["new"])
    (picked,) = check(text, more, {finding.number.numeral.start: "new"})
    assert picked.verdict.kind == "match"


@pytest.mark.parametrize(
    "text",
    [
        "济宁市医院患者满意率80%以上。",
        "全市游客满意率80%以上，重复购票率60%。",
        "公交乘客满意率达到80%以上。",
        "全市教育满意率90%以上。",
        "平台满意率80%以上。",
        "满意率70%。",
    ],
)
def test_a_new_figure_says_nothing_of_other_trades(with_new, text):
    more = with_new(
        value=0.8,
        low=0.8,
        high=1.0,
        qualifier="以上",
        measure="ratio",
        measure_unit="比例",
        label_zh="平台满意率",
    )
    assert {f.verdict.kind for f in check(text, more)} == {"unknown"}


def test_every_source_binds_itself(edition):
    """Each figure, in the words it was read from, is recognised as itself, and as right; one
    without an entry of its own is at least offered, never said to be wrong.
    """
    worded = set(press_words()["claims"])
    for claim in edition.claims.values():
        assert claim.quote, claim.claim_id
        found = check(f"济宁市{claim.quote}。", edition)
        group = [c for c in edition.claims.values() if c.conflict_group == claim.conflict_group]
        alike = group if claim.conflict_group else [claim]
        if worded.isdisjoint(one.claim_id for one in alike):
            (offered,) = [f for f in found if claim.claim_id in {q.id for q in f.alike}]
            assert offered.verdict.kind == "unknown"
            continue
        (held,) = [f for f in found if f.verdict.claim == claim]
        assert held.verdict.kind == ("conflict" if claim.conflict_group else "match")
        assert [f for f in found if f is not held] == []


def test_numbers_are_written_out(edition):
    assert [written(n) for n in (1_000_100, 1_234_567, 0.8 * 100, 21.5, 1e9)] == [
        "1000100",
        "1234567",
        "80",
        "21.5",
        "1000000000",
    ]


def test_a_figure_less_in_the_file_is_one_less_known(edition):
    fewer = {id_: claim for id_, claim in edition.claims.items() if id_ != "duty_items_first_two"}
    (finding,) = check("第三批责任清单34项。", replace(edition, claims=fewer))
    assert finding.verdict.kind == "unknown"


def test_every_entry_is_of_a_published_figure(edition):
    words = press_words()
    assert set(words["claims"]) <= set(edition.claims)
    assert set(words["indicators"]) | set(words["parts"]) <= set(edition.definitions)


@pytest.mark.parametrize("section", ["claims", "register", "derived"])
def test_every_pattern_can_be_read(section):
    for entry in press_words()[section].values():
        for name in ("head", "noun", "never", "wrong", "also", "narrow", "away", "context"):
            assert re.compile(entry.get(name) or "")
    assert FILE.is_file()
