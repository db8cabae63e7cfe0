"""The choices that several pages offer: indicator, unit, town of the unit."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.session import bound
from dashboard.edition import Reader


def indicator(reader: Reader, offered: Sequence[str], width: int = 340) -> None:
    """One of the indicators `offered`."""
    t = reader.t
    st.selectbox(
        t("overview.indicator"),
        list(offered),
        width=width,
        label_visibility="collapsed",
        format_func=lambda i: f"{i} {t.label(reader.edition.definitions[i].name)}",
        **bound("indicator", reader.state.indicator),
    )


def unit(reader: Reader, offered: Sequence[str] = (), width: int = 200) -> None:
    """The city or one of its units (those seen), or one of those `offered`."""
    names = reader.edition.names
    st.selectbox(
        reader.t("notice.parameter.unit"),
        list(offered or reader.edition.open),
        width=width,
        label_visibility="collapsed",
        format_func=names.__getitem__,
        **bound("unit", reader.state.unit),
    )


def town(reader: Reader) -> None:
    """All towns of the unit chosen, or one."""
    t, towns = reader.t, reader.edition.towns
    held = towns.loc[towns["unit"] == reader.unit, "name"].to_dict()
    st.selectbox(
        t("notice.parameter.town"),
        ["", *held],
        width=190,
        label_visibility="collapsed",
        format_func=lambda code: held.get(code, t("county.all_towns")),
        **bound("town", reader.state.town),
    )
