"""The course of every indicator of a unit beside the city's, as small multiples."""

from datetime import date

import pandas as pd

from dashboard import theme
from dashboard.charts import sparkline
from dashboard.edition import Edition, events, once
from dashboard.edition.address import State
from dashboard.edition.movement import movement
from dashboard.indicators import CITY, Indicator
from dashboard.text import formats
from dashboard.text.html import template
from dashboard.views.any_reader import Anybody, Open
from dashboard.views.base import View

MULTIPLES = template(
    """
    <div class="multiples">{% for name, value, picture, link in cells %}
    <figure><figcaption>{% if link %}<a href="{{ link }}">{{ name }}</a>{% else %}{{ name }}
    {% endif %} <b>{{ value }}</b></figcaption>{{ picture|safe }}</figure>{% endfor %}</div>
    """
)


@once
def courses(edition: Edition, unit: str, before: date | None) -> tuple[View, Open]:
    """Every indicator that units are compared in, as a view, and its HTML with the links left
    open.
    """
    t, anybody = edition.t, Anybody(edition, State.of(edition.t.lang))
    held = [(i, edition.over_time(i.id)) for i in edition.definitions.values() if i.compares]
    shown = [(i, frame) for i, frame in held if unit in frame and frame[unit].notna().any()]
    cells = [
        (
            t.label(i.name),
            formats.ratio(frame[unit].iloc[-1], i, t),
            _picture(frame, i, unit, edition),
            anybody.link("changes", indicator=i.id, unit=unit),
        )
        for i, frame in shown
    ]
    table = pd.DataFrame({t.label(i.name): frame[unit] for i, frame in shown}).T
    table.columns = [str(day) for day in table.columns]
    table.insert(0, t("file.indicator"), table.index)
    return View(
        "courses",
        t("courses.title", place=edition.names[unit]),
        _takeaway(edition, unit, before, len(shown)),
        (),
        table.reset_index(drop=True),
        note=t("courses.note"),
    ), Open(str(MULTIPLES(cells=cells)))


def _picture(frame: pd.DataFrame, indicator: Indicator, unit: str, edition: Edition) -> str:
    t = edition.t
    said = [formats.ratio(value, indicator, t) for value in frame[unit].dropna()]
    return sparkline(
        frame[unit],
        colour=theme.PILLAR[indicator.pillar],
        alt=t(
            "courses.of",
            unit=edition.names[unit],
            indicator=t.label(indicator.name),
            values=t.join(said),
        ),
        behind=frame.get(CITY),
        events=events.days(
            events.between(edition, indicator.pillar, frame.index[0], frame.index[-1])
        ),
    )


def _takeaway(edition: Edition, unit: str, before: date | None, n: int) -> str:
    """How many moved by more than chance since `before`."""
    t = edition.t
    if before is None or before not in edition.periods:
        return t("courses.reading_plain", n=n)
    sure = [c for c in movement(edition, before) if c.unit == unit and c.beyond_chance]
    better = sum(change.size > 0 for change in sure)
    return t("courses.reading", n=n, better=better, worse=len(sure) - better)
