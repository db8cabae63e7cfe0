"""Every indicator: its definition, its value, its SQL."""

import pandas as pd
import streamlit as st

from dashboard.components import chart_card, prose
from dashboard.components.prose import badges
from dashboard.edition import Reader
from dashboard.indicators import PILLARS, Indicator
from dashboard.panels.methods.frame import matching
from dashboard.text.html import template
from dashboard.views import methods as words
from dashboard.views import sentences

INDEX = template(
    """
    <h2 class="view">{{ pillar }}</h2><ul class="index">
    {% for id, text, link in items %}
    <li><a href="{{ link }}"{% if id == current %} aria-current=true{% endif %}>{{ text }}</a></li>
    {% endfor %}</ul>
    """
)
DEFINITION = template(
    """
    <h2 class="section">{{ title }}</h2><p class="reading">{{ badges }}{{ value }}</p>
    <p class="source">{{ links }}</p>
    <dl class="facts">
    {% for head, text in facts %}<div><dt>{{ head }}</dt><dd>{{ text }}</dd></div>{% endfor %}
    </dl>
    <p class="quiet"><b>SQL</b> queries/indicators/{{ id }}.sql</p>
    """
)


def show(reader: Reader) -> None:
    """The indicators that match, and the one chosen in full."""
    t = reader.t
    rows = matching(words.catalogue(reader.edition), reader.state.find)
    left, right = st.columns([3, 7], gap="medium")
    with left:
        if rows.empty:
            prose.plain(t("methods.nothing", words=reader.state.find))
        for pillar in PILLARS:
            _index(reader, pillar, rows[rows["pillar"] == t(f"pillar.{pillar}")])
    with right:
        chosen = reader.indicator
        if len(rows) and chosen.id not in set(rows["id"]):
            chosen = reader.edition.definitions[rows["id"].iloc[0]]
        _definition(reader, chosen)


def _index(reader: Reader, pillar: str, rows: pd.DataFrame) -> None:
    if rows.empty:
        return
    items = [
        (id_, f"{id_} {name}", reader.here(indicator=id_))
        for id_, name in zip(rows["id"], rows["name"], strict=True)
    ]
    st.html(INDEX(pillar=reader.t(f"pillar.{pillar}"), items=items, current=reader.state.indicator))


def _definition(reader: Reader, indicator: Indicator) -> None:
    t, edition = reader.t, reader.edition
    row = edition.values.row(indicator.id)
    value = f"{t('app.city')} {sentences.value(row, indicator, t)}"
    st.html(
        DEFINITION(
            id=indicator.id,
            title=f"{indicator.id} {t.label(indicator.name)}",
            badges=badges(edition, row),
            value=f"{value} · {t('overview.as_of', date=str(edition.as_of))}",
            links=chart_card.links(reader, indicator, "records", "county", indicator.pillar),
            facts=words.facts(indicator, edition.claims, t),
        )
    )
    st.code(indicator.query, language="sql", wrap_lines=True)
