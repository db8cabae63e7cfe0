"""The mismatch finder: whose thresholds are moved here, and said in the address."""

from collections.abc import Mapping

import streamlit as st

from dashboard import store
from dashboard.components import prose, selectors
from dashboard.components.prose import action
from dashboard.components.session import bound
from dashboard.components.view import show
from dashboard.edition import Edition, Reader, address
from dashboard.indicators import CITY, PILLARS
from dashboard.indicators.scores import CUT, ENOUGH, scored
from dashboard.text.html import template
from dashboard.views import mismatch as views

SECTIONS = ("unit", "town")
CUTS = template('<p class="quiet">{{ text }}{% if reset %} {{ reset }}{% endif %}</p>')
METHOD = template(
    """
    <h2 class="view">{{ title }}</h2><p class="quiet">{{ how }}</p>
    <p class="quiet">
    {% for name, indicators in pillars %}
    <b>{{ name }}</b>{{ indicators }}{% if not loop.last %}<br>{% endif %}
    {% endfor %}</p>
    <p class="quiet">
    {% for link, text in links %}<a href="{{ link }}">{{ text }}</a>
    {% if not loop.last %}{{ " " }}{% endif %}{% endfor %}</p>
    """
)


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """Units or towns, and a threshold for each pillar (empty: the fixed one): 60,,70."""
    return {"section": _sections(edition), "cuts": lambda value: views.parsed(value) is not None}


def _sections(edition: Edition) -> tuple[str, ...]:
    """Towns only where all of them are seen: thresholds are of all."""
    return SECTIONS[:1] if edition.scope.details else SECTIONS


def question(reader: Reader) -> None:
    """Who is out of balance, or what the page asks; that its scores are a proposal."""
    asked = reader.t("mismatch.question")
    said = views.headline(reader) if is_scored(reader) else ""
    prose.conclusion(said or asked, prose.badges(reader.edition) if said else "")
    prose.quiet(f"{asked if said else ''}{reader.t('mismatch.proposed')}")


def place_choice(reader: Reader) -> None:
    """Units or towns, and whose are looked at."""
    t, state = reader.t, reader.state
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            t("notice.parameter.section"),
            _sections(reader.edition),
            required=True,
            label_visibility="collapsed",
            format_func=lambda s: t(f"mismatch.level.{s}"),
            **bound("section", state.section),
        )
        selectors.unit(reader)
        if state.unit != CITY:
            text = t("mismatch.county", name=reader.place)
            st.html(action(reader.link("county"), text), width="content")


def is_scored(reader: Reader) -> bool:
    """Whether every pillar has a score somewhere."""
    table = views.found(reader.edition, views.level_of(reader))
    return not table[list(PILLARS)].isna().all().any()


def no_scores(reader: Reader) -> None:
    """That there is nothing to draw, and the method."""
    prose.takeaway(reader.t("mismatch.no_scores"))
    _method(reader)


def quadrants(reader: Reader) -> None:
    """Three pairs of pillars, and the method."""
    cells = st.columns(2, gap="medium")
    drawn = reader.only("unit", "section", "cuts")
    for pair, column in zip(views.PAIRS[:2], cells, strict=True):
        with column:
            show(reader, drawn.shown(views.pair, *pair))
    store.ahead(drawn, *((views.pair, *pair) for pair in views.PAIRS))
    left, right = st.columns(2, gap="medium")
    with left:
        show(reader, drawn.shown(views.pair, *views.PAIRS[2]))
    with right:
        _method(reader)


def thresholds(reader: Reader) -> None:
    """One slider a pillar; what is moved goes into the address, the rest stays as it is."""
    t, moved = reader.t, views.moved(reader)
    at = {p: round(CUT if cut is None else cut, 1) for p, cut in moved.items()}

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
                t("mismatch.cut", pillar=t(f"pillar.{pillar}"), cut=f"{CUT:g}"),
                0.0,
                100.0,
                step=0.1,
                format="%.1f",
                key=f"cut_{pillar}",
                on_change=copy,
            )
    reset = action(reader.here(cuts=""), t("mismatch.reset")) if reader.state.cuts else ""
    st.html(CUTS(text=t("mismatch.cuts", cut=f"{CUT:g}"), reset=reset))


def _method(reader: Reader) -> None:
    """What the scores are made of, indicator by indicator."""
    t, level = reader.t, views.level_of(reader)
    used = {
        pillar: [
            f"{i.id} {t.label(i.name)}"
            for i in reader.edition.definitions.values()
            if i.pillar == pillar and scored(i, level)
        ]
        for pillar in PILLARS
    }
    st.html(
        METHOD(
            title=t("mismatch.method"),
            how=t("mismatch.how", enough=f"{ENOUGH[level]:.0%}"),
            pillars=[
                (t(f"pillar.{pillar}"), t("mismatch.used", n=len(names), names=t.join(names)))
                for pillar, names in used.items()
            ],
            links=[
                (reader.link("methods", section="index"), t("view.method")),
                (reader.link("what_if", section="index"), t("mismatch.what_if")),
            ],
        )
    )
