"""Published figures beside the snapshot: pillar cards and the full ledger."""

from datetime import date
from html import escape
from statistics import mode

import pandas as pd
import streamlit as st

from dashboard import theme
from dashboard.charts import marks_of, sparkline
from dashboard.claims import SHARE, Claim, agreement, snapshot_value
from dashboard.components.layout import flag
from dashboard.edition import Edition, Reader, once
from dashboard.indicators import CITY, PILLARS, summaries
from dashboard.text import formats
from dashboard.text.i18n import Translator


def cards(reader: Reader) -> None:
    """The three pillars with their headline figures, as published."""
    st.html('<div class="cards">' + "".join(_card(reader, p) for p in PILLARS) + "</div>")


def _card(reader: Reader, pillar: str) -> str:
    t = reader.t
    held = (c for c in reader.edition.claims.values() if c.pillar == pillar and c.headline)
    chosen = sorted(held, key=lambda claim: claim.headline or 0)
    main = mode([c.as_of for c in chosen]) if chosen else None
    said = escape(reader.link("methods", section="claims"))
    rows = "".join(
        f"<div><dt>{escape(_short(c, main, t))}</dt><dd><a href='{said}'>"
        f"{_digits_first(formats.headline(c, t))}</a></dd></div>"
        for c in chosen
    )
    names = {t.label(c.origin) for c in chosen if c.as_of == main}
    sources = t.join([t("overview.as_of", date=formats.day(main, t)), *sorted(names)])
    published = t("provenance.published.name")
    page = escape(reader.link(pillar, indicator=""))
    return (
        f'<section class="card card-{pillar}">'
        f'<h2><a href="{page}">{escape(t("pillar." + pillar))}</a>'
        f"<small>{escape(t('pillar_about.' + pillar))}</small></h2><dl>{rows}</dl>"
        f"<p>{escape(published)} · {escape(sources)}</p>{_standing(reader, pillar)}</section>"
    )


def _short(claim: Claim, main: date | None, t: Translator) -> str:
    """The claim's short label, with its date where it is not that of the card."""
    short = t.label(claim.short)
    if claim.as_of == main:
        return short
    return f"{short} · {t('overview.as_of', date=formats.day(claim.as_of, t))}"


def _standing(reader: Reader, pillar: str) -> str:
    """The pillar's state in this snapshot: its banded indicators, else those scored."""
    t = reader.t
    scored = [
        i
        for i in reader.edition.known.values()
        if i.pillar == pillar and i.direction != "information" and i.is_share
    ]
    levels = {i.id: summaries.threshold(i, reader.edition.as_of) for i in scored}
    banded = [i for i in scored if levels[i.id]]
    lines = []
    for indicator in (banded or scored)[:2]:
        row = reader.edition.values.row(indicator.id)
        band = summaries.band(row["value"], levels[indicator.id], indicator.direction)
        word = f" {t('band.' + band)}" if band != "none" else ""
        link = reader.link("records", indicator=indicator.id, unit=CITY)
        lines.append(
            f'{escape(t.label(indicator.name))} <a href="{escape(link)}">'
            f"{escape(formats.lead(row, indicator, t))}</a>{escape(word)}"
        )
    return f"<p>{flag(reader.edition)}{escape(t('list.item')).join(lines)}</p>"


def _digits_first(figure: str) -> str:
    """The digits at full size, qualifier and unit smaller around them."""
    before, digits, after = formats.split(figure)
    return f"<small>{escape(before)}</small>{escape(digits)}<small>{escape(after)}</small>"


def ledger(reader: Reader) -> None:
    """Every published figure: source, the snapshot's value, its change and its trend."""
    t = reader.t
    change = t("overview.column_change", date=str(reader.before)) if reader.before else ""
    heads = (
        "",
        t("overview.column_figure"),
        t("overview.column_source"),
        t("overview.column_snapshot"),
        change,
        t("overview.column_trend"),
    )
    head = "".join(f"<th scope='col'>{escape(h)}</th>" if h else "<td></td>" for h in heads)
    rows = "".join(
        _row(claim, cells, reader) for claim, cells in _rows(reader.edition, reader.before)
    )
    st.html(f'<table class="ledger"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')


@once
def _rows(edition: Edition, before: date | None) -> list[tuple[Claim, tuple[str, str]]]:
    """Every figure with its value in the snapshot and the cells of change and trend, as HTML."""
    return [(claim, _cells(claim, edition, before)) for claim in edition.claims.values()]


def _cells(claim: Claim, edition: Edition, before: date | None) -> tuple[str, str]:
    now = snapshot_value(claim, edition.values)
    then = snapshot_value(claim, edition.periods[before]) if before else None
    return _value(claim, now, edition), (
        f'<td class="number change">{escape(_change(claim, now, then, edition.t))}</td>'
        f'<td class="trend">{_trend(claim, edition)}</td>'
    )


def _row(claim: Claim, cells: tuple[str, str], reader: Reader) -> str:
    t, (value, rest) = reader.t, cells
    conflict = (
        f'<span class="flag">{escape(t("overview.conflict"))}</span>'
        if claim.conflict_group
        else ""
    )
    words, shown = formats.claimed(claim, t), formats.headline(claim, t)
    note = f'<span class="note">{escape(words)}</span>' if words != shown else ""
    return (
        f'<tr><td><span class="pillar pillar-{claim.pillar}"></span>{_to_method(claim, reader)}'
        f' {conflict}</td><td class="published">{escape(shown)}{note}</td>'
        f'<td class="note-cell">{_source(claim, t)}</td>'
        f'<td class="number">{_to_records(claim, reader, value)}</td>{rest}</tr>'
    )


def _to_method(claim: Claim, reader: Reader) -> str:
    """What the figure is of, leading to the indicator that counts it, or to its sources."""
    changes = (
        {"section": "indicators", "indicator": claim.indicator}
        if claim.indicator
        else {"section": "claims"}
    )
    link = reader.link("methods", **changes)
    return f'<a href="{escape(link)}">{escape(reader.t.label(claim.label))}</a>'


def _to_records(claim: Claim, reader: Reader, shown: str) -> str:
    if not claim.indicator:
        return shown
    link = reader.link("records", indicator=claim.indicator, unit=CITY)
    return f'<a href="{escape(link)}">{shown}</a>'


def _source(claim: Claim, t: Translator) -> str:
    day = formats.day(claim.as_of, t)
    return (
        f"{escape(t('overview.as_of', date=day) if claim.as_of else day)}"
        f'<span class="note">{escape(t.label(claim.origin))}</span>'
    )


def _value(claim: Claim, now: float | None, edition: Edition) -> str:
    t, snapshot = edition.t, edition.snapshot
    state = agreement(claim, now, snapshot.provenance, snapshot.as_of)
    if claim.indicator and now is None:
        status = edition.values.row(claim.indicator)["status"]
        status = status if status in formats.NO_DATA else "no_data"
        return escape(formats.absence(status, edition.known[claim.indicator], t))
    if now is None:
        return f'<span class="note">{escape(t("agreement.none"))}</span>'
    text = _threshold(claim, edition) if claim.measure == "threshold" else quantity(claim, now)
    if state == "register":
        return f"{escape(text)}<span class='note'>{escape(t('agreement.register'))}</span>"
    total = edition.values.row(claim.indicator)
    marks = marks_of(total) or ("reported",)
    said = [t(f"provenance.{name}.name") for name in marks]
    if total["status"] != "partial":  # a total with units missing is not held against a claim
        said.append(t(f"agreement.{state}"))
    return f"{escape(text)}<span class='note'>{escape(' · '.join(said))}</span>"


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
