"""A pillar page: conclusion, mechanisms as tabs, then one mechanism with all its views."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from dashboard import address, maps, mechanisms, store, wording
from dashboard.exhibits import Context
from dashboard.exhibits.base import Builder
from dashboard.exhibits.indicator import towns, trend
from dashboard.exhibits.matrix import matrix
from dashboard.mechanisms import Section
from dashboard.widgets import explorer
from dashboard.widgets.exhibit import grid, show
from dashboard.widgets.frame import flag
from dashboard.widgets.view import ALL, View


def page(view: View, exhibits: Mapping[str, Sequence[Builder]]) -> None:
    """Everything between head and foot; `exhibits` are the builders of each section."""
    _conclusion(view)
    parts = {part.id: part for part in mechanisms.sections(view.pillar)}
    _tabs(view)
    context = context_of(view)
    if view.state.section == ALL:
        show(view, matrix(context))
        return
    part = parts[view.state.section]
    _section(view, part)
    explorer.indicator(view, [i.id for i in part.indicators(view.known)])
    grid(view, [trend(context), towns(context),
                *(build(context) for build in exhibits[part.id])])


def context_of(view: View) -> Context:
    """What the builders may look at."""
    t, snapshot = view.t, view.snapshot
    named = store.towns(snapshot)
    return Context(
        t=t, pillar=view.pillar, parameters=view.state.parameters(), as_of=snapshot.as_of,
        provenance=snapshot.provenance, names=view.names,
        short=maps.short_names(t.lang, view.names),
        towns=named.assign(name=named[f"name_{t.lang}"])[["unit", "name"]],
        claims=store.published(), known=view.known, values=view.values, history=view.history,
        ask=lambda question, **parameters: store.answer(snapshot, question, **parameters))


def _conclusion(view: View) -> None:
    """Bands of the pillar's indicators, and what moved since the period compared with."""
    known = {i.id: i for i in view.known.values() if i.pillar == view.pillar}
    text = wording.pillar_conclusion(view.values, known, view.snapshot.as_of, view.t)
    if view.compared is not None:
        text += " " + wording.movement(view.values, view.compared_values, known,
                                       view.compared.as_of, view.t)
    st.html(f'<p class="conclusion">{flag(view)}{escape(text)}</p>')


def _tabs(view: View) -> None:
    """The sections as links: each is a permanent address."""
    state = view.state.parameters()
    chosen, kept = state["section"], {k: v for k, v in state.items() if k != "indicator"}
    items = "".join(
        f'<a href="{escape(address.here(kept, section=id_))}"'
        f'{" aria-current=page" if id_ == chosen else ""}>{escape(name)}</a>'
        for id_, name in view.section_names.items())
    label = escape(view.t("pillar_page.sections"))
    st.html(f'<nav class="tabs tabs-{view.pillar}" aria-label="{label}">{items}</nav>')


def _section(view: View, part: Section) -> None:
    said = [view.t("pillar_page.rule", id=id_, rule=view.t.label(rule))
            for id_, rule in part.mechanisms.items()]
    rules = f'<p class="quiet">{"<br>".join(map(escape, said))}</p>'
    st.html(f'<h2 class="section">{escape(view.t.label(part.name))}</h2>{rules}')
