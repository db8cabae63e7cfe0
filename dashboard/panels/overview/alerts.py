"""The conclusion of the overview, and what needs attention."""

import streamlit as st
from markupsafe import Markup

from dashboard.components import chart_card, prose
from dashboard.components.prose import action, badges
from dashboard.edition import Edition, Reader, alerts, once
from dashboard.text.html import template
from dashboard.views import conclusions

ATTENTION = template(
    """
    <ul class="attention">
    {% for kind, name, badges, text, links in items %}
    <li><span class="flag kind-{{ kind }}">{{ name }}</span>{{ badges }}{{ text }} {{ links }}</li>
    {% endfor %}</ul>
    """
)


def conclusion(reader: Reader) -> None:
    """One sentence, said to be of demonstration data where it is."""
    prefix = reader.t("overview.demo_prefix") if reader.edition.demo else ""
    prose.conclusion(prefix + conclusions.conclusion(reader.edition))


def attention_list(reader: Reader) -> None:
    """Floors, levels, conflicts and values far from their peers, gravest first."""
    t, found = reader.t, _alerts(reader.edition)
    prose.section(t("attention.title"), t("attention.method"))
    if not found:
        prose.plain(t("attention.none"))
        return
    provenance = badges(reader.edition)
    items = [
        (
            item.kind,
            t(f"attention.kind.{item.kind}"),
            "" if item.kind == "conflict" else provenance,  # a conflict is between sources
            text,
            _links(reader, item),
        )
        for item, text in found
    ]
    st.html(ATTENTION(items=items))


@once
def _alerts(edition: Edition) -> list[tuple[alerts.Item, str]]:
    """The list, every item with its sentence."""
    found = alerts.items(edition)
    return [
        (item, conclusions.attention(item, edition.known, edition.claims, edition.names, edition.t))
        for item in found
    ]


def _links(reader: Reader, item: alerts.Item) -> Markup:
    """To the units named, the records and the method."""
    names, indicator = reader.edition.names, reader.edition.known[item.indicator]
    named = [u for u in item.units if u in reader.edition.open][: conclusions.MAX_NAMED]
    units = (action(reader.link("county", unit=unit), names[unit]) for unit in named)
    return Markup("").join(units) + chart_card.links(reader, indicator, "records", "methods")
