"""Every form a deck is handed out in, by its ending."""

from collections.abc import Callable

from dashboard.briefing import factsheet, slides_pdf
from dashboard.briefing.deck import Deck
from dashboard.briefing.html import html
from dashboard.briefing.images import png, svg
from dashboard.briefing.release import docx
from dashboard.briefing.slides import pptx
from dashboard.briefing.typefaces import missing

FORMS: dict[str, Callable[[Deck], bytes]] = {
    "html": html,
    "pptx": pptx,
    "slides.pdf": slides_pdf.pdf,
    "pdf": factsheet.pdf,
    "docx": docx,
}
"""Whole hand-outs."""
MIME = {
    "html": "text/html",
    "slides.pdf": "application/pdf",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
IMAGES: dict[str, Callable[[bytes], bytes]] = {"svg": bytes, "png": png}
"""Pictures of one screen."""


def image(deck: Deck, number: int, form: str) -> bytes:
    """The picture of screen `number` (from one) as ``svg`` or ``png``; ValueError where it has
    none, IndexError where there is no such screen.
    """
    if number < 1:
        raise IndexError(number)
    return IMAGES[form](svg(deck.screens[number - 1]))


def form_of(name: str) -> str:
    """The form of a file called so, by its ending; the ending where it is none of ours."""
    known = [form for form in MIME if name.lower().endswith(f".{form}")]
    return max(known, key=len, default=name.rpartition(".")[2].lower())


def file_name(deck: Deck, form: str) -> str:
    """What a file is called: sheet, snapshot, whose numbers, language, code."""
    whose = deck.issue.provenance if deck.sheet.counted else "published"
    return (
        f"{deck.sheet.name.zh}_{deck.issue.snapshot}_{whose}_{deck.issue.lang}_{deck.code}.{form}"
    )


def unset(deck: Deck) -> str:
    """The characters of a deck that our typeface lacks; pictures and PDF would show none."""
    return missing(
        "".join(
            [
                deck.title,
                *(
                    text
                    for s in deck.screens
                    for text in (
                        s.title,
                        s.own,
                        *s.notes,
                        *(word for line in s.lines for word in line),
                    )
                ),
            ]
        )
    )
