"""What the first visitor would wait for, worked out before there is one."""

from dashboard import store
from dashboard.access import Scope
from dashboard.edition import Edition
from dashboard.indicators import PILLARS
from dashboard.panels.overview.figures import figures
from dashboard.text.i18n import LANGUAGES
from dashboard.views import attention, conclusions, lead, mismatch


def editions() -> None:
    """Of the newest period in every language what the first pages say of the whole; left to the
    readers once there are many.
    """
    held = store.catalogue().snapshots
    for lang in LANGUAGES if held else ():
        newest = max(held, key=lambda snapshot: snapshot.as_of)
        edition = store.edition(lang, newest, held, Scope())
        for work in (_overview, _pillars, _balance):
            if not store.idle():
                return
            work(edition)


def _overview(edition: Edition) -> None:
    lead.lead(edition)
    conclusions.conclusion(edition)
    attention.lines(edition)
    figures(edition, edition.before)


def _pillars(edition: Edition) -> None:
    for pillar in PILLARS:
        conclusions.pillar_conclusion(edition, pillar, edition.before)


def _balance(edition: Edition) -> None:
    mismatch.intervals(edition, "unit")
