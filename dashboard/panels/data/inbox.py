"""The files received for a period so far, each to be handed back."""

from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import auth
from dashboard.components import prose
from dashboard.intake import inbox
from dashboard.text.formats import size
from dashboard.text.i18n import Translator


def show(where: Path, as_of: date, t: Translator) -> None:
    """The files in a folder, where there are any."""
    received = {one.sha256: one for one in inbox.received(where)}
    if not received:
        return
    table = pd.DataFrame(
        [(one.name, one.by, one.at, size(one.size), one.sha256[:16]) for one in received.values()],
        columns=[t(f"send.inbox.{name}") for name in ("name", "by", "at", "size", "hash")],
    )
    prose.takeaway(t("send.inbox.title", n=len(received), date=as_of))
    prose.table(table, t)
    with st.popover(t("send.inbox.drop")):
        returned = st.selectbox(
            t("send.inbox.which"),
            list(received),
            key="inbox_which",
            format_func=lambda sha256: received[sha256].name,
        )
        if st.button(t("send.inbox.really"), key="inbox_drop"):
            inbox.delete(where, returned, auth.person())
            st.rerun()
