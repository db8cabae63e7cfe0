"""A pillar page: conclusion, mechanisms as tabs, then one mechanism with all its views."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from dashboard.components import explorer
from dashboard.components.layout import flag
from dashboard.components.view import grid, show
from dashboard.edition import ALL, Reader, address
from dashboard.indicators import mechanisms
from dashboard.indicators.mechanisms import Section
from dashboard.views import sentences
from dashboard.views.base import Builder
from dashboard.views.indicator import towns, trend
from dashboard.views.matrix import matrix


def page(reader: Reader, views: Mapping[str, Sequence[Builder]]) -> None:
    """Everything between head and foot; `views` are the builders of each section."""
    _conclusion(reader)
    parts = {part.id: part for part in mechanisms.sections(reader.pillar)}
    _tabs(reader)
    if reader.state.section == ALL:
        show(reader, reader.shown(matrix))
        return
    part = parts[reader.state.section]
    _section(reader, part)
    explorer.indicator(reader, [i.id for i in part.indicators(reader.edition.known)])
    grid(reader, [reader.shown(build) for build in (trend, towns, *views[part.id])])


def _conclusion(reader: Reader) -> None:
    """Bands of the pillar's indicators, and what moved since the period compared with."""
    text = sentences.pillar_conclusion(reader.edition, reader.pillar, reader.before)
    st.html(f'<p class="conclusion">{flag(reader.edition)}{escape(text)}</p>')


def _tabs(reader: Reader) -> None:
    """The sections as links: each is a permanent address."""
    state = reader.state.parameters()
    chosen, kept = state["section"], {k: v for k, v in state.items() if k != "indicator"}
    items = "".join(
        f'<a href="{escape(address.here(kept, section=id_))}"'
        f"{' aria-current=page' if id_ == chosen else ''}>{escape(name)}</a>"
        for id_, name in reader.section_names.items()
    )
    label = escape(reader.t("pillar_page.sections"))
    st.html(f'<nav class="tabs tabs-{reader.pillar}" aria-label="{label}">{items}</nav>')


def _section(reader: Reader, part: Section) -> None:
    said = [
        reader.t("pillar_page.rule", id=id_, rule=reader.t.label(rule))
        for id_, rule in part.mechanisms.items()
    ]
    rules = f'<p class="quiet">{"<br>".join(map(escape, said))}</p>'
    st.html(f'<h2 class="section">{escape(reader.t.label(part.name))}</h2>{rules}')
