"""The scenario of a page: from the address, the session or the defaults; kept, compared, taken
away.
"""

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard import address, auth, indicators, paths, store
from dashboard.exhibits import Context
from dashboard.exhibits import what_if as exhibits
from dashboard.exhibits.board import group_name, leaf_name
from dashboard.indicators import CITY
from dashboard.what_if import shelf as shelves
from dashboard.what_if.composite import default_weights
from dashboard.what_if.scenario import (
    ASSESSMENT,
    FIRST,
    SECOND,
    THIRD,
    Scenario,
    ScenarioError,
    decode,
    encode,
)
from dashboard.what_if.setting import FORCE, Setting, of_assessment, of_index
from dashboard.what_if.workbook import WORDS, workbook
from dashboard.widgets import frame, furniture
from dashboard.widgets.board import newest
from dashboard.widgets.exhibit import show
from dashboard.widgets.view import View, keep

SIDE_BY_SIDE = 4


def stamped(view: View, scenario: Scenario) -> Scenario:
    """The scenario as made on the snapshot and the definitions at hand."""
    return replace(scenario, data=view.snapshot.id,
                   definitions=indicators.definitions_hash(view.known)[:8])


def default(view: View, like: Scenario) -> Scenario:
    """The weights in force (of the index: the default ones) for what `like` ranks."""
    if like.board == ASSESSMENT:
        years = store.assessment_years(view.snapshot, view.state.unit, like.subject)
        year = like.year if like.year in years else (years or ["0000"])[0]
        return stamped(view, replace(like, year=year, groups=FORCE.groups, leaves=FORCE.leaves))
    model = store.index_models(view.snapshot, like.subject)[like.rating, like.rule]
    weights = default_weights(model, view.known)
    return stamped(view, replace(like, groups=weights.groups, leaves=weights.leaves))


def fit(view: View, scenario: Scenario, unit: str, town: str = "") -> Setting:
    """The setting of a scenario at one place; `ScenarioError` where it does not fit."""
    if scenario.board == ASSESSMENT:
        years = store.assessment_years(view.snapshot, unit, scenario.subject)
        if scenario.year not in years and years and scenario.data != view.snapshot.id:
            scenario = replace(scenario, year=years[0])  # made in another period
        if scenario.year not in years:
            raise ScenarioError("choice", scenario.year)
        town = town if scenario.subject == "agency" else ""
        found = store.assessed(view.snapshot, unit, scenario.subject, scenario.year,
                               scenario.rating, town)
        if scenario.rating == "adjusted" and found.single_rater:
            raise ScenarioError("single_rater")
        return of_assessment(found, scenario)
    model = store.index_models(view.snapshot, scenario.subject)[scenario.rating, scenario.rule]
    return of_index(model, view.known, scenario)


def setting(view: View) -> tuple[View, Setting] | None:
    """The setting asked for, else the one last used, else the default one; the view with its
    scenario spelled out. None where nothing has been scored.
    """
    view = replace(view, state=replace(view.state, scenario=newest(view.state.scenario)))
    opened, view = view.state, _placed(view)
    found = _wanted(view) or _started(view)
    if found is None:
        return None
    if found.moved:
        _made_on_other(view, found.scenario)
    elif stamped(view, found.scenario) != found.scenario:
        # another period, or other definitions: the weights in force there
        found = fit(view, default(view, replace(found.scenario, year="")), view.state.unit,
                    view.state.town)
    code = encode(found.scenario)
    st.session_state[f"scenario_{view.state.section}"] = code
    keep(replace(opened, scenario=code))  # the city stays the city for the other pages
    return replace(view, state=replace(view.state, scenario=code)), found


def _placed(view: View) -> View:
    """The view at one county for the assessment (the first, for the city), at a town of it."""
    state, towns = view.state, store.towns(view.snapshot)
    if state.section == ASSESSMENT and state.unit == CITY:
        state = replace(state, unit=next(u for u in view.labels if u != CITY))
    if state.town and towns["unit"].get(state.town) != state.unit:
        state = replace(state, town="")
    return replace(view, state=state)


def _wanted(view: View) -> Setting | None:
    """What the address asks for, said when it cannot be; else what the session had last."""
    board, last = view.state.section, st.session_state.get(f"scenario_{view.state.section}")
    for text, asked in ((view.state.scenario, True), (last, False)):
        try:
            scenario = decode(text) if text else None
            if scenario and scenario.board == board:
                return fit(view, scenario, view.state.unit, view.state.town)
        except ScenarioError as fault:
            if asked:
                frame.notice("warning", view.t(f"what_if.refused.{fault.reason}", at=fault.at))
    return None


def _started(view: View) -> Setting | None:
    """The default of a board; None where nothing has been scored."""
    board, unit = view.state.section, view.state.unit
    start = Scenario(board, FIRST[board][0], SECOND[board][0], THIRD[board][0], "", "", "", None,
                     {})
    if board == ASSESSMENT and not store.assessment_years(view.snapshot, unit, start.subject):
        return None
    return fit(view, default(view, start), unit, view.state.town)


def _made_on_other(view: View, scenario: Scenario) -> None:
    """Say so where a scenario was made on other data or definitions than those it is shown on."""
    now = stamped(view, scenario)
    if (now.data, now.definitions) != (scenario.data, scenario.definitions):
        frame.notice("warning", view.t(
            "what_if.made_on_other", data=scenario.data, definitions=scenario.definitions,
            now=now.data, now_definitions=now.definitions))


def shelf(view: View, context: Context, found: Setting, names: exhibits.Names) -> None:
    """Keep this scenario, open others, lay up to four side by side, take it away."""
    t, owner = view.t, auth.identity().name
    st.html(f'<h2 class="section" id="scenarios">{escape(t("what_if.shelf.title"))}</h2>'
            f'<p class="quiet">{escape(t("what_if.shelf.about"))}</p>')
    there, damaged = shelves.kept(paths.data(), owner)
    for name in damaged:
        frame.notice("warning", t("what_if.shelf.damaged", file=name))
    with st.container(key="pair_shelf"):
        left, right = st.columns(2, gap="medium")
        with left:
            _form(view, found, owner)
            _workbook(view, context, found, names)
        with right:
            _list(view, there, owner)
    _compare(view, context, found, names, there)


def _form(view: View, found: Setting, owner: str) -> None:
    t = view.t
    name = st.text_input(t("what_if.shelf.name"), max_chars=shelves.NAME, key="scenario_name")
    about = st.text_input(t("what_if.shelf.description"), max_chars=shelves.DESCRIPTION,
                          key="scenario_description")
    if not st.button(t("what_if.shelf.keep"), key="keep_scenario"):
        return
    try:
        shelves.keep(paths.data(), owner, name=name, description=about,
                     parameters=view.state.parameters(), data=found.scenario.data,
                     definitions=found.scenario.definitions)
    except (shelves.ShelfError, OSError) as fault:
        reason = getattr(fault, "reason", "unwritable")
        most = {"name_long": shelves.NAME, "description_long": shelves.DESCRIPTION}.get(
            reason, shelves.MOST)
        frame.notice("error", t(f"what_if.shelf.{reason}", name=name, most=most))
        return
    st.rerun()


def _list(view: View, there: list[shelves.Kept], owner: str) -> None:
    t = view.t
    if not there:
        st.html(f'<p class="quiet">{escape(t("what_if.shelf.none"))}</p>')
        return
    lines = "".join(
        f'<li><a href="{escape(_address(view, one))}"><b>{escape(one.name)}</b></a> '
        f'{escape(one.description)}<br><span class="quiet">'
        f'{escape(t("what_if.shelf.made", at=one.at, data=one.data, hash=one.definitions))}'
        "</span></li>" for one in there)
    st.html(f'<ul class="index">{lines}</ul>')
    with st.popover(t("what_if.shelf.drop")):
        gone = st.selectbox(t("what_if.shelf.which"), there, format_func=lambda one: one.name)
        if st.button(t("what_if.shelf.really"), key="drop_scenario"):
            shelves.drop(paths.data(), owner, gone.id)
            st.rerun()


def _address(view: View, one: shelves.Kept) -> str:
    """The address of a scenario kept, in the reader's language."""
    return address.here({**one.parameters, "lang": view.t.lang})


def _compare(view: View, context: Context, found: Setting, names: exhibits.Names,
             there: list[shelves.Kept]) -> None:
    t, fitting, unfit = view.t, {}, []
    for one in there:
        try:
            scenario = decode(one.parameters.get("scenario", ""))
            if (scenario.board, scenario.subject, scenario.year) != (
                    found.scenario.board, found.scenario.subject, found.scenario.year):
                continue
            fitting[one.name] = fit(view, scenario, view.state.unit, view.state.town)
        except ScenarioError:
            unfit.append(one.name)
    if unfit:
        frame.notice("warning", t("what_if.shelf.unfit", names=t.join(unfit)))
    if not fitting:
        return
    asked = st.multiselect(t("what_if.shelf.compare", most=SIDE_BY_SIDE), list(fitting),
                           default=list(fitting)[-SIDE_BY_SIDE:], max_selections=SIDE_BY_SIDE,
                           placeholder="", key=f"compare_{'_'.join(fitting)}")
    if asked:
        show(view, exhibits.comparison(context, found, {n: fitting[n] for n in asked}, names))


def _workbook(view: View, context: Context, found: Setting, names: exhibits.Names) -> None:
    t, stamp = view.t, exhibits.stamp(context, found)
    facts = [(t("what_if.file.what"), stamp),
             (t("what_if.file.said"), exhibits.conclusion(context, found, names)),
             (t("what_if.file.data"), furniture.file_note(view, view.snapshot.id)),
             (t("what_if.file.definitions"), indicators.definitions_hash(view.known)),
             (t("what_if.file.scenario"), encode(found.scenario)),
             (t("what_if.file.left_out"), exhibits.left_out(context, found) or "–"),
             (t("what_if.file.choices"), t.join(exhibits.choices_said(context, found))),
             (t("what_if.file.how"), t("what_if.file.how_text"))]
    words = {name: t(f"what_if.file.{name}") for name in WORDS}
    groups = {g: group_name(context, found, g) for g in found.model.groups}
    leaves = {leaf: leaf_name(context, leaf) for leaf in found.model.leaves}
    st.download_button(
        t("what_if.file.take"), key="xlsx_scenario", mime=furniture.XLSX, on_click="ignore",
        file_name=f"scenario_{found.scenario.board}_{view.state.unit}_{view.snapshot.id}"
                  f"_{view.snapshot.provenance}.xlsx",
        data=lambda: workbook(found, names={p: n[1] for p, n in names.items()},
                              leaf_names=leaves, group_names=groups, facts=facts, stamp=stamp,
                              words=words))
