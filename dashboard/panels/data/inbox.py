"""The files received for a period so far, each to be handed back."""

from datetime import date
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import auth
from dashboard.charts.grid import listing
from dashboard.intake import inbox
from dashboard.text.i18n import Translator
from dashboard.views.common import cell_words


def show(where: Path, as_of: date, t: Translator) -> None:
    """The files in a folder, where there are any."""
    received = {one.sha256: one for one in inbox.received(where)}
    if not received:
        return
    table = pd.DataFrame(
        [
            (one.name, one.by, one.at, f"{one.size / 2**20:,.1f} MB", one.sha256[:16])
            for one in received.values()
        ],
        columns=[t(f"send.inbox.{name}") for name in ("name", "by", "at", "size", "hash")],
    )
    st.html(
        f'<p class="reading">{escape(t("send.inbox.title", n=len(received), date=as_of))}</p>'
        f'<div class="records">{listing(table, cell_words(t))}</div>'
    )
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
