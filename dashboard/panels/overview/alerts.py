"""The conclusion of the overview, and what needs attention."""

import streamlit as st

from dashboard.components import chart_card, prose
from dashboard.components.prose import badges
from dashboard.edition import Reader, alerts
from dashboard.text.html import template
from dashboard.views import attention, conclusions
from dashboard.views.any_reader import Open
from dashboard.views.lead import lead

GRAVEST = 3
"""How many alerts the first screen shows, beside one bright spot."""
LEAD = template(
    """
    <p class="conclusion">{{ prefix }}
    {%- if link %}<a href="{{ link }}">{{ name }}</a>{% else %}{{ name }}{% endif %}
    {{- text }}</p>
    """
)
ATTENTION = template(
    """
    <ul class="attention">
    {% for item in items %}
    <li><span class="flag kind-{{ item.kind }}">{{ item.name }}</span>
    {{ item.badges }}{{ item.text|safe }} {{ item.links }}</li>
    {% endfor %}</ul>
    {% if onward %}<p class="quiet"><a href="#attention">{{ onward }}</a></p>{% endif %}
    """
)
CITY = template('<p class="quiet">{{ text }} <a href="{{ link }}">{{ name }}</a></p>')


def conclusion(reader: Reader) -> None:
    """Who stands worst and how far; where nobody does, how the city stands."""
    prefix = reader.t("overview.demo_prefix") if reader.edition.demo else ""
    worst = lead(reader.edition)
    if worst is None:
        prose.conclusion(prefix + conclusions.conclusion(reader.edition))
        return
    opens = worst.unit in reader.edition.open
    link = reader.link("county", unit=worst.unit, indicator=worst.indicator) if opens else ""
    name = reader.edition.names[worst.unit]
    st.html(LEAD(prefix=prefix, link=link, name=name, text=worst.text))


def gravest(reader: Reader) -> None:
    """The gravest alerts and one bright spot."""
    found = attention.lines(reader.edition)
    grave = [pair for pair in found if pair[0].kind not in ("far", "bright")][:GRAVEST]
    bright = [pair for pair in found if pair[0].kind == "bright"][:1]
    onward = reader.t("overview.all_alerts", n=len(found)) if found else ""
    st.html(ATTENTION(items=_items(reader, grave + bright), onward=onward))


def city(reader: Reader) -> None:
    """How the city stands, where the page did not begin with that; the way to what changed."""
    said = conclusions.conclusion(reader.edition) if lead(reader.edition) else ""
    link, name = reader.link("changes"), reader.t("changes.title")
    st.html(CITY(text=said, link=link, name=name))


def attention_list(reader: Reader) -> None:
    """Floors, levels, conflicts and values far from their peers, gravest first."""
    t, found = reader.t, attention.lines(reader.edition)
    prose.section(t("attention.title"), t("attention.method"), id_="attention")
    if not found:
        prose.plain(t("attention.none"))
        return
    items = _items(reader, found)
    definitions = reader.edition.definitions
    for item, (alert, _) in zip(items, found, strict=True):
        item["links"] = chart_card.links(reader, definitions[alert.indicator], "records", "methods")
    st.html(ATTENTION(items=items, onward=""))


def _items(reader: Reader, found: list[tuple[alerts.Item, Open]]) -> list[dict[str, str]]:
    provenance = badges(reader.edition)
    return [
        {
            "kind": item.kind,
            "name": reader.t(f"attention.kind.{item.kind}"),
            "badges": "" if item.kind == "conflict" else provenance,  # that is between sources
            "text": text.filled(reader),
            "links": "",
        }
        for item, text in found
    ]
