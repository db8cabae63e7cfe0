"""The three pillars with their headline figures, as published."""

from datetime import date
from statistics import mode

import streamlit as st

from dashboard.claims import Claim
from dashboard.components.prose import badges
from dashboard.edition import Reader
from dashboard.indicators import CITY, PILLARS, summaries
from dashboard.text import formats
from dashboard.text.html import template
from dashboard.text.i18n import Translator

CARDS = template(
    """
    <div class="cards">{% for card in cards %}
    <section class="card card-{{ card.pillar }}">
    <h2><a href="{{ card.page }}">{{ card.name }}</a><small>{{ card.about }}</small></h2>
    <dl>{% for short, (before, digits, after) in card.figures %}
    <div><dt>{{ short }}</dt><dd><a href="{{ card.claims }}">
    <small>{{ before }}</small>{{ digits }}<small>{{ after }}</small></a></dd></div>
    {% endfor %}</dl>
    <p>{{ card.source }}</p>
    <p>{{ card.badges }}{% for name, value, link, band in card.state %}
    {% if not loop.first %}{{ separator }}{% endif %}
    {{ name }} <a href="{{ link }}">{{ value }}</a>{% if band %} {{ band }}{% endif %}
    {% endfor %}</p></section>
    {% endfor %}</div>
    """
)


def pillars(reader: Reader) -> None:
    """A card for each pillar."""
    cards = [_card(reader, pillar) for pillar in PILLARS]
    st.html(CARDS(cards=cards, separator=reader.t("list.item")))


def _card(reader: Reader, pillar: str) -> dict[str, object]:
    t = reader.t
    claims = (c for c in reader.edition.claims.values() if c.pillar == pillar and c.headline)
    chosen = sorted(claims, key=lambda claim: claim.headline or 0)
    main = mode([c.as_of for c in chosen]) if chosen else None
    origins = sorted({t.label(c.origin) for c in chosen if c.as_of == main})
    sources = t.join([t("overview.as_of", date=formats.day(main, t)), *origins])
    return {
        "pillar": pillar,
        "page": reader.link(pillar, indicator=""),
        "name": t(f"pillar.{pillar}"),
        "about": t(f"pillar_about.{pillar}"),
        "claims": reader.link("methods", section="claims"),
        "figures": [(_short(c, main, t), formats.split(formats.headline(c, t))) for c in chosen],
        "source": f"{t('provenance.published.name')} · {sources}",
        "badges": badges(reader.edition),
        "state": _state(reader, pillar),
    }


def _short(claim: Claim, main: date | None, t: Translator) -> str:
    """The claim's short label, with its date where it is not that of the card."""
    short = t.label(claim.short)
    if claim.as_of == main:
        return short
    return f"{short} · {t('overview.as_of', date=formats.day(claim.as_of, t))}"


def _state(reader: Reader, pillar: str) -> list[tuple[str, str, str, str]]:
    """The pillar in this snapshot: its banded indicators, else those scored."""
    t, edition = reader.t, reader.edition
    scored = [
        i
        for i in edition.known.values()
        if i.pillar == pillar and i.direction != "information" and i.is_share
    ]
    thresholds = {i.id: summaries.threshold(i, edition.as_of) for i in scored}
    banded = [i for i in scored if thresholds[i.id]]
    lines = []
    for indicator in (banded or scored)[:2]:
        row = edition.values.row(indicator.id)
        band = summaries.band(row["value"], thresholds[indicator.id], indicator.direction)
        link = reader.link("records", indicator=indicator.id, unit=CITY)
        word = formats.band(band, indicator, t)
        lines.append((t.label(indicator.name), formats.lead(row, indicator, t), link, word))
    return lines
