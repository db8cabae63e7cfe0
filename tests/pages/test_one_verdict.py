"""One verdict: whatever page or hand-out says it, the same of a unit in an indicator."""

import re
import subprocess
from io import BytesIO

import pytest
from docx import Document

from dashboard.briefing import deck as decks
from dashboard.briefing import hand_outs, repository
from dashboard.edition import profile
from tests.pages.reading import html, open_page
from tests.pages.verdicts import Facts

pytestmark = pytest.mark.app
WALK = [
    ("overview", {"indicator": "C05"}),
    ("capacity", {"section": "all"}),
    ("capacity", {"section": "heads", "indicator": "C05", "unit": "370883"}),
    ("empowerment", {"section": "all"}),
    ("county", {"unit": "370883"}),
    ("county", {"unit": "370881"}),
    ("changes", {}),
]
EVERYWHERE = [
    *WALK,
    ("overview", {"indicator": "C07"}),
    ("empowerment", {"section": "personnel", "indicator": "E06"}),
    ("capacity", {"section": "posts", "indicator": "C07"}),
    ("burden", {"section": "all"}),
    ("burden", {"section": "response", "indicator": "B12"}),
    ("county", {"unit": "370831"}),
    ("county", {"unit": "370883", "beside": "370881,370831"}),
    ("mismatch", {}),
    ("what_if", {"unit": "370811"}),
    ("what_if", {"section": "index"}),
    ("records", {"indicator": "C05", "unit": "370883"}),
    ("briefing", {}),
    ("press_check", {}),
    ("data", {}),
    ("methods", {"section": "indicators", "indicator": "C05"}),
]
PLANTED = {
    "zh": "<p>邹城市：负责人配备率77.1%，达标。</p><p>下沉编制：最高邹城市（28.8 名/镇街）。</p>",
    "en": "<p>Zoucheng: Leadership posts filled 77.1%, met.</p>"
    "<p>Posts transferred to towns: highest Zoucheng (28.8 posts per town).</p>",
}


@pytest.fixture(scope="module")
def facts(editions):
    found = Facts(editions["zh"])
    for to, given in WALK:
        page = open_page(to, lang="zh", **given)
        found.read(html(page), to, given.get("unit", ""), given.get("indicator", ""))
    return found


def test_all_pages_say_the_same(facts):
    assert facts.contradictions() == {}


def test_they_say_it_often_enough_to_be_held_to_it(facts):
    wheres = {place for said in facts.said.values() for held in said.values() for place in held}
    assert wheres == {to for to, _ in WALK}
    of = {
        kind: facts.said["C05", "370883", kind] for kind in ("side", "rank", "reach", "gap", "move")
    }
    assert {kind: len(said) for kind, said in of.items()} == dict.fromkeys(of, 1)
    assert len(set(of["side"]["below"])) >= 3  # pages
    assert len([key for key in facts.said if key[2] == "rank"]) > 30
    assert len([key for key in facts.said if key[2] == "side"]) > 14


def test_what_they_say_is_what_the_edition_holds(facts, editions):
    for unit in ("370883", "370881"):
        lines = profile.lines(editions["zh"], unit, "unit")
        for id_, line in lines.iterrows():
            said = facts.said.get((id_, unit, "rank"), {})
            assert set(said) <= {f"{line['rank']:.0f}/{line['n']:.0f}"}


@pytest.mark.parametrize(
    "planted",
    [
        "<p>邹城市：负责人配备率77.1%，达标。</p>",
        "<tr><th>负责人配备率</th><td>第13/14，位次区间2–14</td></tr>",
        "<p>邹城市负责人配备率低于全市公布水平3.0个百分点。</p>",
        "<li>较上期变差 负责人配备率： 邹城市 77.1%</li>",
    ],
)
def test_a_contradiction_is_found(facts, planted, editions):
    found = Facts(editions["zh"])
    for key, said in facts.said.items():
        found.said[key] |= said
    found.read(planted, "planted", "370883")
    assert [key[:2] for key in found.contradictions()] == [("C05", "370883")]


def handed_out(edition):
    """What deck, draft release and fact sheet of every run sheet say, in paragraphs; of the fact
    sheet, whose lines are broken, the titles of its pictures.
    """
    for sheet in repository.shipped().values():
        deck = decks.make(sheet, edition)
        made = {form: hand_outs.FORMS[form](deck) for form in ("html", "docx", "pdf")}
        slides = re.sub(r"<(script|style).*?</\1>", "", made["html"].decode(), flags=re.DOTALL)
        yield "deck", re.findall(r">([^<>]+)<", slides)
        yield "release", [p.text for p in Document(BytesIO(made["docx"])).paragraphs]
        command = ["pdftotext", "-", "-"]
        text = subprocess.run(command, input=made["pdf"], check=True, capture_output=True).stdout
        held = "".join(text.decode().split())
        yield "fact sheet", [s.title for s in deck.screens if "".join(s.title.split()) in held]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_and_hand_out_says_the_same(lang, editions):
    found = Facts(editions[lang])
    for to, given in EVERYWHERE:
        page = open_page(to, lang=lang, **given)
        found.read(html(page), to, given.get("unit", ""), given.get("indicator", ""))
    for where, said in handed_out(editions[lang]):
        found.read("".join(f"<p>{one}</p>" for one in said), where)
    assert found.contradictions() == {}
    kinds = {kind for _, _, kind in found.said}
    assert kinds == {"side", "rank", "reach", "gap", "move", "control", "highest", "lowest"}
    assert len(set(found.said["C05", "370883", "side"]["below"])) >= 3  # pages
    (places,) = found.said["C07", "", "highest"].values()
    assert set(places) >= {"overview", "capacity"}
    (places,) = found.said["C07", "", "lowest"].values()  # as a title of the deck has it
    assert set(places) >= {"overview", "capacity", "deck"}
    found.read(PLANTED[lang], "planted", "370883")
    assert [key[:2] for key in found.contradictions()] == [("C05", "370883"), ("C07", "")]
