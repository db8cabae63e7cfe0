"""The period of reporting, and what one is here for: to send, to review, to publish."""

from datetime import date

import streamlit as st

from dashboard import auth, paths
from dashboard.access import Person, Right
from dashboard.components import layout, prose
from dashboard.files import clock
from dashboard.indicators import CITY
from dashboard.panels.reporting import compose, opening, progress, review, send
from dashboard.panels.reporting.acting import tried
from dashboard.reporting.opening import register
from dashboard.reporting.period import Period, all_opened, opened, visible
from dashboard.text.html import template
from dashboard.text.i18n import Translator

VIEWS = {"send": Right.SEND, "review": Right.REVIEW, "publish": Right.PUBLISH}
HEAD = template('<p class="conclusion">{{ text }}</p>')


def show(t: Translator) -> None:
    """The desk of whoever looks."""
    person = auth.person()
    period = _chosen(person, t)
    if period is None:
        return
    st.html(HEAD(text=_headline(period, t)))
    views = [view for view, right in VIEWS.items() if person.may(right)]
    view = views[0]
    if len(views) > 1:
        view = st.segmented_control(
            t("reporting.title"),
            views,
            default="review" if "review" in views else views[0],
            required=True,
            key="desk_view",
            label_visibility="collapsed",
            format_func=lambda one: t(f"reporting.as.{one}"),
        )
    if not period.register:
        if view == "review":
            opening.register(person, period, t)
        else:
            layout.notice("warning", t("reporting.register.wait"))
        return
    names = unit_names(period, t)
    if view == "send":
        send.show(person, period, names, t)
    elif view == "review":
        progress.sentence(period, t)
        review.show(person, period, names, t)
        progress.show(period, names, t)
        progress.more(period, names, t)
        if person.may(Right.REVIEW, CITY):
            opening.more(person, period, t)
            opening.form(person, t, first=False)
    else:
        compose.show(person, period, names, t)


def _chosen(person: Person, t: Translator) -> Period | None:
    """The period that is asked for; a reviewer may open one."""
    held = all_opened(paths.data())
    if not held and person.may(Right.REVIEW, CITY):
        prose.quiet(t("reporting.none_open"))
        opening.form(person, t, first=True)
    elif not held:
        prose.quiet(t("reporting.none"))
    if not held:
        return None
    key = held[0]
    if len(held) > 1:
        key = st.selectbox(
            t("reporting.choose"),
            held,
            key="desk_period",
            width=280,
            format_func=lambda one: t(
                "reporting.named", date=one[0], provenance=t(f"provenance.{one[1]}.name")
            ),
        )
    return tried(lambda: visible(opened(paths.data(), *key), person), t)


def _headline(period: Period, t: Translator) -> str:
    left = (date.fromisoformat(period.due) - clock.now().date()).days
    key = "left" if left > 0 else "late" if left else "today"
    said = t(f"reporting.{key}", n=abs(left))
    return t("reporting.headline", date=period.as_of, due=period.due, left=said)


def unit_names(period: Period, t: Translator) -> dict[str, str]:
    """The names of the units of its register, by id."""
    units = register(paths.data(), period)
    return dict(zip(units["unit_id"], units[f"name_{t.lang}"], strict=True))
