"""Published figures, tables of the contract, definitions over time, bands and scores."""

import pandas as pd
import streamlit as st

from dashboard import contracts
from dashboard.charts.grid import listing
from dashboard.edition import Reader
from dashboard.indicators import history as definitions
from dashboard.indicators import index_version
from dashboard.indicators.scores import CUT, ENOUGH
from dashboard.panels.methods.frame import matching
from dashboard.text import formats
from dashboard.text.html import template
from dashboard.text.rules import between
from dashboard.views import methods as words
from dashboard.views.common import cell_words
from dashboard.what_if.robust import DRAWS, SAFE
from dashboard.what_if.statutory import FIRST_YEAR, FLOORS

NOTED = template('<p class="reading">{{ note }}</p><div class="records">{{ table|safe }}</div>')
TABLE = template(
    """
    <h2 class="view" id="{{ name }}">{{ title }} <small>{{ name }}</small></h2>
    <p class="quiet">{{ grain }} · {{ key }}</p>{{ columns|safe }}
    {% if rules %}<ul class="rules">{% for rule in rules %}<li>{{ rule }}</li>{% endfor %}</ul>
    {% endif %}
    """
)
PARAGRAPHS = template("{% for text in texts %}<p>{{ text }}</p>{% endfor %}")
METHODS = (
    "bands",
    "ranks",
    "scores",
    "mismatch",
    "strengths",
    "assessment",
    "weights",
    "robust",
)


def _noted(reader: Reader, note: str, table: pd.DataFrame) -> None:
    """The rows of `table` that match, below a `note`."""
    rows = matching(table, reader.state.find)
    st.html(NOTED(note=reader.t(note), table=listing(rows, cell_words(reader.t))))


def published(reader: Reader) -> None:
    """Every published figure with its source and its conflict."""
    _noted(reader, "methods.claims_note", words.published(reader.edition))


def dictionary(reader: Reader) -> None:
    """Every table of the contract, or those in which the words occur."""
    t, wanted = reader.t, reader.state.find.lower()
    for table in contracts.TABLES.values():
        columns = words.columns(table, t)
        rules = between(table, t)
        words_of = [*rules, *columns.astype("str").to_numpy().ravel()]
        text = " ".join([table.name, *table.label, *words_of])
        if wanted not in text.lower():
            continue
        key = t.join([t.label(table.column(name).label) for name in table.key])
        st.html(
            TABLE(
                name=table.name,
                title=t.label(table.label),
                grain=t.label(table.grain),
                key=t("methods.key", columns=key),
                columns=listing(columns, cell_words(t)),
                rules=rules,
            )
        )


def history(reader: Reader) -> None:
    """Every definition an indicator has had."""
    t, known, rows = reader.t, reader.edition.definitions, definitions.definitions()
    named = {i.id: f"{i.id} {t.label(i.name)}" for i in known.values()}
    current = {i.id: i.definition_hash for i in known.values()}
    table = pd.DataFrame(
        {
            t("overview.indicator"): [named.get(i, i) for i in rows["indicator"]],
            t("methods.since"): rows["since"],
            t("methods.note"): rows[f"note_{t.written}"],
            t("methods.hash"): rows["hash"].str[:16],
            t("methods.current"): [
                current.get(i) == h for i, h in zip(rows["indicator"], rows["hash"], strict=True)
            ],
        }
    )
    _noted(reader, "methods.history_note", table)


def index(reader: Reader) -> None:
    """How bands, ranks, scores and the trial index are made."""
    values = {
        "enough": f"{ENOUGH['unit']:.0%}",
        "enough_town": f"{ENOUGH['town']:.0%}",
        "cut": f"{CUT:g}",
        "year": FIRST_YEAR,
        "draws": formats.number(DRAWS),
        "safe": f"{SAFE:.0%}",
        **{kind: f"{floor:.0%}" for kind, floor in FLOORS.items()},
    }
    st.html(PARAGRAPHS(texts=[reader.t(f"methods.index.{name}", **values) for name in METHODS]))
    t, rows = reader.t, index_version.versions()
    table = pd.DataFrame(
        {
            t("methods.version"): rows["version"],
            t("methods.since"): rows["since"],
            t("methods.note"): rows[f"note_{t.written}"],
            t("methods.indicators"): [
                t.join([one.split(":")[0] for one in held.split()]) for held in rows["indicators"]
            ],
            t("methods.current"): rows["hash"]
            == index_version.index_hash(reader.edition.definitions),
        }
    )
    _noted(reader, "methods.versions_note", table)
