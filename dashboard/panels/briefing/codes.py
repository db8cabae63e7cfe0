"""A code typed in: the number it stands for with its query, or the hand-out it is on."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import paths, store
from dashboard.briefing import deck as decks
from dashboard.briefing import fingerprint, trace
from dashboard.briefing.deck import Issued
from dashboard.briefing.numbers import Number, of_claim, of_row
from dashboard.briefing.trace import Traced
from dashboard.charts.grid import listing
from dashboard.components import layout, prose
from dashboard.components.session import bound
from dashboard.edition import Edition, Reader, address
from dashboard.snapshots import Snapshot
from dashboard.text.html import template
from dashboard.text.i18n import texts
from dashboard.views.common import cell_words

NUMBER = template(
    """
    <section class="traced"><p>{{ fits }}</p>
    <h3>{{ number.label }}</h3><p class="figure">{{ number.shown }}</p><p>{{ sentence }}</p>
    <p class="source">{{ source }}</p>
    {% if ways %}<p>{% for way in ways %}{{ way }}{% endfor %}</p>{% endif %}
    </section>
    """
)
HAND_OUT = template(
    """
    <section class="traced"><p>{{ fits }}</p><h3>{{ title }}</h3>
    {% for line in lines %}<p>{{ line }}</p>{% endfor %}
    </section>
    """
)
TABLE = template('<div class="scroll">{{ table|safe }}</div>')


def look_up(reader: Reader, edition: Edition) -> None:
    """The box, and what the code in it leads to."""
    t, asked = reader.t, reader.state.f
    prose.takeaway(t("briefing.code_about"))
    st.text_input(t("briefing.code_box"), placeholder="7Q2M-4KXD", width=320, **bound("f", asked))
    if not asked:
        return
    found = fingerprint.clean(asked)
    if not found:
        layout.notice("error", t("briefing.code_unreadable", given=asked))
        return
    held = [(s, state, store.values(s)) for s, state in _visible(reader)]
    index = trace.numbers(edition.key, edition.claims, held, edition.definitions)
    if found in index:
        _number(reader, edition, found, index[found])
        return
    noted = trace.hand_out(edition.key, found, decks.issued(paths.data()))
    if noted is None:
        layout.notice("error", t("briefing.code_unknown", code=found))
        return
    _hand_out(reader, edition, noted, index)


def _visible(reader: Reader) -> list[tuple[Snapshot, str]]:
    """Everything that readers could ever see, and what is under embargo while it is on view."""
    public = store.ever_public()
    return [
        (s, state)
        for s, state in store.states()
        if (reader.state.preview if state == "embargo" else s.path.name in public)
    ]


def _told(found: Traced, edition: Edition) -> Number:
    """The number as it is shown and said."""
    if found.claim is not None:
        return of_claim(found.claim, edition)
    assert found.snapshot is not None
    own = store.edition(edition.t.lang, found.snapshot, [found.snapshot], edition.scope)
    there = store.keyed(own)
    return of_row(edition.definitions[found.stated.of], found.stated.unit, there)


def _number(reader: Reader, edition: Edition, code: str, found: Traced) -> None:
    t, number = reader.t, _told(found, edition)
    lines = [number.mark, number.source]
    if found.snapshot is not None and found.state != "published":  # of demo data it would mislead
        lines.append(t(f"periods.state.{found.state}"))
    st.html(
        NUMBER(
            fits=t("briefing.code_fits", code=code),
            number=number,
            sentence=number.sentence or t("briefing.not_published"),
            source=" · ".join(lines),
            ways=_ways(reader, found),
        )
    )
    shown = vars(found.stated) | {
        "unit": f"{found.stated.unit} {edition.names.get(found.stated.unit, '')}",
        "value": found.stated.value.removeprefix("exact "),
    }
    facts = pd.DataFrame(
        [
            {t("briefing.fact"): t(f"briefing.stated.{name}"), t("briefing.value"): str(value)}
            for name, value in shown.items()
            if value not in ("", 0)
        ]
    )
    st.html(TABLE(table=listing(facts, cell_words(t))))
    if found.snapshot is not None:
        with st.expander(t("briefing.query"), key="traced_query"):
            st.code(edition.definitions[found.stated.of].sql, language="sql")


def _ways(reader: Reader, found: Traced) -> list[Markup]:
    """To records and method, where that snapshot can be looked at."""
    t, here = reader.t, reader.state.parameters()
    if found.claim is not None:
        to = address.link("methods", here, section="claims")
        return [prose.action(to, t("view.method"))]
    if found.state != "published":
        return []
    changes = {
        "snapshot": found.stated.snapshot,
        "indicator": found.stated.of,
        "unit": found.stated.unit,
    }
    links = [
        (address.link("records", here, **changes), t("view.records_link")),
        (address.link("methods", here, **changes | {"section": "indicators"}), t("view.method")),
    ]
    return [prose.action(to, words) for to, words in links]


def _hand_out(reader: Reader, edition: Edition, noted: Issued, index: dict[str, Traced]) -> None:
    t, issue = reader.t, noted.issue
    fit = [code for code in issue.numbers if code in index]
    st.html(
        HAND_OUT(
            title=f"{issue.name} · {texts(issue.lang)['language.name']}",
            fits=t("briefing.hand_out_fits", code=noted.code),
            lines=(
                t("briefing.hand_out_of", at=noted.at, by=noted.by, id=issue.snapshot),
                t("briefing.hand_out_numbers", n=len(issue.numbers), fit=len(fit)),
            ),
        )
    )
    rows = []
    for code in issue.numbers:
        number = _told(index[code], edition) if code in index else None
        rows.append(
            {
                t("briefing.column.code"): code,
                t("briefing.column.label"): number.label if number else t("briefing.gone"),
                t("briefing.column.figure"): number.shown if number else "–",
                t("briefing.column.source"): f"{number.mark} · {number.source}" if number else "–",
            }
        )
    st.html(TABLE(table=listing(pd.DataFrame(rows), cell_words(t))))
