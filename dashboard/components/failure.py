"""What a reader sees when a page fails: a sentence in their language and a number to quote."""

import logging
import secrets
from collections.abc import Callable

import streamlit as st

from dashboard import auth
from dashboard.components.layout import notice
from dashboard.components.session import language
from dashboard.text.i18n import Translator

LOGGER = logging.getLogger("dashboard.pages")
ID = "dashboard_failure"


def log(error: BaseException) -> None:
    """Write `error` down under a number of its own, with who met it on which page."""
    number = secrets.token_hex(4)
    setattr(error, ID, number)
    facts = {"id": number, "user": _name(), "page": _page()}
    LOGGER.error("page failed", exc_info=error, extra={"facts": facts})


def show(ex: BaseException) -> None:
    """Say that the page failed, and the number it is logged under; nothing of `ex` itself."""
    number = getattr(ex, ID, "–")
    try:
        notice("error", Translator(language())("notice.failure", id=number))
    except Exception:  # what was first at fault is what counts, and is logged
        LOGGER.exception("failure not shown", extra={"facts": {"id": number}})


def _name() -> str:
    try:
        return auth.person().name
    except Exception:  # whatever failed may be just this
        return ""


def _page() -> str:
    return str(st.context.url or "").split("?")[0].rpartition("/")[2]


def install(failed: Callable[[], None]) -> None:
    """Log and show errors of pages so, in place of Streamlit's own; `failed` counts them."""
    from streamlit import error_util

    def logged(ex: BaseException) -> None:
        failed()
        log(ex)

    error_util._log_uncaught_app_exception = logged
    error_util.show_uncaught_app_exception = show
