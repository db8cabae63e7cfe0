"""Whom the pages are shown to: sign-in, sign-out, which pages there are for somebody."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from dashboard import auth
from dashboard.access import Person, Right
from dashboard.auth import configuration, noted
from dashboard.text.html import unmarked
from dashboard.text.i18n import LANGUAGES, Translator

RIGHTS: Mapping[str, tuple[Right, ...]] = {
    "records": (Right.RECORDS,),
    "briefing": (Right.PRESENT,),
    "press_check": (Right.PRESENT,),
    "data": (Right.SEND, Right.REVIEW, Right.PUBLISH, Right.AUDIT),
}
"""The rights of which a page asks one; all others ask for VIEW."""


def admitted(t: Translator) -> Person:
    """Who looks; for nobody who may, the way in or the reason, and the run ends here."""
    try:
        return auth.person()
    except auth.Stranger as stranger:
        _turn_away(stranger, t)
        st.stop()


def _turn_away(stranger: auth.Stranger, t: Translator) -> None:
    """Why nothing is shown, in both languages where nobody has chosen one, and what to do."""
    if not auth.signs_in():
        at_end = stranger.reason == "expired"
        st.error(t("access.ended") if at_end else _reason(stranger, t))
        return
    if stranger.reason == "expired":
        st.logout()
        return
    st.title(" · ".join(dict.fromkeys(_both("app.title"))))
    if stranger.reason == "signed_out":
        st.info("  \n".join(_both("access.welcome")))
        if st.button(" · ".join(_both("access.sign_in")), key="sign_in", type="primary"):
            st.login()
        return
    st.error(_reason(stranger, t))
    if st.button(t("access.sign_out", name=unmarked(stranger.id)), key="sign_out"):
        _sign_out()


def _reason(stranger: auth.Stranger, t: Translator) -> str:
    return t(f"access.stranger.{stranger.reason}", id=unmarked(stranger.id))


def _both(key: str) -> list[str]:
    return [Translator(lang)(key) for lang in LANGUAGES]


def account(t: Translator) -> None:
    """Who is signed in, and the way out; for the public, the way in; nothing without sign-in."""
    settings = configuration.current()
    if settings is None:
        return
    name, signed_in = unmarked(auth.person().name), bool(auth.person().id)
    if settings.mode == "oidc":
        text = t("access.sign_out", name=name) if signed_in else t("access.sign_in")
        if st.button(text, key="account", type="tertiary"):
            _sign_out() if signed_in else st.login()
        return
    proxy = settings.proxy
    to = (proxy.sign_out if signed_in else proxy.sign_in) if proxy else ""
    text = t("access.sign_out", name=name) if signed_in else t("access.sign_in")
    if to:
        st.link_button(text, to, type="tertiary")
    elif signed_in:
        st.caption(name)


def _sign_out() -> None:
    auth.leave()
    st.logout()


def opens(person: Person, name: str) -> bool:
    """Whether the page `name` is for somebody: one of its rights is enough."""
    return any(person.may(right) for right in RIGHTS.get(name, (Right.VIEW,)))


def require(name: str, t: Translator) -> None:
    """End the run, with a sentence, for whom the page `name` is not: wherever it was run from."""
    person = auth.person()
    if not opens(person, name):
        _refused(person, name, t(f"nav.{name}"), t)
        st.stop()


def page(person: Person, t: Translator, name: str) -> st.Page:
    """The page `name`, for whom it is; for others a sentence at its address."""
    title = t(f"nav.{name}")
    if opens(person, name):
        return st.Page(f"pages/{name}.py", title=title, default=name == "overview")
    return st.Page(
        partial(_refused, person, name, title, t),
        title=title,
        url_path="" if name == "overview" else name,
        default=name == "overview",
        visibility="hidden",
    )


def _refused(person: Person, name: str, title: str, t: Translator) -> None:
    noted.refused(person, page=name)
    st.error(t("access.not_yours", page=title))
