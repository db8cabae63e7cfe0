"""Take up again what an earlier session left unsaved, or throw it away."""

from typing import Literal

import streamlit as st

from dashboard.components import layout
from dashboard.text.i18n import Translator


def offer(text: str, key: str, t: Translator) -> Literal["", "restore", "drop"]:
    """Say what there is; the answer, once there is one."""
    layout.notice("warning", text)
    with st.container(horizontal=True):
        if st.button(t("unsaved.restore"), type="primary", key=f"{key}_restore"):
            return "restore"
        if st.button(t("unsaved.drop"), key=f"{key}_drop"):
            return "drop"
    return ""
