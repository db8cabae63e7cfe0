"""Questions and answers: what can be said of a place and a subject."""

from dashboard import store
from dashboard.briefing.html import words
from dashboard.components import deck, prose
from dashboard.edition import Edition


def cards(edition: Edition) -> None:
    """What they hold, the box and the cards found."""
    t = edition.t
    about = t("briefing.cards_demo") if edition.demo else t("briefing.cards_reported")
    prose.takeaway(about)
    deck.answers(store.questions(edition), words(t))
