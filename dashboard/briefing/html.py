"""The deck as one HTML file: typeface, pictures, script and answers inside; nothing to load."""

import base64
import hashlib
import json
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from dashboard import frontend, theme
from dashboard.briefing import dark, typefaces
from dashboard.briefing.answers import answers
from dashboard.briefing.deck import Deck
from dashboard.briefing.look import of_screen
from dashboard.briefing.screen import Screen
from dashboard.text.html import files
from dashboard.text.i18n import Translator

SCRIPTS = ("questions.js", "answers.js", "deck.js")
SPEAKER_WORDS = (
    "title",
    "next",
    "last",
    "notes",
    "elapsed",
    "spent",
    "frozen",
    "looping",
    "codes",
    "ask",
    "none",
    "near",
    "neither",
    "which",
    "later",
    "copy",
    "clear",
    "copied",
    "chips",
    "blocked",
    "restart",
    "colon",
)


def html(deck: Deck) -> bytes:
    """The whole file, UTF-8."""
    t = deck.edition.t
    screen = _templates().get_template("screen.html.j2")
    screens = Markup("").join(
        Markup(screen.render(deck=deck, t=t, page=of_screen(one, deck), place=place))
        for place, one in enumerate(deck.screens, start=1)
    )
    held = answers(deck.edition)
    shown = {"notes": [_notes(s) for s in deck.screens], "words": words(t), "answers": held}
    data = json.dumps(shown, ensure_ascii=False).replace("<", "\\u003c")
    unheard = {**held, "vocabulary": {**held["vocabulary"], "sounds": {}}}  # never shown
    seen = json.dumps({**shown, "answers": unheard}, ensure_ascii=False)
    typeface = typefaces.embedded(screens + Markup(seen) + deck.title)
    script = "\n".join(_file(name) for name in SCRIPTS)
    page = _templates().get_template("deck.html.j2")
    return page.render(
        deck=deck,
        t=t,
        lang=t.lang,
        html_lang=t("language.tag"),
        screens=screens,
        styles=[Markup(css) for css in (typeface, theme.css(), _file("deck.css"), dark.css())],
        speaker_style=Markup(_file("speaker.css")),
        script=Markup(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        data=Markup(data),
    ).encode()


@cache
def _templates() -> Environment:
    return files(frontend.FOLDER / "slides")


def _file(name: str) -> str:
    return frontend.text(f"slides/{name}")


def words(t: Translator) -> dict[str, str]:
    """The texts that the scripts of deck and cards show."""
    said = {name: t(f"briefing.speaker.{name}") for name in SPEAKER_WORDS}
    said |= {name: t(f"briefing.card.{name}") for name in ("change", "code")}
    return said | {
        "other": t("briefing.card.conflict"),
        "help": t("briefing.keys.help"),
        "before": t("briefing.keys.before"),
        "forward": t("briefing.keys.next"),
    }


def _notes(screen: Screen) -> dict[str, Any]:
    return {
        "mark": screen.mark,
        "own": screen.own,
        "said": list(screen.notes),
        "codes": [f"{n.label} {n.shown} {n.code}" for n in screen.every if n.code],
    }
