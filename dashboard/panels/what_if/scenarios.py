"""The scenario of a page: from the address, the session or the defaults; kept, compared, taken
away.
"""

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard import auth, indicators, paths
from dashboard.components import chart_card, layout
from dashboard.components.board import newest
from dashboard.components.session import keep
from dashboard.components.view import show
from dashboard.edition import Reader, address
from dashboard.indicators import CITY
from dashboard.views import what_if as views
from dashboard.views.board import group_name, leaf_name
from dashboard.what_if import models, saved
from dashboard.what_if.scenario import (
    ASSESSMENT,
    RATINGS,
    RULES,
    SUBJECTS,
    Scenario,
    ScenarioError,
    decode,
    encode,
)
from dashboard.what_if.setting import Setting
from dashboard.what_if.workbook import WORDS, workbook

SIDE_BY_SIDE = 4


def setting(reader: Reader) -> tuple[Reader, Setting] | None:
    """The setting asked for, else the one last used, else the default one; the view with its
    scenario spelled out. None where nothing has been scored.
    """
    reader = replace(reader, state=replace(reader.state, scenario=newest(reader.state.scenario)))
    opened, reader = reader.state, _placed(reader)
    found = _wanted(reader) or _started(reader)
    if found is None:
        return None
    if found.moved:
        _made_on_other(reader, found.scenario)
    elif models.stamped(reader.edition, found.scenario) != found.scenario:
        # another period, or other definitions: the weights in force there
        there = replace(found.scenario, year="")
        found = models.fit(
            reader.edition,
            models.default(reader.edition, reader.unit, there),
            reader.unit,
            reader.state.town,
        )
    code = encode(found.scenario)
    st.session_state[f"scenario_{reader.state.section}"] = code
    keep(replace(opened, scenario=code))  # the city stays the city for the other pages
    return replace(reader, state=replace(reader.state, scenario=code)), found


def in_force(reader: Reader, unit: str) -> tuple[Reader, Setting] | None:
    """The weights in force in another county, as `setting` gives them."""
    state = replace(reader.state, unit=unit, town="", target="")
    found = _started(replace(reader, state=state))
    return found and (replace(reader, state=replace(state, scenario=encode(found.scenario))), found)


def _placed(reader: Reader) -> Reader:
    """The view at one county for the assessment (the first, for the city), at a town of it."""
    state, towns = reader.state, reader.edition.towns
    if state.section == ASSESSMENT and state.unit == CITY:
        state = replace(state, unit=next(u for u in reader.edition.labels if u != CITY))
    if state.town and towns["unit"].get(state.town) != state.unit:
        state = replace(state, town="")
    return replace(reader, state=state)


def _wanted(reader: Reader) -> Setting | None:
    """What the address asks for, said when it cannot be; else what the session had last."""
    board, last = reader.state.section, st.session_state.get(f"scenario_{reader.state.section}")
    for text, asked in ((reader.state.scenario, True), (last, False)):
        try:
            scenario = decode(text) if text else None
            if scenario and scenario.board == board:
                return models.fit(reader.edition, scenario, reader.state.unit, reader.state.town)
        except ScenarioError as fault:
            if asked:
                layout.notice("warning", reader.t(f"what_if.refused.{fault.reason}", at=fault.at))
    return None


def _started(reader: Reader) -> Setting | None:
    """The default of a board; None where nothing has been scored."""
    board, unit = reader.state.section, reader.state.unit
    start = Scenario(
        board, SUBJECTS[board][0], RATINGS[board][0], RULES[board][0], "", "", "", None, {}
    )
    if board == ASSESSMENT and not models.assessment_years(reader.edition, unit, start.subject):
        return None
    return models.fit(
        reader.edition, models.default(reader.edition, unit, start), unit, reader.state.town
    )


def _made_on_other(reader: Reader, scenario: Scenario) -> None:
    """Say so where a scenario was made on other data or definitions than those it is shown on."""
    now = models.stamped(reader.edition, scenario)
    if (now.data, now.definitions) != (scenario.data, scenario.definitions):
        layout.notice(
            "warning",
            reader.t(
                "what_if.made_on_other",
                data=scenario.data,
                definitions=scenario.definitions,
                now=now.data,
                now_definitions=now.definitions,
            ),
        )


def shelf(reader: Reader, found: Setting, names: views.Names) -> None:
    """Keep this scenario, open others, lay up to four side by side, take it away."""
    t, owner = reader.t, auth.identity().name
    st.html(
        f'<h2 class="section" id="scenarios">{escape(t("what_if.shelf.title"))}</h2>'
        f'<p class="quiet">{escape(t("what_if.shelf.about"))}</p>'
    )
    there, damaged = saved.saved(paths.data(), owner)
    for name in damaged:
        layout.notice("warning", t("what_if.shelf.damaged", file=name))
    with st.container(key="pair_shelf"):
        left, right = st.columns(2, gap="medium")
        with left:
            _form(reader, found, owner)
            _workbook(reader, found, names)
        with right:
            _list(reader, there, owner)
    _compare(reader, found, names, there)


def _form(reader: Reader, found: Setting, owner: str) -> None:
    t = reader.t
    name = st.text_input(t("what_if.shelf.name"), max_chars=saved.MAX_NAME, key="scenario_name")
    about = st.text_input(
        t("what_if.shelf.description"), max_chars=saved.MAX_DESCRIPTION, key="scenario_description"
    )
    if not st.button(t("what_if.shelf.keep"), key="keep_scenario"):
        return
    try:
        saved.save(
            paths.data(),
            owner,
            name=name,
            description=about,
            parameters=reader.state.parameters(),
            data=found.scenario.data,
            definitions=found.scenario.definitions,
        )
    except (saved.UnsavedError, OSError) as fault:
        reason = getattr(fault, "reason", "unwritable")
        most = {"name_long": saved.MAX_NAME, "description_long": saved.MAX_DESCRIPTION}.get(
            reason, saved.MAX_SAVED
        )
        layout.notice("error", t(f"what_if.shelf.{reason}", name=name, most=most))
        return
    st.rerun()


def _list(reader: Reader, there: list[saved.Saved], owner: str) -> None:
    t = reader.t
    if not there:
        st.html(f'<p class="quiet">{escape(t("what_if.shelf.none"))}</p>')
        return
    lines = "".join(
        f'<li><a href="{escape(_address(reader, one))}"><b>{escape(one.name)}</b></a> '
        f'{escape(one.description)}<br><span class="quiet">'
        f"{escape(t('what_if.shelf.made', at=one.at, data=one.data, hash=one.definitions))}"
        "</span></li>"
        for one in there
    )
    st.html(f'<ul class="index">{lines}</ul>')
    with st.popover(t("what_if.shelf.drop")):
        gone = st.selectbox(t("what_if.shelf.which"), there, format_func=lambda one: one.name)
        if st.button(t("what_if.shelf.really"), key="drop_scenario"):
            saved.delete(paths.data(), owner, gone.id)
            st.rerun()


def _address(reader: Reader, one: saved.Saved) -> str:
    """The address of a scenario kept, in the reader's language."""
    return address.here({**one.parameters, "lang": reader.t.lang})


def _compare(reader: Reader, found: Setting, names: views.Names, there: list[saved.Saved]) -> None:
    t, fitting, unfit = reader.t, {}, []
    for one in there:
        try:
            scenario = decode(one.parameters.get("scenario", ""))
            if (scenario.board, scenario.subject, scenario.year) != (
                found.scenario.board,
                found.scenario.subject,
                found.scenario.year,
            ):
                continue
            fitting[one.name] = models.fit(reader.edition, scenario, reader.unit, reader.state.town)
        except ScenarioError:
            unfit.append(one.name)
    if unfit:
        layout.notice("warning", t("what_if.shelf.unfit", names=t.join(unfit)))
    if not fitting:
        return
    asked = st.multiselect(
        t("what_if.shelf.compare", most=SIDE_BY_SIDE),
        list(fitting),
        default=list(fitting)[-SIDE_BY_SIDE:],
        max_selections=SIDE_BY_SIDE,
        placeholder="",
        key=f"compare_{'_'.join(fitting)}",
    )
    if asked:
        show(reader, views.comparison(reader, found, {n: fitting[n] for n in asked}, names))


def _workbook(reader: Reader, found: Setting, names: views.Names) -> None:
    t, stamp = reader.t, views.stamp(reader, found)
    facts = [
        (t("what_if.file.what"), stamp),
        (t("what_if.file.said"), views.conclusion(reader, found, names)),
        (t("what_if.file.data"), chart_card.file_note(reader, reader.edition.snapshot.id)),
        (t("what_if.file.definitions"), indicators.definitions_hash(reader.edition.known)),
        (t("what_if.file.scenario"), encode(found.scenario)),
        (t("what_if.file.left_out"), views.left_out(reader, found) or "–"),
        (t("what_if.file.choices"), t.join(views.choices_said(reader, found))),
        (t("what_if.file.how"), t("what_if.file.how_text")),
    ]
    words = {name: t(f"what_if.file.{name}") for name in WORDS}
    groups = {g: group_name(reader, found, g) for g in found.model.groups}
    leaves = {leaf: leaf_name(reader, leaf) for leaf in found.model.leaves}
    st.download_button(
        t("what_if.file.take"),
        key="xlsx_scenario",
        mime=chart_card.XLSX,
        on_click="ignore",
        file_name=f"scenario_{found.scenario.board}_{reader.state.unit}_{reader.edition.snapshot.id}"
        f"_{reader.edition.snapshot.provenance}.xlsx",
        data=lambda: workbook(
            found,
            names={p: n[1] for p, n in names.items()},
            leaf_names=leaves,
            group_names=groups,
            facts=facts,
            stamp=stamp,
            words=words,
        ),
    )
