"""Every published figure beside the snapshot: its value, its change and its trend."""

from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import theme
from dashboard.charts import marks_of, sparkline
from dashboard.claims import SHARE, Claim, agreement, snapshot_value
from dashboard.components import prose
from dashboard.edition import Edition, Reader, once
from dashboard.indicators import CITY
from dashboard.text import formats
from dashboard.text.html import template
from dashboard.text.i18n import Translator

HEAD = template(
    "{% for head in heads %}"
    "{% if head %}<th scope='col'>{{ head }}</th>{% else %}<td></td>{% endif %}{% endfor %}"
)
LEDGER = template(
    """
    <table class="ledger"><thead><tr>{{ head }}</tr></thead>
    <tbody>{{ rows }}</tbody></table>
    """
)
ROW = template(
    """
    <tr><td><span class="pillar pillar-{{ claim.pillar }}"></span>
    <a href="{{ method }}">{{ label }}</a>{{ " " }}
    {% if conflict %}<span class="flag">{{ conflict }}</span>{% endif %}</td>
    <td class="published">{{ figure }}
    {% if words != figure %}<span class="note">{{ words }}</span>{% endif %}</td>
    <td class="note-cell">{{ day }}<span class="note">{{ origin }}</span></td>
    <td class="number">
    {% if records %}<a href="{{ records }}">{{ value }}</a>{% else %}{{ value }}{% endif %}</td>
    {{ rest }}</tr>
    """
)
VALUE = template('{{ text }}{% if note %}<span class="note">{{ note }}</span>{% endif %}')
REST = template(
    '<td class="number change">{{ change }}</td><td class="trend">{{ trend|safe }}</td>'
)


def ledger(reader: Reader) -> None:
    """Every published figure: source, the snapshot's value, its change and its trend."""
    t = reader.t
    prose.section(t("overview.published"), t("overview.published_note"))
    change = t("overview.column_change", date=str(reader.before)) if reader.before else ""
    names = ("figure", "source", "snapshot")
    heads = ["", *(t(f"overview.column_{n}") for n in names), change, t("overview.column_trend")]
    rows = Markup("").join(
        _row(claim, cells, reader) for claim, cells in _rows(reader.edition, reader.before)
    )
    st.html(LEDGER(head=HEAD(heads=heads), rows=rows))


@once
def _rows(edition: Edition, before: date | None) -> list[tuple[Claim, tuple[Markup, Markup]]]:
    """Every figure with its value in the snapshot and the cells of change and trend."""
    return [(claim, _cells(claim, edition, before)) for claim in edition.claims.values()]


def _cells(claim: Claim, edition: Edition, before: date | None) -> tuple[Markup, Markup]:
    now = snapshot_value(claim, edition.values)
    then = snapshot_value(claim, edition.periods[before]) if before else None
    text, note = _value(claim, now, edition)
    change = _change(claim, now, then, edition.t)
    return VALUE(text=text, note=note), REST(change=change, trend=_trend(claim, edition))


def _row(claim: Claim, cells: tuple[Markup, Markup], reader: Reader) -> Markup:
    t, (value, rest) = reader.t, cells
    day, indicator = formats.day(claim.as_of, t), claim.indicator
    of_indicator = {"section": "indicators", "indicator": indicator}
    return ROW(
        claim=claim,
        method=reader.link("methods", **(of_indicator if indicator else {"section": "claims"})),
        label=t.label(claim.label),
        conflict=t("overview.conflict") if claim.conflict_group else "",
        figure=formats.headline(claim, t),
        words=formats.claimed(claim, t),
        day=t("overview.as_of", date=day) if claim.as_of else day,
        origin=t.label(claim.origin),
        records=reader.link("records", indicator=indicator, unit=CITY) if indicator else "",
        value=value,
        rest=rest,
    )


def _value(claim: Claim, now: float | None, edition: Edition) -> tuple[str, str]:
    """The snapshot's value, and a note on it."""
    t, snapshot = edition.t, edition.snapshot
    state = agreement(claim, now, snapshot.provenance, snapshot.as_of)
    if claim.indicator and now is None:
        status = edition.values.row(claim.indicator)["status"]
        status = status if status in formats.NO_DATA else "no_data"
        return formats.absence(status, edition.known[claim.indicator], t), ""
    if now is None:
        return "", t("agreement.none")
    text = _threshold(claim, edition) if claim.measure == "threshold" else quantity(claim, now)
    if state == "register":
        return text, t("agreement.register")
    total = edition.values.row(claim.indicator)
    notes = [t(f"provenance.{name}.name") for name in marks_of(total) or ("reported",)]
    if total["status"] != "partial":  # a total with units missing is not held against a claim
        notes.append(t(f"agreement.{state}"))
    return text, " · ".join(notes)


def _threshold(claim: Claim, edition: Edition) -> str:
    row = edition.values.row(claim.indicator)
    return edition.t(
        "overview.threshold_met",
        numerator=formats.number(row["numerator"]),
        denominator=formats.number(row["denominator"]),
    )


def quantity(claim: Claim, value: float) -> str:
    """A snapshot's value in the claim's own unit: a share in per cent, an average with one
    decimal, a count whole.
    """
    if claim.measure_unit == SHARE:
        return formats.percent(value)
    return formats.number(value, 1 if claim.measure == "ratio" else 0)


def _change(claim: Claim, now: float | None, before: float | None, t: Translator) -> str:
    if now is None or before is None or claim.measure == "threshold":
        return ""
    difference = now - before
    sign = formats.sign(difference)
    if claim.measure_unit == SHARE:
        return sign + formats.number(difference * 100, 1) + t("unit.points")
    return sign + quantity(claim, difference)


def _trend(claim: Claim, edition: Edition) -> str:
    if claim.measure == "threshold":
        return ""
    past = pd.Series(
        {day: snapshot_value(claim, values) for day, values in edition.history.items()}, dtype=float
    )
    held = past.dropna()
    if len(held) < 2:
        return ""
    alt = edition.t(
        "overview.spark_alt",
        label=edition.t.label(claim.label),
        first=quantity(claim, held.iloc[0]),
        last=quantity(claim, held.iloc[-1]),
    )
    return sparkline(past, colour=theme.PILLAR.get(claim.pillar, theme.MUTED), alt=alt)
