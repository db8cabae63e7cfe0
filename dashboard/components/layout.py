"""The frame around every page: style, controls, provenance, notices, footer."""

import streamlit as st

from dashboard import auth, frontend, indicators, store, theme
from dashboard.components import admission
from dashboard.components.prose import lines
from dashboard.components.session import (
    NONE,
    More,
    bound,
    comparisons,
    language,
    nothing_more,
    open_reader,
)
from dashboard.edition import Reader
from dashboard.geography.base_map import base_map
from dashboard.indicators import PILLARS
from dashboard.snapshots import Fault
from dashboard.text import provenance
from dashboard.text.html import template, unmarked
from dashboard.text.i18n import LANGUAGES, Translator, texts
from dashboard.views import sentences

STYLE = f"<style>{frontend.text('page/style.css')}\n{theme.css()}</style>"
QUOTED = 40
"""How much of an address is quoted back."""
SCRIPT = frontend.text("page/page.js", "page/connection.js", "page/picture.js")
TITLE = template('<h1 class="title">{{ text }}</h1>')
NOTICE = template('<p class="notice notice-{{ kind }}" role="alert">{{ text }}</p>')
FOOT = template('<footer class="foot">{{ lines }}</footer>')
BANNER = template(
    """
    <div class="strip strip-{{ kind }}" role="note">{{ text }}
    {% if link %}{{ " " }}<a href="{{ link }}">{{ leave }}</a>{% endif %}
    </div>
    """
)


def begin(title: str, pillar: str = "", more: More = nothing_more, page: str = "") -> Reader:
    """Draw the head of a page and return its reader; the page ends here without data.

    A page of a `pillar` offers its sections and indicators only; `more` says what a page offers
    beside the usual choices; `page` is the name of one that asks for rights of its own.
    """
    reader = begin_empty(title, pillar, more, page)
    if reader is None:
        notice("error", Translator(language())("notice.empty"))
        st.stop()
    return reader


def begin_empty(
    title: str, pillar: str = "", more: More = nothing_more, page: str = ""
) -> Reader | None:
    """As `begin`, but a page that can do without data goes on: None then."""
    st.html(STYLE)
    t = Translator(language())
    if page:
        admission.require(page, t)
    script = SCRIPT.replace("{lang}", t("language.tag"))
    script = script.replace("{lost}", f"{t('notice.lost.title')}|{t('notice.lost.text')}")
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
    opened = open_reader(pillar, more)
    if opened is None:
        with st.container(key="head", horizontal=True, vertical_alignment="center"):
            st.html(TITLE(text=t(title)), width="stretch")
            _language(t.lang)
            admission.account(t)
        _notices(t, {}, {})
        return None
    reader, refused = opened
    _head(reader, _title(reader.t, title))
    _banners(reader)
    names = reader.edition.names | reader.section_names
    _notices(reader.t, refused, names)
    return reader


def _banners(reader: Reader) -> None:
    """Whose numbers these are, and what readers do not see yet."""
    t, snapshot, names = reader.t, reader.edition.snapshot, reader.edition.names
    kind = snapshot.provenance
    _banner(kind, t(f"provenance.{kind}.strip"))
    carried = [
        t("provenance.carried.unit", name=names.get(unit, unit), date=day)
        for unit, day in provenance.carried(snapshot).items()
    ]
    if carried:
        _banner("demo", t("provenance.carried.strip", units=t.join(carried)))
    if reader.state.preview:
        key = "strip" if snapshot.preview else "on"
        _banner(
            "demo",
            t(f"provenance.preview.{key}"),
            link=reader.here(preview="", snapshot=""),
            leave=t("provenance.preview.leave"),
        )


def _banner(kind: str, text: str, link: str = "", leave: str = "") -> None:
    st.html(BANNER(kind=kind, text=text, link=link, leave=leave))


def _title(t: Translator, title: str) -> str:
    """A page's own title; of a pillar, its name and what it is about."""
    return (
        t("pillar_page.title", name=t(f"pillar.{title}"), about=t(f"pillar_about.{title}"))
        if title in PILLARS
        else t(title)
    )


def _head(reader: Reader, title: str) -> None:
    t, state = reader.t, reader.state
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        st.html(TITLE(text=title), width="stretch")
        held = store.catalogue(preview=bool(state.preview)).snapshots
        dates = [str(s.as_of) for s in reversed(held)]
        st.selectbox(
            t("header.snapshot"),
            dates,
            width=200,
            label_visibility="collapsed",
            format_func=lambda d: f"{t('header.snapshot')} {d}",
            **bound("snapshot", state.snapshot),
        )
        st.selectbox(
            t("header.compare"),
            width=200,
            label_visibility="collapsed",
            options=comparisons([str(day) for day in reader.edition.snapshots], state.snapshot),
            format_func=lambda d: f"{t('header.compare')} {t('header.none') if d == NONE else d}",
            **bound("compare", state.compare),
        )
        _language(state.lang)
        admission.account(t)


def _language(lang: str) -> None:
    st.segmented_control(
        "language / 语言",
        LANGUAGES,
        required=True,
        label_visibility="collapsed",
        format_func=lambda lang: texts(lang)["language.name"],
        **bound("lang", lang),
    )


def _notices(t: Translator, refused: dict[str, tuple[str, str]], names: dict[str, str]) -> None:
    """What the reader must know before the numbers; never Markdown: it comes from outside."""
    for name, (value, used) in refused.items():
        shown = texts(used)["language.name"] if name == "lang" else names.get(used, used)
        given = value if len(value) <= QUOTED else value[:QUOTED] + "…"
        known = name == "indicator" and value in store.definitions()
        key = "notice.elsewhere" if known else "notice.refused"
        key = "notice.not_yours" if name == "unit" and value in names else key
        key = key if used else "notice.dropped"
        notice("warning", t(key, parameter=t(f"notice.parameter.{name}"), value=given, used=shown))
    loaded = store.catalogue()
    for fault in loaded.faults:
        if not fault.snapshot:
            notice("error", t(f"notice.log.{fault.reason}"))
            continue
        others = t("notice.others") if loaded.snapshots else ""
        notice("error", f"{fault_text(fault, t)} {others}")
    if store.definitions_fault():
        notice("error", t("notice.definitions", fault=store.definitions_fault()))
    if store.claims_fault():
        notice("error", t("notice.claims", fault=store.claims_fault()))


def notice(kind: str, text: str) -> None:
    """A line that is read out: ``warning`` or ``error``; plain text, never Markdown."""
    st.html(NOTICE(kind=kind, text=text))


def label(text: str) -> str:
    """Labels of buttons and boxes are read as Markdown: what came from outside is not."""
    return unmarked(text)


def fault_text(fault: Fault, t: Translator) -> str:
    """The sentence that names a snapshot and the file at fault."""
    reason = t(f"notice.reason.{fault.reason}")
    return t("notice.fault", snapshot=fault.snapshot, file=fault.file, reason=reason)


def end(reader: Reader) -> None:
    """The foot of the page: snapshot, definitions, map credit and approval."""
    t = reader.t
    line = t(
        "footer.snapshot",
        id=reader.edition.snapshot.id,
        provenance=t(f"provenance.{reader.edition.snapshot.provenance}.name"),
        hash=indicators.definitions_hash(reader.edition.definitions)[:8],
    )
    parts = (line, t.label(base_map().credit), sentences.map_approval(t))
    local = (t("footer.local"),) if auth.is_local() else ()
    st.html(FOOT(lines=lines((*parts, *local))))
