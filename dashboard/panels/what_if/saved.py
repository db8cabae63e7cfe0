"""Scenarios saved: this one, others to open, several side by side, one as a workbook."""

from dataclasses import replace

import streamlit as st

from dashboard import auth, paths
from dashboard.access import Person, Right
from dashboard.components import layout, prose, view
from dashboard.edition import Reader, address
from dashboard.panels.what_if import workbook
from dashboard.text.html import template
from dashboard.views import what_if as views
from dashboard.what_if import models
from dashboard.what_if import saved as repository
from dashboard.what_if.scenario import ScenarioError, decode, encode
from dashboard.what_if.setting import Setting

MAX_COMPARED = 4
SAVED = template(
    """
    <ul class="index">{% for link, name, description, made in items %}
    <li><a href="{{ link }}"><b>{{ name }}</b></a> {{ description }}<br>
    <span class="quiet">{{ made }}</span></li>
    {% endfor %}</ul>
    """
)


def show(reader: Reader, found: Setting, names: views.Names) -> None:
    """Save this scenario, open others, lay up to four side by side, take it away."""
    t, owner = reader.t, auth.person()
    if not owner.may(Right.ANALYSE):
        workbook.download(reader, found, names)
        return
    prose.section(t("what_if.saved.title"), t("what_if.saved.about"), "scenarios")
    there, damaged = repository.saved(paths.data(), owner)
    for name in damaged:
        layout.notice("warning", t("what_if.saved.damaged", file=name))
    with st.container(key="pair_saved"):
        left, right = st.columns(2, gap="medium")
        with left:
            _form(reader, found, owner)
            workbook.download(reader, found, names)
        with right:
            _list(reader, there, owner)
    _compare(reader, found, names, there)


def _form(reader: Reader, found: Setting, owner: Person) -> None:
    t = reader.t
    name = st.text_input(
        t("what_if.saved.name"), max_chars=repository.MAX_NAME, key="scenario_name"
    )
    about = st.text_input(
        t("what_if.saved.description"),
        max_chars=repository.MAX_DESCRIPTION,
        key="scenario_description",
    )
    if not st.button(t("what_if.saved.save"), key="keep_scenario"):
        return
    named = replace(found.scenario, name=name.strip()[: repository.MAX_NAME])
    if found.statutory:
        named = replace(named, unit=reader.state.unit, town=reader.state.town)
    parameters = reader.state.parameters() | {"scenario": encode(named)}
    try:
        repository.save(
            paths.data(),
            owner,
            name=name,
            description=about,
            parameters=parameters,
            data=found.scenario.data,
            definitions=found.scenario.definitions,
        )
    except repository.UnsavedError as error:
        layout.notice("error", error.message(t))
        return
    except OSError:
        layout.notice("error", t("what_if.saved.unwritable"))
        return
    st.rerun()


def _list(reader: Reader, there: list[repository.Saved], owner: Person) -> None:
    t = reader.t
    if not there:
        prose.quiet(t("what_if.saved.none"))
        return
    items = [
        (
            _address(reader, one),
            one.name,
            one.description,
            t("what_if.saved.made", at=one.at, data=one.data, hash=one.definitions),
        )
        for one in there
    ]
    st.html(SAVED(items=items))
    with st.popover(t("what_if.saved.delete")):
        gone = st.selectbox(t("what_if.saved.which"), there, format_func=lambda one: one.name)
        if st.button(t("what_if.saved.really"), key="drop_scenario"):
            repository.delete(paths.data(), owner, gone.id)
            st.rerun()


def _address(reader: Reader, one: repository.Saved) -> str:
    """The address of a scenario kept, in the reader's language."""
    return address.here({**one.parameters, "lang": reader.t.lang})


def _compare(
    reader: Reader, found: Setting, names: views.Names, there: list[repository.Saved]
) -> None:
    t, fitting, unfit, elsewhere = reader.t, {}, [], []
    for one in there:
        try:
            scenario = decode(one.parameters.get("scenario", ""))
            if (scenario.board, scenario.subject, scenario.year) != (
                found.scenario.board,
                found.scenario.subject,
                found.scenario.year,
            ):
                continue
            if scenario.unit not in ("", reader.unit):
                elsewhere.append(f"{one.name}（{reader.edition.names[scenario.unit]}）")
                continue
            fitting[one.name] = models.fit(reader.edition, scenario, reader.unit, reader.state.town)
        except ScenarioError:
            unfit.append(one.name)
    if unfit:
        layout.notice("warning", t("what_if.saved.unfit", names=t.join(unfit)))
    if elsewhere:
        prose.quiet(t("what_if.saved.elsewhere", names=t.join(elsewhere)))
    if not fitting:
        return
    asked = st.multiselect(
        t("what_if.saved.compare", most=MAX_COMPARED),
        list(fitting),
        default=list(fitting)[-MAX_COMPARED:],
        max_selections=MAX_COMPARED,
        placeholder="",
        key=f"compare_{'_'.join(fitting)}",
    )
    if asked:
        view.show(reader, views.comparison(reader, found, {n: fitting[n] for n in asked}, names))
