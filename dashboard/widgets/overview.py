"""Pieces of the overview: the conclusion, section heads, the attention list."""

from html import escape

import streamlit as st

from dashboard import attention, store, wording
from dashboard.widgets.frame import date_of
from dashboard.widgets.view import View


def conclusion(view: View) -> None:
    """One sentence, said to be of demonstration data where it is."""
    t = view.t
    text = wording.conclusion(view.values, view.known, date_of(view), view.names, t)
    prefix = t("overview.demo_prefix") if view.snapshot.provenance == "demo" else ""
    st.html(f'<p class="conclusion">{escape(prefix + text)}</p>')


def section(view: View, title: str, note: str = "") -> None:
    """A section head, with a quiet line below it."""
    line = f'<p class="quiet">{escape(view.t(note))}</p>' if note else ""
    st.html(f'<h2 class="section">{escape(view.t(title))}</h2>{line}')


def attention_list(view: View) -> None:
    """Floors, levels, conflicts and values far from their peers, gravest first."""
    t = view.t
    claims = store.published()
    found = attention.items(view.values, view.known, claims)
    if not found:
        st.html(f'<p>{escape(t("attention.none"))}</p>')
        return
    lines = "".join(
        f'<li><span class="flag">{escape(t("attention.kind." + item.kind))}</span>'
        f"{escape(wording.attention(item, view.known, claims, view.names, t))}</li>"
        for item in found)
    st.html(f'<ul class="attention">{lines}</ul>')
