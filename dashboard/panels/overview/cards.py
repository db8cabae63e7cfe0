"""The three pillars: what their leading figures are now, how they move, what was published."""

from datetime import date
from statistics import mode

import streamlit as st

from dashboard.components.prose import badges
from dashboard.edition import Reader
from dashboard.indicators import PILLARS
from dashboard.panels.overview.figures import Figure, figures
from dashboard.text import formats
from dashboard.text.html import template

MAX_LEADING = 3
"""Figures a pillar leads with."""
CARDS = template(
    """
    <table class="leading"><thead><tr><td></td>
    <th scope="col">{{ now }} {{ badges }}</th><th scope="col">{{ change }}</th>
    <th scope="col" class="trend">{{ trend }}</th><th scope="col">{{ published }}</th></tr></thead>
    {% for pillar in pillars %}<tbody class="card-{{ pillar.id }}">
    <tr><th scope="rowgroup" colspan="5">
    <a href="{{ pillar.page }}">{{ pillar.name }}</a> <small>{{ pillar.about }}</small></th></tr>
    {% for row in pillar.rows %}<tr><th scope="row">{{ row.name }}</th>
    <td class="now"><a href="{{ row.units }}">{{ row.figure.value }}</a>
    {%- if row.partial %} <small>{{ row.partial }}</small>{% endif %}</td>
    <td>{{ row.figure.change }}</td><td class="trend"
    {%- if row.figure.trend %} title="{{ row.figure.events }}"{% endif %}>
    {{- row.figure.trend|safe }}</td>
    <td><a href="{{ claims }}">{{ row.published }}</a>
    {% if row.day %}<small>{{ row.day }}</small>{% endif %}</td></tr>
    {% endfor %}</tbody>{% endfor %}</table>
    <p class="quiet">{{ source }}</p>
    """
)


def pillars(reader: Reader) -> None:
    """A card for each pillar, its figures one below the other."""
    t, edition = reader.t, reader.edition
    leading = {pillar: _leading(reader, pillar) for pillar in PILLARS}
    claims = [figure.claim for figures in leading.values() for figure in figures]
    main = mode(claim.as_of for claim in claims) if claims else None
    origins = sorted({t.label(claim.origin) for claim in claims if claim.as_of == main})
    st.html(
        CARDS(
            pillars=[_card(reader, pillar, shown, main) for pillar, shown in leading.items()],
            source=t(
                "overview.published_source", date=formats.day(main, t), origins=t.join(origins)
            ),
            now=t("overview.column_now"),
            badges=badges(edition),
            change=t("overview.column_change", date=str(reader.before)) if reader.before else "",
            trend=t("overview.column_trend"),
            published=t("overview.column_figure"),
            claims=reader.link("methods", section="claims"),
        )
    )


def _leading(reader: Reader, pillar: str) -> list[Figure]:
    """The first figures of a pillar that the records can answer."""
    own = (f for f in figures(reader.edition, reader.before) if f.claim.pillar == pillar)
    known = [f for f in own if f.claim.headline and f.claim.indicator]
    return sorted(known, key=lambda figure: figure.claim.headline or 0)[:MAX_LEADING]


def _card(reader: Reader, pillar: str, shown: list[Figure], main: date | None) -> dict[str, object]:
    t, edition = reader.t, reader.edition
    rows = [
        {
            "name": t.label(figure.claim.short),
            "figure": figure,
            "partial": formats.incomplete(edition.values.row(figure.claim.indicator)["status"], t),
            "units": reader.here(indicator=figure.claim.indicator),
            "published": formats.headline(figure.claim, t),
            "day": "" if figure.claim.as_of == main else formats.day(figure.claim.as_of, t),
        }
        for figure in shown
    ]
    return {
        "id": pillar,
        "page": reader.link(pillar, indicator=""),
        "name": t(f"pillar.{pillar}"),
        "about": t(f"pillar_about.{pillar}"),
        "rows": rows,
    }
