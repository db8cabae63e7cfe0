"""Pieces of the overview: the conclusion, section heads, the attention list."""

from html import escape

import streamlit as st

from dashboard.components import chart_card
from dashboard.components.layout import flag
from dashboard.edition import Edition, Reader, alerts, once
from dashboard.views import sentences


def conclusion(reader: Reader) -> None:
    """One sentence, said to be of demonstration data where it is."""
    t = reader.t
    text = sentences.conclusion(reader.edition)
    prefix = t("overview.demo_prefix") if reader.edition.demo else ""
    st.html(f'<p class="conclusion">{escape(prefix + text)}</p>')


def section(reader: Reader, title: str, note: str = "") -> None:
    """A section head, with a quiet line below it."""
    line = f'<p class="quiet">{escape(reader.t(note))}</p>' if note else ""
    st.html(f'<h2 class="section">{escape(reader.t(title))}</h2>{line}')


def attention_list(reader: Reader) -> None:
    """Floors, levels, conflicts and values far from their peers, gravest first."""
    t = reader.t
    lines = [
        f'<li><span class="flag kind-{item.kind}">{escape(t(f"attention.kind.{item.kind}"))}'
        f"</span>{_mark(reader, item)}{escape(text)} {_onward(reader, item)}</li>"
        for item, text in _alerts(reader.edition)
    ]
    st.html(
        f'<ul class="attention">{"".join(lines)}</ul>'
        if lines
        else f"<p>{escape(t('attention.none'))}</p>"
    )


@once
def _alerts(edition: Edition) -> list[tuple[alerts.Item, str]]:
    """The list, every item with its sentence."""
    found = alerts.items(edition)
    return [
        (item, sentences.attention(item, edition.known, edition.claims, edition.names, edition.t))
        for item in found
    ]


def _mark(reader: Reader, item: alerts.Item) -> str:
    return "" if item.kind == "conflict" else flag(reader.edition)  # a conflict is between sources


def _onward(reader: Reader, item: alerts.Item) -> str:
    """To the units named, the records and the method."""
    units = "".join(
        f'<a class="act" href="{escape(reader.link("county", unit=unit))}">'
        f"{escape(reader.edition.names[unit])}</a>"
        for unit in list(item.units)[: sentences.NAMED]
    )
    return units + chart_card.ways(
        reader, reader.edition.known[item.indicator], "records", "methods"
    )
