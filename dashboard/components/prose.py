"""The lines of text and links that pages are written with."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard.charts import marks_of
from dashboard.charts.grid import listing
from dashboard.edition import Edition
from dashboard.text.html import template
from dashboard.text.i18n import Translator
from dashboard.views.common import cell_words

ACTION = template('<a class="act{{ kind }}" href="{{ link }}">{{ text }}</a>')
BADGES = template('{% for word in words %}<span class="flag">{{ word }}</span> {% endfor %}')
CONCLUSION = template('<p class="conclusion">{{ badges }}{{ text }}</p>')
PLAIN = template("<p>{{ text }}</p>")
QUIET = template('<p class="quiet">{{ text }}</p>')
SOURCE = template('<p class="source">{{ text }}</p>')
LIST = template(
    '<ul{% if kind %} class="{{ kind }}"{% endif %}>'
    "{% for line in lines %}<li>{{ line }}</li>{% endfor %}</ul>"
)
RULES = template('<ul class="rules">{% for line in lines %}<li>{{ line }}</li>{% endfor %}</ul>')
HEAD = template('<h2 class="view">{{ text }}</h2>')
SECTION = template(
    '<h2 class="section"{% if id %} id="{{ id }}"{% endif %}>{{ title }}</h2>'
    '{% if note %}<p class="quiet">{{ note }}</p>{% endif %}'
)
TABLE = template('<div class="records{{ kind }}">{{ table }}</div>')
TABS = template(
    """
    <nav class="tabs tabs-{{ kind }}" aria-label="{{ label }}">
    {% for key, (name, link) in tabs.items() %}
    <a href="{{ link }}"{% if key == current %} aria-current=page{% endif %}>{{ name }}</a>
    {% endfor %}
    </nav>
    """
)
TAKEAWAY = template('<p class="reading{{ kind }}">{{ badges }}{{ text }}</p>')


def badges(edition: Edition, row: Mapping[Any, Any] | None = None) -> Markup:
    """The provenance badges of a sentence made from this snapshot, or from one `row` of its
    values.
    """
    whole: dict[Any, Any] = {"aggregated": False, "status": "value"} | dict(row or {})
    total = whole | {"provenance": edition.snapshot.provenance}
    names = (edition.t(f"provenance.{name}.name") for name in marks_of(total))
    return BADGES(words=[word for word in (edition.status, *names) if word])


def action(link: str, text: str, kind: str = "") -> Markup:
    """A link that looks like a button; `kind` is a class besides."""
    return ACTION(link=link, text=text, kind=f" {kind}" if kind else "")


def lines(texts: Iterable[str]) -> Markup:
    """Texts below each other."""
    return Markup("<br>").join(texts)


def conclusion(text: str, badges: str = "") -> None:
    """The sentence a page begins with."""
    st.html(CONCLUSION(text=text, badges=badges))


def takeaway(text: str, badges: str = "", kind: str = "") -> None:
    """A sentence read off numbers; `kind` is a class besides."""
    st.html(TAKEAWAY(text=text, badges=badges, kind=f" {kind}" if kind else ""))


def quiet(text: str) -> None:
    """A line that stands back."""
    st.html(QUIET(text=text))


def plain(text: str) -> None:
    """A line of text."""
    st.html(PLAIN(text=text))


def section(title: str, note: str = "", id_: str = "") -> None:
    """A section head (with `id_` a target of links), and a quiet line below it."""
    st.html(SECTION(title=title, note=note, id=id_))


def heading(text: str) -> None:
    """The head of a part of a section."""
    st.html(HEAD(text=text))


def listed(lines: Iterable[str], kind: str = "") -> None:
    """Lines as a list."""
    st.html(LIST(lines=lines, kind=kind))


def table(frame: pd.DataFrame, t: Translator, kind: str = "") -> None:
    """A table to read whole; `kind` is a class besides."""
    kind = f" {kind}" if kind else ""
    st.html(TABLE(table=Markup(listing(frame, cell_words(t))), kind=kind))  # noqa: S704 - escaped


def tabs(tabs: Mapping[str, tuple[str, str]], current: str, *, label: str, kind: str) -> None:
    """Names and links by key, as tabs: each is a permanent address."""
    st.html(TABS(tabs=tabs, current=current, label=label, kind=kind))
