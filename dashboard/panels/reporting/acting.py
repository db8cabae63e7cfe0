"""Do an act of reporting; say why where it was not done."""

from collections.abc import Callable
from typing import TypeVar

from dashboard.access import Refusal
from dashboard.components import layout
from dashboard.reporting.acts import ReportingError
from dashboard.text.i18n import Translator

T = TypeVar("T")


def tried(act: Callable[[], T], t: Translator) -> T | None:
    """What `act` gives; None, and said why, where it is refused."""
    try:
        return act()
    except ReportingError as error:
        layout.notice("error", error.message(t))
    except Refusal:
        layout.notice("error", t("reporting.error.refused"))
    except OSError:
        layout.notice("error", t("data.publication.unwritable", by=""))
    return None
