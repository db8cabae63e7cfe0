"""The numbers of a draft, each with its reason: ours, and those a reader has to settle."""

from collections.abc import Mapping

import streamlit as st

from dashboard.edition import address
from dashboard.panels.press_check import draft, html
from dashboard.press.finding import Finding
from dashboard.press.report import groups
from dashboard.press.report.groups import group
from dashboard.press.report.wording import suggestion
from dashboard.press.report.words import Report

FEW = 2
"""Open numbers that need no box of their own to scroll in."""


def to_settle(report: Report, here: Mapping[str, str]) -> None:
    """Suggestions, what could not be read or told; numbers on other matters folded."""
    t = report.t
    fixes = [f for f in report.findings if suggestion(f)]
    if fixes:
        st.button(
            t("press.accept_all", n=len(set(map(suggestion, fixes)))),
            type="primary",
            key="press_accept_all",
            on_click=draft.accept,
            args=(report, fixes),
        )
    places = groups.open_by_digits(report.findings)
    if places or report.unread:
        html.show("unread", report, t)
    with st.container(key="press_open", height=320 if len(places) > FEW else "content"):
        for at in places:
            _card(report, at, here)
    if others := [report.quoted(f) for f in report.of_group("other")]:
        html.show("others", report, t, others)


def ours(report: Report, here: Mapping[str, str]) -> None:
    """The numbers of the reform, errors first."""
    places = groups.ours_by_gravity(report.findings)
    if places:
        html.show("heading", report.t("press.group.ours"))
        with st.container(key="press_list", height=620):
            for at in places:
                _card(report, at, here)


def _card(report: Report, at: int, here: Mapping[str, str]) -> None:
    t, finding, place = report.t, report.findings[at], at + 1
    html.show("card", report, t, place, finding, _behind(finding, here))
    if fix := report.fix(finding, "press.accept_one"):
        st.button(fix, key=f"press_accept_{place}", on_click=draft.accept, args=(report, [finding]))
    quantities = {q.id: t.label(q.label) for q in report.candidates(finding)}
    answered = {one.id for one in finding.verdict.computed if one.value is not None}
    computed = {id_: said for id_, said in report.computed(finding).items() if id_ in answered}
    choices = computed | quantities
    if group(finding) == "open" and finding.unit and choices:
        key = draft.pick_key(report, place)
        st.selectbox(
            t("press.pick"),
            list(choices),
            index=None,
            key=key,
            placeholder=t("press.pick_none"),
            on_change=draft.pick,
            args=(report.text, finding.number.numeral.start, key),
            format_func=choices.__getitem__,
        )


def _behind(finding: Finding, here: Mapping[str, str]) -> str:
    """The address of the records a number was computed from, of the published figures, or of the
    indicator's definition and query.
    """
    if finding.verdict.computed:
        question = finding.verdict.computed[0].question
        named = {"indicator": question.quantity.indicator, "unit": question.unit}
        return address.link("records", here, **named)
    if finding.quantity is None:
        return ""
    if finding.verdict.claims:
        return address.link("methods", here, section="claims")
    indicator = finding.quantity.indicator
    return address.link("methods", here, section="indicators", indicator=indicator)
