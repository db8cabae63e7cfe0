"""The screens of a deck as PDF, a page each: for those who project or print without a browser."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard import theme
from dashboard.briefing import images, typefaces
from dashboard.briefing.deck import Deck
from dashboard.briefing.look import Look, of_screen
from dashboard.briefing.screen import Screen

TEMPLATE = Path(__file__).with_name("slides.typ")


def pdf(deck: Deck) -> bytes:
    """A page of 16:9 a screen; what is spoken is not on it."""
    t = deck.edition.t
    data = {
        "title": deck.title,
        "author": t("app.city"),
        "keywords": deck.code,
        "family": typefaces.FAMILY,
        "lang": t.lang,
        "colours": theme.VARIABLES,
        "screens": [
            _page(screen, deck, place) for place, screen in enumerate(deck.screens, start=1)
        ],
    }
    return images.compiled(TEMPLATE.read_text("utf-8"), data, form="pdf")


def _page(screen: Screen, deck: Deck, place: int) -> dict[str, Any]:
    t, look = deck.edition.t, of_screen(screen, deck)
    made = " · ".join(filter(None, (deck.basis, deck.made))) if place == deck.imprint else ""
    return {
        "kind": screen.kind,
        "pillar": screen.pillar,
        "title": screen.title,
        "title_size": look.title_size,
        "marks": _marks(look, deck),
        "lines": [
            [t(f"pillar.{word}") if screen.kind == "agenda" else word, text]
            for word, text in screen.lines
        ],
        "hues": [word for word, _ in screen.lines],
        "dense": look.is_dense,
        "figures": [asdict(figure) for figure in look.figures],
        "drawing": str(look.drawing),
        "source": t("view.source", source=screen.source) if screen.source else "",
        "made": made,
        "page": f"{place} / {len(deck.screens)}",
    }


def _marks(look: Look, deck: Deck) -> list[dict[str, Any]]:
    t, screen = deck.edition.t, look.screen
    shown = (
        (t("briefing.backup"), screen.backup, False),
        (t("provenance.published.name"), look.is_published and not screen.mark, False),
        (screen.mark, bool(screen.mark), True),
    )
    return [{"text": text, "loud": loud} for text, stands, loud in shown if stands]
