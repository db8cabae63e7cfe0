"""The choices that several pages offer: indicator, unit, town of the unit."""

from collections.abc import Sequence

import streamlit as st

from dashboard import store
from dashboard.widgets.view import View, bound


def indicator(view: View, offered: Sequence[str]) -> None:
    """One of the indicators `offered`."""
    t = view.t
    st.selectbox(t("overview.indicator"), list(offered), width=340, label_visibility="collapsed",
                 format_func=lambda i: f"{i} {t.label(view.known[i].name)}",
                 **bound("indicator", view.state.indicator))


def unit(view: View, offered: Sequence[str] = (), width: int = 200) -> None:
    """The city or one of its units, or one of those `offered`."""
    st.selectbox(view.t("notice.parameter.unit"), list(offered or view.labels), width=width,
                 label_visibility="collapsed", format_func=view.names.__getitem__,
                 **bound("unit", view.state.unit))


def town(view: View) -> None:
    """All towns of the unit chosen, or one."""
    t, towns = view.t, store.towns(view.snapshot)
    held = towns.loc[towns["unit"] == view.state.unit, f"name_{t.lang}"].to_dict()
    st.selectbox(t("notice.parameter.town"), ["", *held], width=190, label_visibility="collapsed",
                 format_func=lambda code: held.get(code, t("county.all_towns")),
                 **bound("town", view.state.town))
