"""Pieces of the overview: the conclusion, section heads, the attention list."""

from html import escape

import streamlit as st

from dashboard import address, attention, store, wording
from dashboard.widgets import furniture
from dashboard.widgets.frame import flag
from dashboard.widgets.view import View


def conclusion(view: View) -> None:
    """One sentence, said to be of demonstration data where it is."""
    t = view.t
    text = wording.conclusion(view.values, view.known, view.snapshot.as_of, view.names, t)
    prefix = t("overview.demo_prefix") if view.snapshot.provenance == "demo" else ""
    st.html(f'<p class="conclusion">{escape(prefix + text)}</p>')


def section(view: View, title: str, note: str = "") -> None:
    """A section head, with a quiet line below it."""
    line = f'<p class="quiet">{escape(view.t(note))}</p>' if note else ""
    st.html(f'<h2 class="section">{escape(view.t(title))}</h2>{line}')


def _onward(view: View, item: attention.Item) -> str:
    """To the units named, the records and the method."""
    here, indicator = view.state.parameters(), view.known[item.indicator]
    units = "".join(
        f'<a class="act" href="{escape(address.link("county", here, unit=unit))}">'
        f"{escape(view.names[unit])}</a>" for unit in list(item.units)[:wording.NAMED])
    return units + furniture.ways(view, indicator, "records", "methods")


def attention_list(view: View) -> None:
    """Floors, levels, conflicts and values far from their peers, gravest first."""
    t = view.t
    claims = store.published()
    found = attention.items(view.values, view.known, claims, view.snapshot.as_of)
    if not found:
        st.html(f'<p>{escape(t("attention.none"))}</p>')
        return
    lines = []
    for item in found:
        kind = escape(t(f"attention.kind.{item.kind}"))
        mark = "" if item.kind == "conflict" else flag(view)  # a conflict is between sources
        text = escape(wording.attention(item, view.known, claims, view.names, t))
        lines.append(f'<li><span class="flag kind-{item.kind}">{kind}</span>{mark}{text} '
                     f"{_onward(view, item)}</li>")
    st.html(f'<ul class="attention">{"".join(lines)}</ul>')
