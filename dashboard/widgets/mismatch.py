"""The mismatch finder: whose thresholds are moved here, and said in the address."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard import address
from dashboard.exhibits import mismatch as exhibits
from dashboard.indicators import CITY, PILLARS
from dashboard.scores import ENOUGH, scored
from dashboard.snapshots import Snapshot
from dashboard.widgets import choose
from dashboard.widgets.exhibit import show
from dashboard.widgets.pillar import context_of
from dashboard.widgets.view import View, bound

SECTIONS = ("unit", "town")


def choices(snapshot: Snapshot, given: Mapping[str, str]) -> address.Options:
    """Units or towns, and a threshold for each pillar (empty: the median): 60,,70."""
    return {"section": SECTIONS, "cuts": lambda value: parsed(value) is not None}


def parsed(value: str) -> dict[str, float | None] | None:
    """The thresholds of an address, by pillar, None where the median is meant (60,,55.5); None
    unless there are three from 0 to 100.
    """
    try:
        cuts = [float(part) if part else None for part in value.split(",")]
    except ValueError:
        return None
    if len(cuts) != len(PILLARS) or not all(cut is None or 0 <= cut <= 100 for cut in cuts):
        return None
    return dict(zip(PILLARS, cuts, strict=True))


def page(view: View) -> None:
    """Level, thresholds, three pairs of pillars, the method."""
    t, level = view.t, view.state.section
    context = context_of(view)
    table = exhibits.found(context, level)
    st.html(f'<p class="conclusion">{escape(t("mismatch.question"))}</p>'
            f'<p class="quiet">{escape(t("mismatch.proposed"))}</p>')
    _choose(view)
    if table[list(PILLARS)].isna().all().any():
        st.html(f'<p class="reading">{escape(t("mismatch.no_scores"))}</p>')
        _method(view, level)
        return
    medians = {p: float(table[p].median()) for p in PILLARS}
    moved = parsed(view.state.cuts) or dict.fromkeys(PILLARS)
    _cuts(view, moved, medians)
    cuts = {p: medians[p] if moved[p] is None else moved[p] for p in PILLARS}
    said = {p: t("mismatch.median_cut" if moved[p] is None else "mismatch.moved_cut",
                 pillar=t(f"pillar.{p}"), cut=f"{cuts[p]:.1f}") for p in PILLARS}
    for place, column in zip(exhibits.PAIRS[:2], st.columns(2, gap="medium"), strict=True):
        with column:
            show(view, exhibits.pair(context, table, *place, cuts, said))
    left, right = st.columns(2, gap="medium")
    with left:
        show(view, exhibits.pair(context, table, *exhibits.PAIRS[2], cuts, said))
    with right:
        _method(view, level)


def _choose(view: View) -> None:
    t, state = view.t, view.state
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        st.segmented_control(t("notice.parameter.section"), SECTIONS, required=True,
                             label_visibility="collapsed",
                             format_func=lambda s: t(f"mismatch.level.{s}"),
                             **bound("section", state.section))
        choose.unit(view)
        if state.unit != CITY:
            link = address.link("county", state.parameters())
            st.html(f'<a class="act" href="{escape(link)}">'
                    f'{escape(t("mismatch.county", name=view.names[state.unit]))}</a>',
                    width="content")


def _cuts(
    view: View, moved: Mapping[str, float | None], medians: Mapping[str, float]
) -> None:
    """One slider a pillar; what is moved goes into the address, the rest stays the median, which
    the slider shows rounded.
    """
    t = view.t
    at = {p: round(medians[p] if cut is None else cut, 1) for p, cut in moved.items()}

    def copy() -> None:
        now = {p: st.session_state[f"cut_{p}"] for p in PILLARS}
        kept = {p: moved[p] if now[p] == at[p] else now[p] for p in PILLARS}
        st.query_params["cuts"] = ",".join(
            "" if cut is None else f"{cut:g}" for cut in kept.values())

    for pillar, column in zip(PILLARS, st.columns(3, gap="medium"), strict=True):
        st.session_state[f"cut_{pillar}"] = at[pillar]
        with column:
            st.slider(t("mismatch.cut", pillar=t(f"pillar.{pillar}"),
                        median=f"{medians[pillar]:.1f}"),
                      0.0, 100.0, step=0.1, format="%.1f", key=f"cut_{pillar}", on_change=copy)
    back = escape(address.here(view.state.parameters(), cuts=""))
    reset = "" if not view.state.cuts else \
        f' <a class="act" href="{back}">{escape(t("mismatch.reset"))}</a>'
    st.html(f'<p class="quiet">{escape(t("mismatch.cuts"))}{reset}</p>')


def _method(view: View, level: str) -> None:
    """What the scores are made of, indicator by indicator."""
    t = view.t
    lines = []
    for pillar in PILLARS:
        used = [i for i in view.known.values() if i.pillar == pillar and scored(i, level)]
        named = t.join([f"{i.id} {t.label(i.name)}" for i in used])
        lines.append(f"<b>{escape(t(f'pillar.{pillar}'))}</b>"
                     f"{escape(t('mismatch.used', n=len(used), names=named))}")
    link = address.link("methods", view.state.parameters(), section="index")
    onward = address.link("what_if", view.state.parameters(), section="index")
    st.html(f'<h3 class="exhibit">{escape(t("mismatch.method"))}</h3>'
            f'<p class="quiet">{escape(t("mismatch.how", enough=f"{ENOUGH:.0%}"))}</p>'
            f'<p class="quiet">{"<br>".join(lines)}</p>'
            f'<p class="quiet"><a href="{escape(link)}">{escape(t("exhibit.method"))}</a> '
            f'<a href="{escape(onward)}">{escape(t("mismatch.what_if"))}</a></p>')
