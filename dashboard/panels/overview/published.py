"""Every published figure beside the snapshot: its value, its change and its trend."""

import streamlit as st
from markupsafe import Markup

from dashboard.components import prose
from dashboard.edition import Reader
from dashboard.indicators import CITY
from dashboard.panels.overview.figures import Figure, figures
from dashboard.text import formats
from dashboard.text.html import template

HEAD = template(
    "{% for head in heads %}"
    "{% if head %}<th scope='col'>{{ head }}</th>{% else %}<td></td>{% endif %}{% endfor %}"
)
LEDGER = template(
    """
    <table class="ledger"><thead><tr>{{ head }}</tr></thead>
    <tbody>{{ rows }}</tbody></table>
    """
)
ROW = template(
    """
    <tr><td><span class="pillar pillar-{{ claim.pillar }}"></span>
    <a href="{{ method }}">{{ label }}</a>{{ " " }}
    {% if conflict %}<span class="flag">{{ conflict }}</span>{% endif %}</td>
    <td class="published">{{ figure }}
    {% if words != figure %}<span class="note">{{ words }}</span>{% endif %}</td>
    <td class="note-cell">{{ day }}<span class="note">{{ origin }}</span></td>
    <td class="number">
    {% if records %}<a href="{{ records }}">{% endif %}{{ shown.value }}
    {% if shown.note %}<span class="note">{{ shown.note }}</span>{% endif %}
    {% if records %}</a>{% endif %}</td>
    <td class="number change"{% if shown.change %} data-head="{{ since }}"{% endif %}>
    {{- shown.change }}</td>
    <td class="trend">{{ shown.trend|safe }}</td></tr>
    """
)


def ledger(reader: Reader) -> None:
    """Every published figure: source, the snapshot's value, its change and its trend."""
    t = reader.t
    prose.section(t("overview.published"), t("overview.published_note"))
    change = t("overview.column_change", date=str(reader.before)) if reader.before else ""
    names = ("figure", "source", "snapshot")
    heads = ["", *(t(f"overview.column_{n}") for n in names), change, t("overview.column_trend")]
    every = figures(reader.edition, reader.before)
    rows = Markup("").join(_row(shown, reader, change) for shown in every)
    st.html(LEDGER(head=HEAD(heads=heads), rows=rows))


def _row(shown: Figure, reader: Reader, since: str) -> Markup:
    t, claim = reader.t, shown.claim
    day, indicator = formats.day(claim.as_of, t), claim.indicator
    of_indicator = {"section": "indicators", "indicator": indicator}
    return ROW(
        claim=claim,
        method=reader.link("methods", **(of_indicator if indicator else {"section": "claims"})),
        label=t.label(claim.label),
        conflict=t("overview.conflict") if claim.conflict_group else "",
        figure=formats.headline(claim, t),
        words=formats.claimed(claim, t),
        day=t("overview.as_of", date=day) if claim.as_of else day,
        origin=t.label(claim.origin),
        records=reader.link("records", indicator=indicator, unit=CITY) if indicator else "",
        shown=shown,
        since=since,
    )
