"""本期变化: what moved, which levels were reached or lost, what came in, all units over time."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import theme
from dashboard.charts import sparkline
from dashboard.charts.grid import listing
from dashboard.components import prose, selectors
from dashboard.components.prose import badges
from dashboard.edition import Edition, Reader, events, once
from dashboard.indicators import CITY, chance
from dashboard.text import formats
from dashboard.text.html import template
from dashboard.views import changes as views
from dashboard.views import sentences
from dashboard.views.changes import Line
from dashboard.views.common import cell_words
from dashboard.views.courses import MULTIPLES

MOVED = template(
    """
    <div class="scroll"><table class="ledger data changes"><thead><tr>
    {% for head in heads %}<th scope="col">{{ head }}</th>{% endfor %}</tr></thead><tbody>
    {% for line, unit, indicator, link in lines %}<tr>
    <td class="unit">{% if link %}<a href="{{ link }}">{{ unit }}</a>{% else %}{{ unit }}{% endif %}
    </td><td>{{ indicator }}
    {% if line.across %}<small>{{ line.across }}</small>{% endif %}</td>
    <td class="number">{{ line.before }}</td>
    <td class="number">{{ line.now }}</td>
    <td class="number {{ "better" if line.better else "worse" }}">
    {{ line.step }} {{ words[line.better] }}</td>
    <td class="number">{{ line.places }}</td></tr>{% endfor %}
    </tbody></table></div>
    """
)
WHOLE = template('<div class="unrolled">{{ table }}</div>')


def since(reader: Reader) -> date | None:
    """The period compared with; the page says so where there is none."""
    if reader.before is None or reader.before >= reader.edition.as_of:
        prose.conclusion(reader.t("changes.nothing_before"))
        return None
    prose.conclusion(views.conclusion(reader.edition, reader.before), badges(reader.edition))
    return reader.before


def moved(reader: Reader, before: date) -> None:
    """Improvements, declines and moves of rank, each by unit and indicator."""
    facts = {"level": f"{chance.LEVEL:.0%}", "outside": f"{1 - chance.LEVEL:.0%}"}
    n = views.tested(reader.edition, before)
    prose.quiet(reader.t("changes.method", n=n, **facts))
    with st.container(key="pair_changes"):
        columns = st.columns(2, gap="medium")
    with columns[0]:
        _lines(reader, "improvements", views.improvements(reader.edition, before), before)
    with columns[1]:
        _lines(reader, "declines", views.declines(reader.edition, before), before)
    _lines(reader, "moves", views.moves(reader.edition, before), before)


def _lines(reader: Reader, key: str, lines: Sequence[Line], before: date) -> None:
    t, edition = reader.t, reader.edition
    prose.section(t(f"changes.{key}"))
    if not lines:
        prose.plain(t("changes.none_such"))
        return
    rows = [
        (
            line,
            edition.short[line.unit],
            t.label(edition.definitions[line.indicator].name),
            _link(reader, line.unit, line.indicator),
        )
        for line in lines
    ]
    names = ("unit", "indicator", "then", "now", "change", "place")
    heads = [t(f"changes.column.{name}", date=str(before)) for name in names]
    words = {True: t("changes.word.better"), False: t("changes.word.worse")}
    st.html(MOVED(heads=heads, lines=rows, words=words))


def _link(reader: Reader, unit: str, indicator: str) -> str:
    opens = unit in reader.edition.open
    return reader.link("county", unit=unit, indicator=indicator) if opens else ""


def opposed(reader: Reader, before: date) -> None:
    """Indicators in which the city moved one way and most of its units the other."""
    edition = reader.edition
    found = [
        f"{reader.t.label(i.name)} · {said}"
        for i in edition.definitions.values()
        if (said := sentences.opposed(edition, i, before))
    ]
    if found:
        prose.section(reader.t("changes.opposed"))
    for line in found:
        prose.plain(line)


def levels(reader: Reader, before: date) -> None:
    """Levels reached and lost."""
    t, edition = reader.t, reader.edition
    found = views.crossings(edition, before)
    prose.section(t("changes.levels"))
    if not found:
        prose.plain(t("changes.none_such"))
        return
    rows = [
        (edition.names[unit], t.label(edition.definitions[id_].name), was, now)
        for unit, id_, was, now in found
    ]
    _table(reader, rows, ("unit", "indicator", "then", "now"), before)


def records(reader: Reader, before: date) -> None:
    """How many records each table has more or fewer, and whether this period was corrected."""
    t, snapshot = reader.t, reader.edition.snapshot
    prose.section(t("changes.records"))
    if snapshot.revision > 1:
        prose.plain(t("changes.corrected", id=snapshot.id, n=snapshot.revision - 1))
    rows = [
        (name, then, now, formats.signed(now - then))
        for name, then, now in views.records(reader.edition, before)
    ]
    _table(reader, rows, ("table", "then", "now", "change"), before)


def _table(
    reader: Reader, rows: Sequence[Sequence[object]], names: Sequence[str], before: date
) -> None:
    heads = [reader.t(f"changes.column.{name}", date=str(before)) for name in names]
    st.html(WHOLE(table=Markup(listing(pd.DataFrame(rows, columns=heads), cell_words(reader.t)))))


def multiples(reader: Reader) -> None:
    """One indicator in every unit over all periods, on one scale."""
    t, edition, indicator = reader.t, reader.edition, reader.indicator
    prose.section(t("changes.multiples"), t("changes.one_scale"))
    with st.container(key="chooser"):
        selectors.indicator(reader, [i.id for i in edition.definitions.values() if i.compares])
    if not indicator.compares:
        prose.plain(t("changes.not_compared"))
        return
    pictures = _pictures(edition, indicator.id)
    units = [
        (edition.short[unit], value, picture, _link(reader, unit, indicator.id))
        for unit, (value, picture) in pictures.items()
    ]
    st.html(MULTIPLES(cells=units))
    if said := events.explained(edition, _marked(edition, indicator.id)):
        prose.quiet(t("changes.uprights", events=said))


def _marked(edition: Edition, id_: str) -> list[tuple[str, events.Event]]:
    """What happened while the indicator was counted."""
    days = edition.over_time(id_).index
    return events.between(edition, edition.definitions[id_].pillar, days[0], days[-1])


@once
def _pictures(edition: Edition, id_: str) -> dict[str, tuple[str, Markup | str]]:
    """Value now and course by unit."""
    t, indicator = edition.t, edition.definitions[id_]
    frame = edition.over_time(id_)
    scale = (float(frame.min().min()), float(frame.max().max()))
    colour = theme.PILLAR[indicator.pillar]
    marked = events.days(_marked(edition, indicator.id))

    def course(unit: str) -> tuple[str, str]:
        values = frame[unit]
        alt = t(
            "changes.course",
            unit=edition.names[unit],
            values=t.join([formats.ratio(v, indicator, t) for v in values.dropna()]),
        )
        value = formats.ratio(values.iloc[-1], indicator, t)
        return value, sparkline(values, colour=colour, alt=alt, scale=scale, events=marked)

    units = [unit for unit in edition.names if unit != CITY and unit in frame]
    return {unit: course(unit) for unit in units if not pd.isna(frame[unit]).all()}
