"""The frame around every page: style, controls, provenance, notices, footer."""

import re
from collections.abc import Sequence

import streamlit as st

from dashboard import auth, frontend, indicators, store, theme
from dashboard.components import admission, page_tools
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
from dashboard.snapshots import Fault, Snapshot
from dashboard.text import provenance
from dashboard.text.html import template, unmarked
from dashboard.text.i18n import LANGUAGES, Translator, texts
from dashboard.views import sentences

STYLE = f"<style>{frontend.text('page/style.css', 'page/share.css')}\n{theme.css()}</style>"
DATE = re.compile(r"\d{4}-\d\d-\d\d")
QUOTED = 40
"""How much of an address is quoted back."""
SCRIPT = frontend.text(
    *(
        f"page/{name}.js"
        for name in ("page", "connection", "picture", "scroll", "share", "sort", "wall")
    )
)
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
    script = script.replace("{more}", t("view.more")).replace("{menu}", t("view.menu"))
    script = script.replace("{lost}", f"{t('notice.lost.title')}|{t('notice.lost.text')}")
    script = script.replace("{missing}", f"{t('notice.no_page.title')}|{t('notice.no_page.text')}")
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
    opened, name = open_reader(pillar, more), page or title.partition(".")[0]
    if opened is None:
        with st.container(key="head", horizontal=True, vertical_alignment="center"):
            page_tools.title(t(title))
            _language(t.lang)
            page_tools.buttons(t, t(title), name)
            admission.account(t)
        _notices(t, {}, {}, None)
        return None
    reader, refused = opened
    _head(reader, _title(reader.t, title), name)
    _banners(reader)
    names = reader.edition.names | reader.section_names
    _notices(reader.t, refused, names, reader.edition.snapshot)
    return reader


def _banners(reader: Reader) -> None:
    """Whose numbers these are, and what readers do not see yet."""
    t, snapshot, names = reader.t, reader.edition.snapshot, reader.edition.names
    kind = snapshot.provenance
    _banner(kind, t(f"provenance.{kind}.strip"))
    lent = provenance.lent(snapshot, reader.edition.snapshots.values())
    carried = [
        t(f"provenance.carried.{lent[unit]}", name=names.get(unit, unit), date=day)
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


def _head(reader: Reader, title: str, page: str) -> None:
    t, state = reader.t, reader.state
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        page_tools.title(title, reader, page)
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
        page_tools.buttons(t, title, page, reader)
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


def _notices(
    t: Translator,
    refused: dict[str, tuple[str, str]],
    names: dict[str, str],
    chosen: Snapshot | None,
) -> None:
    """What the reader must know before the numbers; never Markdown: it comes from outside."""
    for name, (value, used) in refused.items():
        shown = texts(used)["language.name"] if name == "lang" else names.get(used, used)
        given = value if len(value) <= QUOTED else value[:QUOTED] + "…"
        known = name == "indicator" and value in store.definitions()
        key = "notice.elsewhere" if known else "notice.refused"
        key = "notice.not_yours" if name == "unit" and value in names else key
        if name == "compare" and DATE.fullmatch(value):
            reason = not_compared(value, chosen, store.catalogue().snapshots)
            key, shown = f"notice.{reason}", t("header.none") if used == NONE else used
        key = key if used else "notice.dropped"
        if name == "snapshot" and value in store.withdrawn():
            key = "notice.withdrawn"
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


def not_compared(day: str, chosen: Snapshot | None, held: Sequence[Snapshot]) -> str:
    """Why a day is no period to compare with: ``not_earlier``, ``other_kind`` (demonstration
    beside reported data), ``no_period``.
    """
    there = [one.provenance for one in held if str(one.as_of) == day]
    if not there or chosen is None:
        return "no_period"
    return "not_earlier" if day >= str(chosen.as_of) else "other_kind"


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
