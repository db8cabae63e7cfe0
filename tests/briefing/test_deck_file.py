"""The file of a deck: everything inside, nothing else runs, markup and signs stay text."""

import base64
import hashlib
import re
from dataclasses import replace

from dashboard.briefing import deck as decks
from dashboard.briefing import hand_outs, html, typefaces
from dashboard.briefing.run_sheet import Item, RunSheet
from dashboard.contracts import Label
from dashboard.text.i18n import texts


def test_the_deck_has_everything_inside(decks_of, files_of):
    for which, deck in decks_of.items():
        text = files_of[which]
        assert set(re.findall(r'https?://[^"\'\s<)]+', text)) == {"http://www.w3.org/2000/svg"}
        assert not re.findall(r"(?:src|href)=", text)
        assert set(re.findall(r"url\((\w+:\w+/\w+)", text)) == {"data:font/woff"}
        assert text.count('<section class="screen') == len(deck.screens)
        assert "default-src 'none'" in text


def test_every_character_has_a_glyph(files_of):
    assert {which: typefaces.missing(text) for which, text in files_of.items()} == dict.fromkeys(
        files_of, ""
    )
    assert typefaces.missing("济宁𠮷") == "𠮷"


def test_markup_in_notes_is_text(editions):
    sheet = RunSheet(
        Label("<b>", "<b>"),
        Label("<i>x</i>", "<i>x</i>"),
        (Item("cover", notes="</script><script>alert(1)</script>"),),
    )
    text = html.html(decks.make(sheet, editions["zh"])).decode()
    assert "<i>x</i>" not in text
    assert text.count("</script>") == 2  # those of the deck itself


def test_what_qualifiers_mean_is_read_off_the_figures_shown(editions):
    edition = editions["zh"]
    more = replace(edition.claims["enforcers"], value=3000.0, low=3000.0, high=4000.0)
    sheet = RunSheet(
        Label("a", "a"),
        Label("a", "a"),
        (Item("figures", claims=("enforcers", "enforcement_cases")), Item("sources")),
    )
    said = dict(
        decks.make(sheet, replace(edition, claims=edition.claims | {"enforcers": more}))
        .screens[1]
        .lines
    )
    assert said["N余"].endswith("（3000余名：3000至不满4000）")
    assert said["近N"].endswith("（近2100件：2050至不满2100）")
    assert not any(
        c.isdigit()
        for lang in ("zh", "en")
        for key, text in texts(lang).items()
        if key.startswith("briefing.means.")
        for c in text
    )


def test_the_decks_policy_lets_its_own_script_run_and_nothing_else(files_of):
    page = files_of["发布", "zh"]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert rules["script-src"] == [f"'sha256-{digest}'"]
    assert all(rules[rule] == ["'none'"] for rule in ("default-src", "base-uri", "form-action"))
    assert not re.search(r"<[^>]+\son\w+=", page.replace(script, ""))


def test_control_characters_break_no_deck(decks_of):
    deck = decks_of["发布", "zh"]
    notes = "甲\x0b乙\x00\ud800丙"
    spoiled = replace(
        deck.sheet,
        title=Label("题\x1f目", "t"),
        screens=tuple(replace(item, notes=notes) for item in deck.sheet.screens[:2]),
    )
    made = decks.make(spoiled, deck.edition)
    assert all(hand_outs.FORMS[form](made) for form in ("html", "pptx", "docx"))
    assert "甲乙丙" in str(made.screens)
