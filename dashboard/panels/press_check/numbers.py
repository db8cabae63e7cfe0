"""The numbers of a draft, each with its reason: ours, and those a reader has to settle."""

from collections.abc import Mapping

import streamlit as st

from dashboard.edition import address
from dashboard.panels.press_check import draft, html
from dashboard.press.check import Finding
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
    html.show("card", report, t, place, finding, _method(finding, here))
    if fix := report.fix(finding, "press.accept_one"):
        st.button(fix, key=f"press_accept_{place}", on_click=draft.accept, args=(report, [finding]))
    choices = report.candidates(finding)
    if group(finding) == "open" and finding.unit and choices:
        key = draft.pick_key(report, place)
        st.selectbox(
            t("press.pick"),
            [q.id for q in choices],
            index=None,
            key=key,
            placeholder=t("press.pick_none"),
            on_change=draft.pick,
            args=(report.text, finding.number.numeral.start, key),
            format_func={q.id: t.label(q.label) for q in choices}.__getitem__,
        )


def _method(finding: Finding, here: Mapping[str, str]) -> str:
    """The address of the published figures, or of the indicator's definition and query."""
    if finding.quantity is None:
        return ""
    if finding.verdict.claims:
        return address.link("methods", here, section="claims")
    indicator = finding.quantity.indicator
    return address.link("methods", here, section="indicators", indicator=indicator)
