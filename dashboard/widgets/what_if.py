"""What-if on weights: what is chosen, the board, and the exact panels that follow it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from dashboard import address, store
from dashboard.exhibits import Context, Exhibit, index, statutory
from dashboard.exhibits import what_if as exhibits
from dashboard.exhibits.board import board
from dashboard.snapshots import Snapshot
from dashboard.what_if.robust import tiers, weak
from dashboard.what_if.scenario import (
    ASSESSMENT,
    BOARDS,
    ScenarioError,
    decode,
    encode,
)
from dashboard.what_if.setting import Setting
from dashboard.what_if.statutory import FIRST_YEAR
from dashboard.widgets import frame, scenarios
from dashboard.widgets import weights as controls
from dashboard.widgets.board import live
from dashboard.widgets.exhibit import grid, show
from dashboard.widgets.pillar import context_of
from dashboard.widgets.view import View

CONTROLS = ("live", "plain")


def choices(snapshot: Snapshot, given: Mapping[str, str]) -> address.Options:
    """A board, its scenario, who stands out, and how weights are moved. A scenario alone says
    which board it is of.
    """
    boards = list(BOARDS)
    try:
        asked = decode(given.get("scenario", "")).board
        boards = [asked] if "section" not in st.query_params else sorted(
            BOARDS, key=lambda b: b != asked)
    except ScenarioError:
        pass
    return {"section": boards, "scenario": bool, "target": bool, "town": bool,
            "controls": CONTROLS}


def page(view: View) -> None:
    """Choices, conclusion, board, panels, scenarios."""
    found = scenarios.setting(view)
    if found is None:
        controls.choose(view, None)
        _nothing(view, "")
        return
    view, setting = found
    context, names = context_of(view), place_names(view, setting)
    if setting.now.isna().all():
        controls.choose(view, setting)
        _nothing(view, exhibits.left_out(context, setting))
        return
    stamp = exhibits.stamp(context, setting)
    st.html(f'<p class="conclusion"><span class="flag">{escape(stamp)}</span> '
            f"{escape(exhibits.conclusion(context, setting, names))}</p>")
    controls.choose(view, setting)
    if setting.single_rater and not view.state.town:
        frame.notice("warning", view.t("what_if.note.single"))
    _board(view, context, setting, names)
    panels = _statutory if setting.statutory else _index
    shown = panels(view, context, setting, names)
    even = len(shown) // 2 * 2
    grid(view, shown[:even])
    for exhibit in shown[even:]:  # a last one alone has the row to itself
        show(view, exhibit)
    if setting.statutory:
        _needed(view, context, setting, names)
    scenarios.shelf(view, context, setting, names)


def _nothing(view: View, more: str) -> None:
    """Why there is nothing to weigh: before the rule, nothing scored, nothing to average."""
    key = "index" if view.state.section != ASSESSMENT else \
        "before" if view.snapshot.as_of.year < FIRST_YEAR else "assessment"
    st.html(f'<p class="reading">'
            f'{escape(view.t(f"what_if.nothing.{key}", year=FIRST_YEAR))} {escape(more)}</p>')


def place_names(view: View, setting: Setting) -> exhibits.Names:
    """Short and full names of what is ranked: units, towns, or targets of one county."""
    t, subject = view.t, setting.scenario.subject
    if setting.statutory:
        rows = store.answer(view.snapshot, "empowerment/assessment", unit=view.state.unit)
        full = dict(zip(rows["target"], rows[f"name_{t.lang}"], strict=True))
        place = view.names[view.state.unit]
        return {target: (shortened(name, place, t.lang), name) for target, name in full.items()}
    context = context_of(view)
    if subject == "unit":
        return {u: (context.short[u], name) for u, name in context.names.items()}
    twice = set(context.towns.loc[context.towns["name"].duplicated(keep=False), "name"])
    return {code: (f"{context.short[town['unit']]} {town['name']}" if town["name"] in twice
                   else town["name"], f"{context.names[town['unit']]} {town['name']}")
            for code, town in context.towns.to_dict("index").items()}


def shortened(name: str, place: str, lang: str) -> str:
    """A target's name without its county in front and the demonstration mark behind, which the
    page says already.
    """
    front = place if lang == "zh" else place.split(" ", maxsplit=1)[0] + " "
    for mark in ("（示例）", " (demo)"):
        name = name.removesuffix(mark)
    return name.removeprefix(front) or name


def _chosen(view: View, setting: Setting) -> str:
    """Who stands out: the target clicked, else the unit of the view; else nobody."""
    state, places = view.state, setting.model.values.index
    if state.target in places:
        return state.target
    return state.unit if not setting.statutory and state.unit in places else ""


def _choose(view: View, place: str) -> None:
    """Let a place stand out; a unit is the unit of the view too."""
    if place in view.labels:
        st.query_params["unit"] = place
    st.query_params["target"] = place


def _board(view: View, context: Context, setting: Setting, names: exhibits.Names) -> None:
    """The live board; or, where it cannot load, plain sliders that do the same."""
    ranking = exhibits.ranking(context, setting, names)
    if view.state.controls == "plain":
        controls.plain(view, context, setting)
        show(view, ranking)
    else:
        tier = None
        if not setting.statutory:
            share = _shares(view, setting)
            tier = _tiers(setting, share) if weak(share) else None
        data = board(context, setting, names, _chosen(view, setting), tier)
        place = f"{view.state.unit} {view.state.town} " if setting.statutory else ""
        show(view, ranking, lambda: live(
            data, code=view.state.scenario, place=place + data["parts"],
            moved=partial(controls.put, view, setting),
            chosen=lambda place: _choose(view, place)))
    other = "live" if view.state.controls == "plain" else "plain"
    here = view.state.parameters()
    link, method = address.here(here, controls=other), address.link("methods", here,
                                                                    section="index")
    st.html(f'<p class="quiet">{escape(view.t("what_if.board.reading"))} <a class="act" '
            f'href="{escape(link)}">{escape(view.t(f"what_if.controls.{other}"))}</a> '
            f'<a class="act" href="{escape(method)}">{escape(view.t("exhibit.method"))}</a></p>')


def _tiers(setting: Setting, share: pd.DataFrame) -> pd.Series:
    """The tier of every place; none (0) for those without a score."""
    return tiers(share).reindex(setting.model.values.index).fillna(0).astype(int)


def _key(view: View, setting: Setting) -> tuple[str, ...]:
    """What rank shares hang on: everything but the weights of the groups."""
    now = scenarios.stamped(view, setting.scenario)  # what it was made on does not matter here
    scenario = now.with_weights(None, now.leaves)
    return (view.snapshot.id, view.snapshot.digest, view.state.unit, view.state.town,
            encode(replace(scenario, rule="" if setting.statutory else scenario.rule)))


def _shares(view: View, setting: Setting) -> pd.DataFrame:
    """SMAA of the board: over all components, or over the pillars."""
    if setting.statutory:
        model = setting.model
        return store.rank_shares((*_key(view, setting), str(setting.floor)),
                                 model.values[model.leaves], setting.floor)
    return store.rank_shares(_key(view, setting), index.parts(setting), 0.0)


def _statutory(view: View, context: Context, setting: Setting, names: exhibits.Names
               ) -> Sequence[Exhibit]:
    chosen = _chosen(view, setting)
    return [statutory.rank_paths(context, setting, names, chosen or str(setting.table.index[0])),
            statutory.swap_list(context, setting, names),
            statutory.attainable(context, setting, names, chosen),
            statutory.all_weightings(context, setting, names, _shares(view, setting), chosen)]


def _index(view: View, context: Context, setting: Setting, names: exhibits.Names
           ) -> Sequence[Exhibit]:
    chosen, share = _chosen(view, setting), _shares(view, setting)
    models = store.index_models(view.snapshot, setting.scenario.subject)
    return [index.acceptability(context, setting, names, share, chosen),
            index.triangle(context, setting, names, chosen),
            index.bands(context, setting, names, share), index.movers(context, setting, names),
            index.ranges(context, setting, names, models)]


def _needed(view: View, context: Context, setting: Setting, names: exhibits.Names) -> None:
    """Paper and effective weight; what one target needs; what the numbers cannot tell."""
    table = setting.table
    order = [str(p) for p in table.index]
    # one in the middle before any weight was moved: a default that wandered with the weights
    # would be sent back, late, as if it had been chosen
    middle = table.sort_values("rank_before", kind="stable").index[len(order) // 2]
    target = _chosen(view, setting) or str(middle)
    with st.container(key="pair_needed"):
        left, right = st.columns(2, gap="medium")
        with left:
            show(view, statutory.effective(context, setting, names))
            lines = "".join(f"<li>{escape(n)}</li>" for n in statutory.notes(context, setting))
            st.html(f'<h3 class="exhibit">{escape(view.t("what_if.note.title"))}</h3>'
                    f'<ul class="rules">{lines}</ul>')
        with right:
            controls.target(view, order, target, names)
            show(view, statutory.needed(context, setting, names, target))
