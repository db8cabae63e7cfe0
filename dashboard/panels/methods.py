"""Methods: every definition, figure, table and gap, generated from what the product runs on."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from dashboard import contracts, store
from dashboard.charts.grid import listing
from dashboard.components import chart_card
from dashboard.components.layout import flag
from dashboard.components.session import bound
from dashboard.edition import Edition, Reader, address, alerts
from dashboard.geography import outlines
from dashboard.indicators import PILLARS, Indicator, history
from dashboard.indicators.scores import ENOUGH
from dashboard.intake import comparison
from dashboard.intake.prepare import DEMO_SHARE
from dashboard.text import formats
from dashboard.views import methods as words
from dashboard.views import sentences
from dashboard.views.common import cell_words
from dashboard.what_if.robust import DRAWS, SAFE
from dashboard.what_if.statutory import FIRST_YEAR, FLOORS

SECTIONS = ("indicators", "claims", "dictionary", "quality", "history", "index")
SEARCHED = ("indicators", "claims", "dictionary", "history")
LONGEST = 60


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """The parts of the page, and words to search by."""
    return {"section": SECTIONS, "find": lambda value: len(value) <= LONGEST}


def page(reader: Reader) -> None:
    """Tabs, a search box, then the part chosen."""
    _tabs(reader)
    t = reader.t
    if reader.state.section in SEARCHED:
        st.text_input(
            t("methods.find"),
            placeholder=t("methods.find"),
            width=420,
            label_visibility="collapsed",
            max_chars=LONGEST,
            **bound("find", reader.state.find),
        )
    {
        "indicators": _indicators,
        "claims": _claims,
        "dictionary": _dictionary,
        "quality": _quality,
        "history": _history,
        "index": _index,
    }[reader.state.section](reader)


def _matching(frame: pd.DataFrame, wanted: str) -> pd.DataFrame:
    """The rows that hold `wanted` in any column; all of them where nothing is wanted."""
    if not wanted:
        return frame
    text = frame.astype("str").agg(" ".join, axis=1).str.lower()
    return frame[text.str.contains(wanted.lower(), regex=False)]


def _tabs(reader: Reader) -> None:
    items = "".join(
        f'<a href="{escape(reader.here(section=id_, find=""))}"'
        f"{' aria-current=page' if id_ == reader.state.section else ''}>"
        f"{escape(reader.t(f'methods.section.{id_}'))}</a>"
        for id_ in SECTIONS
    )
    label = escape(reader.t("methods.title"))
    st.html(f'<nav class="tabs tabs-methods" aria-label="{label}">{items}</nav>')


def _indicators(reader: Reader) -> None:
    """The indicators that match, and the one chosen in full."""
    t = reader.t
    matching = _matching(words.catalogue(reader.edition), reader.state.find)
    left, right = st.columns([3, 7], gap="medium")
    with left:
        if matching.empty:
            st.html(f"<p>{escape(t('methods.nothing', words=reader.state.find))}</p>")
        for pillar in PILLARS:
            _group(reader, pillar, matching[matching["pillar"] == t(f"pillar.{pillar}")])
    with right:
        chosen = reader.indicator
        if len(matching) and chosen.id not in set(matching["id"]):
            chosen = reader.edition.known[matching["id"].iloc[0]]
        _definition(reader, chosen)


def _group(reader: Reader, pillar: str, rows: pd.DataFrame) -> None:
    if rows.empty:
        return
    items = "".join(
        f'<li><a href="{escape(reader.here(indicator=row.id))}"'
        f"{' aria-current=true' if row.id == reader.state.indicator else ''}>"
        f"{escape(row.id)} {escape(row.name)}</a></li>"
        for row in rows.itertuples(index=False)
    )
    st.html(
        f'<h3 class="view">{escape(reader.t(f"pillar.{pillar}"))}</h3>'
        f'<ul class="index">{items}</ul>'
    )


def _definition(reader: Reader, indicator: Indicator) -> None:
    t = reader.t
    row = reader.edition.values.row(indicator.id)
    facts = "".join(
        f"<div><dt>{escape(head)}</dt><dd>{escape(text)}</dd></div>"
        for head, text in words.facts(indicator, reader.edition.claims, t)
    )
    links = chart_card.ways(reader, indicator, "records", "county", indicator.pillar)
    value = f"{t('app.city')} {sentences.value(row, indicator, t)}"
    st.html(
        f'<h2 class="section">{escape(indicator.id)} {escape(t.label(indicator.name))}</h2>'
        f'<p class="reading">{flag(reader.edition, row)}{escape(value)} · '
        f"{escape(t('overview.as_of', date=str(reader.edition.snapshot.as_of)))}</p>"
        f'<p class="source">{links}</p><dl class="facts">{facts}</dl>'
        f'<p class="quiet"><b>SQL</b> queries/indicators/{escape(indicator.id)}.sql</p>'
    )
    st.code(indicator.query, language="sql", wrap_lines=True)


def _claims(reader: Reader) -> None:
    t = reader.t
    table = _matching(words.published(reader.edition), reader.state.find)
    st.html(
        f'<p class="reading">{escape(t("methods.claims_note"))}</p>'
        f'<div class="records">{listing(table, cell_words(t))}</div>'
    )


def _dictionary(reader: Reader) -> None:
    """Every table of the contract, or those in which the words occur."""
    t, wanted = reader.t, reader.state.find.lower()
    for table in contracts.TABLES.values():
        frame = words.columns(table, t)
        text = " ".join([table.name, *table.label, *frame.astype("str").to_numpy().ravel()])
        if wanted not in text.lower():
            continue
        rules = "".join(f"<li>{escape(t.label(rule.label))}</li>" for rule in table.rules)
        key = t("methods.key", columns=t.join([t.label(table.column(n).label) for n in table.key]))
        st.html(
            f'<h3 class="view" id="{table.name}">{escape(t.label(table.label))} '
            f"<small>{table.name}</small></h3>"
            f'<p class="quiet">{escape(t.label(table.grain))} · {escape(key)}</p>'
            f"{listing(frame, cell_words(t))}"
            + (f'<ul class="rules">{rules}</ul>' if rules else "")
        )


def _quality(reader: Reader) -> None:
    """What is demonstration, sent as totals, missing, approximate, in conflict."""
    t, snapshot = reader.t, reader.edition.snapshot
    points = outlines.town_points()
    groups = {c.conflict_group for c in reader.edition.claims.values() if c.conflict_group}
    said = [
        t(f"methods.quality.{snapshot.provenance}", id=snapshot.id),
        t("methods.quality.shaped")
        if (outlines.BOUNDARIES / outlines.TOWNS).exists()
        else t("methods.quality.towns", n=int(points["approximate"].sum()), of=len(points)),
        t("methods.quality.zones"),
        sentences.map_approval(t),
        t("methods.quality.small"),
        t("methods.quality.conflicts", n=len(groups)),
        t("methods.quality.intake"),
        t("methods.quality.doubts", **_limits()),
        t("methods.quality.log"),
    ]
    items = "".join(f"<li>{escape(line)}</li>" for line in said)
    gaps = words.gaps(reader.edition)
    missing = listing(gaps, cell_words(t)) if len(gaps) else f"<p>{t('methods.quality.none')}</p>"
    there = store.catalogue(preview=bool(reader.state.preview)).snapshots
    held = pd.DataFrame(
        [
            (
                s.id,
                t(f"provenance.{s.provenance}.name"),
                s.created_by,
                s.created_at[:10],
                len(s.tables),
                s.digest[:16],
            )
            for s in there
        ],
        columns=[
            t(f"methods.quality.{name}")
            for name in ("snapshot", "provenance", "by", "at", "tables", "digest")
        ],
    )
    st.html(
        f'<ul class="rules">{items}</ul>'
        f'<h3 class="view">{escape(t("methods.quality.gaps", id=snapshot.id))}</h3>'
        f'<div class="records">{missing}</div>'
        f'<h3 class="view">{escape(t("methods.quality.snapshots"))}</h3>'
        f'<div class="records">{listing(held, cell_words(t))}</div>'
    )


def _limits() -> dict[str, str]:
    """From where on a change is doubtful before publication."""
    return {
        "fewer": f"{comparison.FEWER:.0%}",
        "z": f"{alerts.FAR:g}",
        "step": f"{comparison.STEP * 100:g}",
        "factor": f"{comparison.FACTOR:g}",
        "least": f"{comparison.LEAST:g}",
        "same": f"{DEMO_SHARE:.0%}",
    }


def _history(reader: Reader) -> None:
    t = reader.t
    rows = history.definitions()
    known = reader.edition.known
    now = {i.id: i.definition_hash for i in known.values()}
    table = pd.DataFrame(
        {
            t("overview.indicator"): [
                f"{i} {t.label(known[i].name)}" if i in known else i for i in rows["indicator"]
            ],
            t("methods.since"): rows["since"],
            t("methods.note"): rows[f"note_{t.lang}"],
            t("methods.hash"): rows["hash"].str[:16],
            t("methods.current"): [
                now.get(i) == h for i, h in zip(rows["indicator"], rows["hash"], strict=True)
            ],
        }
    )
    found = _matching(table, reader.state.find)
    st.html(
        f'<p class="reading">{escape(t("methods.history_note"))}</p>'
        f'<div class="records">{listing(found, cell_words(t))}</div>'
    )


def _index(reader: Reader) -> None:
    t = reader.t
    values = {
        "enough": f"{ENOUGH:.0%}",
        "year": FIRST_YEAR,
        "draws": formats.number(DRAWS),
        "safe": f"{SAFE:.0%}",
        **{kind: f"{floor:.0%}" for kind, floor in FLOORS.items()},
    }
    st.html(
        "".join(
            f"<p>{escape(t(f'methods.index.{name}', **values))}</p>"
            for name in (
                "bands",
                "ranks",
                "scores",
                "mismatch",
                "strengths",
                "assessment",
                "weights",
                "robust",
            )
        )
    )
