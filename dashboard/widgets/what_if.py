"""What-if on weights: what is chosen, the board, and the exact panels that follow it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from dashboard import address
from dashboard.edition import Edition, Reader
from dashboard.exhibits import Exhibit, index, statutory
from dashboard.exhibits import what_if as exhibits
from dashboard.exhibits.board import board
from dashboard.what_if import models
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

T = TypeVar("T")
CONTROLS = ("live", "plain")


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
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


def page(reader: Reader) -> None:
    """Choices, conclusion, board, panels, scenarios."""
    found = scenarios.setting(reader)
    if found is None:
        controls.choose(reader, None)
        _nothing(reader, "")
        return
    reader, setting = found
    names = _kept(reader, place_names, setting)
    if setting.now.isna().all():
        controls.choose(reader, setting)
        _nothing(reader, exhibits.left_out(reader, setting))
        return
    stamp = exhibits.stamp(reader, setting)
    st.html(f'<p class="conclusion"><span class="flag">{escape(stamp)}</span> '
            f"{escape(_kept(reader, exhibits.conclusion, setting, names))}</p>")
    controls.choose(reader, setting)
    if setting.single_rater and not reader.state.town:
        frame.notice("warning", reader.t("what_if.note.single"))
    _board(reader, setting, names)
    panels = _statutory if setting.statutory else _index
    shown = _kept(reader, panels, setting, names)
    even = len(shown) // 2 * 2
    grid(reader, shown[:even])
    for exhibit in shown[even:]:  # a last one alone has the row to itself
        show(reader, exhibit)
    if setting.statutory:
        _needed(reader, setting, names)
    scenarios.shelf(reader, setting, names)


def _nothing(reader: Reader, more: str) -> None:
    """Why there is nothing to weigh: before the rule, nothing scored, nothing to average."""
    key = "index" if reader.state.section != ASSESSMENT else \
        "before" if reader.edition.snapshot.as_of.year < FIRST_YEAR else "assessment"
    st.html(f'<p class="reading">'
            f'{escape(reader.t(f"what_if.nothing.{key}", year=FIRST_YEAR))} {escape(more)}</p>')


def place_names(reader: Reader, setting: Setting) -> exhibits.Names:
    """Short and full names of what is ranked: units, towns, or targets of one county."""
    t, edition, subject = reader.t, reader.edition, setting.scenario.subject
    if setting.statutory:
        rows = reader.edition.ask("empowerment/assessment", unit=reader.state.unit)
        full = dict(zip(rows["target"], rows[f"name_{t.lang}"], strict=True))
        place = reader.edition.names[reader.state.unit]
        return {target: (shortened(name, place, t.lang), name) for target, name in full.items()}
    if subject == "unit":
        return {u: (edition.short[u], name) for u, name in edition.names.items()}
    towns = edition.towns
    twice = set(towns.loc[towns["name"].duplicated(keep=False), "name"])
    return {code: (f"{edition.short[town['unit']]} {town['name']}" if town["name"] in twice
                   else town["name"], f"{edition.names[town['unit']]} {town['name']}")
            for code, town in towns.to_dict("index").items()}


def shortened(name: str, place: str, lang: str) -> str:
    """A target's name without its county in front and the demonstration mark behind, which the
    page says already.
    """
    front = place if lang == "zh" else place.split(" ", maxsplit=1)[0] + " "
    for mark in ("（示例）", " (demo)"):
        name = name.removesuffix(mark)
    return name.removeprefix(front) or name


def _chosen(reader: Reader, setting: Setting) -> str:
    """Who stands out: the target clicked, else the unit of the view; else nobody."""
    state, places = reader.state, setting.model.values.index
    if state.target in places:
        return state.target
    return state.unit if not setting.statutory and state.unit in places else ""


def _choose(reader: Reader, place: str) -> None:
    """Let a place stand out; a unit is the unit of the view too."""
    if place in reader.edition.labels:
        st.query_params["unit"] = place
    st.query_params["target"] = place


def _kept(reader: Reader, build: Callable[..., T], *arguments: Any) -> T:
    """What `build` makes of the scenario in the address, made once."""
    return reader.edition.recent((build, reader.state), lambda: build(reader, *arguments))


def _board(reader: Reader, setting: Setting, names: exhibits.Names) -> None:
    """The live board; or, where it cannot load, plain sliders that do the same."""
    ranking = _kept(reader, exhibits.ranking, setting, names)
    if reader.state.controls == "plain":
        controls.plain(reader, setting)
        show(reader, ranking)
    else:
        data = _kept(reader, _board_data, setting, names)
        place = f"{reader.unit} {reader.state.town} " if setting.statutory else ""
        show(reader, ranking, lambda: live(
            data, code=reader.state.scenario, place=place + data["parts"],
            moved=partial(controls.put, reader, setting),
            chosen=lambda place: _choose(reader, place)))
    other = "live" if reader.state.controls == "plain" else "plain"
    link, method = reader.here(controls=other), reader.link("methods", section="index")
    st.html(f'<p class="quiet">{escape(reader.t("what_if.board.reading"))} <a class="act" '
            f'href="{escape(link)}">{escape(reader.t(f"what_if.controls.{other}"))}</a> '
            f'<a class="act" href="{escape(method)}">{escape(reader.t("exhibit.method"))}</a></p>')


def _board_data(reader: Reader, setting: Setting, names: exhibits.Names) -> dict[str, Any]:
    """What the live board is given; tiers beside the ranks where these say little."""
    tier = None
    if not setting.statutory:
        share = _shares(reader, setting)
        tier = _tiers(setting, share) if weak(share) else None
    return board(reader, setting, names, _chosen(reader, setting), tier)


def _tiers(setting: Setting, share: pd.DataFrame) -> pd.Series:
    """The tier of every place; none (0) for those without a score."""
    return tiers(share).reindex(setting.model.values.index).fillna(0).astype(int)


def _key(reader: Reader, setting: Setting) -> tuple[str, ...]:
    """What rank shares hang on: everything but the weights of the groups."""
    now = scenarios.stamped(reader, setting.scenario)  # what it was made on does not matter here
    scenario = now.with_weights(None, now.leaves)
    return (reader.state.unit, reader.state.town,
            encode(replace(scenario, rule="" if setting.statutory else scenario.rule)))


def _shares(reader: Reader, setting: Setting) -> pd.DataFrame:
    """SMAA of the board: over all components, or over the pillars."""
    if setting.statutory:
        model = setting.model
        return models.rank_shares(reader.edition, (*_key(reader, setting), str(setting.floor)),
                                 model.values[model.leaves], setting.floor)
    return models.rank_shares(reader.edition, _key(reader, setting), index.parts(setting), 0.0)


def _statutory(reader: Reader, setting: Setting, names: exhibits.Names
               ) -> Sequence[Exhibit]:
    chosen = _chosen(reader, setting)
    return [statutory.rank_paths(reader, setting, names, chosen or str(setting.table.index[0])),
            statutory.swap_list(reader, setting, names),
            statutory.attainable(reader, setting, names, chosen),
            statutory.all_weightings(reader, setting, names, _shares(reader, setting), chosen)]


def _index(reader: Reader, setting: Setting, names: exhibits.Names
           ) -> Sequence[Exhibit]:
    chosen, share = _chosen(reader, setting), _shares(reader, setting)
    held = models.index_models(reader.edition, setting.scenario.subject)
    return [index.acceptability(reader, setting, names, share, chosen),
            index.triangle(reader, setting, names, chosen),
            index.bands(reader, setting, names, share), index.movers(reader, setting, names),
            index.ranges(reader, setting, names, held)]


def _needed(reader: Reader, setting: Setting, names: exhibits.Names) -> None:
    """Paper and effective weight; what one target needs; what the numbers cannot tell."""
    table = setting.table
    order = [str(p) for p in table.index]
    # one in the middle before any weight was moved: a default that wandered with the weights
    # would be sent back, late, as if it had been chosen
    middle = table.sort_values("rank_before", kind="stable").index[len(order) // 2]
    target = _chosen(reader, setting) or str(middle)
    with st.container(key="pair_needed"):
        left, right = st.columns(2, gap="medium")
        with left:
            show(reader, _kept(reader, statutory.effective, setting, names))
            notes = _kept(reader, statutory.notes, setting)
            lines = "".join(f"<li>{escape(n)}</li>" for n in notes)
            st.html(f'<h3 class="exhibit">{escape(reader.t("what_if.note.title"))}</h3>'
                    f'<ul class="rules">{lines}</ul>')
        with right:
            controls.target(reader, order, target, names)
            show(reader, _kept(reader, statutory.needed, setting, names, target))
