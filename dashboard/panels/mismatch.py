"""The mismatch finder: whose thresholds are moved here, and said in the address."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard import store
from dashboard.components import selectors
from dashboard.components.session import bound
from dashboard.components.view import show
from dashboard.edition import Edition, Reader, address
from dashboard.indicators import CITY, PILLARS, PlaceLevel
from dashboard.indicators.scores import ENOUGH, scored
from dashboard.views import mismatch as views

SECTIONS = ("unit", "town")


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """Units or towns, and a threshold for each pillar (empty: the median): 60,,70."""
    return {"section": SECTIONS, "cuts": lambda value: views.parsed(value) is not None}


def page(reader: Reader) -> None:
    """Level, thresholds, three pairs of pillars, the method."""
    t, level = reader.t, views.level_of(reader)
    table = views.found(reader.edition, level)
    st.html(
        f'<p class="conclusion">{escape(t("mismatch.question"))}</p>'
        f'<p class="quiet">{escape(t("mismatch.proposed"))}</p>'
    )
    _choose(reader)
    if table[list(PILLARS)].isna().all().any():
        st.html(f'<p class="reading">{escape(t("mismatch.no_scores"))}</p>')
        _method(reader, level)
        return
    _cuts(reader, views.moved(reader), views.medians(reader.edition, level))
    for place, column in zip(views.PAIRS[:2], st.columns(2, gap="medium"), strict=True):
        with column:
            show(reader, reader.shown(views.pair, *place))
    store.ahead(reader, *((views.pair, *place) for place in views.PAIRS))
    left, right = st.columns(2, gap="medium")
    with left:
        show(reader, reader.shown(views.pair, *views.PAIRS[2]))
    with right:
        _method(reader, level)


def _choose(reader: Reader) -> None:
    t, state = reader.t, reader.state
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            t("notice.parameter.section"),
            SECTIONS,
            required=True,
            label_visibility="collapsed",
            format_func=lambda s: t(f"mismatch.level.{s}"),
            **bound("section", state.section),
        )
        selectors.unit(reader)
        if state.unit != CITY:
            link = address.link("county", state.parameters())
            st.html(
                f'<a class="act" href="{escape(link)}">'
                f"{escape(t('mismatch.county', name=reader.edition.names[state.unit]))}</a>",
                width="content",
            )


def _cuts(reader: Reader, moved: Mapping[str, float | None], medians: Mapping[str, float]) -> None:
    """One slider a pillar; what is moved goes into the address, the rest stays the median, which
    the slider shows rounded.
    """
    t = reader.t
    at = {p: round(medians[p] if cut is None else cut, 1) for p, cut in moved.items()}

    def copy() -> None:
        now = {p: st.session_state[f"cut_{p}"] for p in PILLARS}
        kept = {p: moved[p] if now[p] == at[p] else now[p] for p in PILLARS}
        st.query_params["cuts"] = ",".join(
            "" if cut is None else f"{cut:g}" for cut in kept.values()
        )

    for pillar, column in zip(PILLARS, st.columns(3, gap="medium"), strict=True):
        st.session_state[f"cut_{pillar}"] = at[pillar]
        with column:
            st.slider(
                t("mismatch.cut", pillar=t(f"pillar.{pillar}"), median=f"{medians[pillar]:.1f}"),
                0.0,
                100.0,
                step=0.1,
                format="%.1f",
                key=f"cut_{pillar}",
                on_change=copy,
            )
    back = escape(reader.here(cuts=""))
    reset = (
        ""
        if not reader.state.cuts
        else f' <a class="act" href="{back}">{escape(t("mismatch.reset"))}</a>'
    )
    st.html(f'<p class="quiet">{escape(t("mismatch.cuts"))}{reset}</p>')


def _method(reader: Reader, level: PlaceLevel) -> None:
    """What the scores are made of, indicator by indicator."""
    t = reader.t
    lines = []
    for pillar in PILLARS:
        used = [i for i in reader.edition.known.values() if i.pillar == pillar and scored(i, level)]
        named = t.join([f"{i.id} {t.label(i.name)}" for i in used])
        lines.append(
            f"<b>{escape(t(f'pillar.{pillar}'))}</b>"
            f"{escape(t('mismatch.used', n=len(used), names=named))}"
        )
    link = reader.link("methods", section="index")
    onward = reader.link("what_if", section="index")
    st.html(
        f'<h3 class="view">{escape(t("mismatch.method"))}</h3>'
        f'<p class="quiet">{escape(t("mismatch.how", enough=f"{ENOUGH:.0%}"))}</p>'
        f'<p class="quiet">{"<br>".join(lines)}</p>'
        f'<p class="quiet"><a href="{escape(link)}">{escape(t("view.method"))}</a> '
        f'<a href="{escape(onward)}">{escape(t("mismatch.what_if"))}</a></p>'
    )
