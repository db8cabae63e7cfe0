"""The indicator chosen on the map, period by period: two beside each other, each to be moved."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard import charts
from dashboard.edition import Edition, Reader, once
from dashboard.geography import outlines
from dashboard.indicators import CITY, summaries
from dashboard.text import formats
from dashboard.views import sentences
from dashboard.views.base import View
from dashboard.views.common import named


def then(reader: Reader) -> View | None:
    """The period compared with, to begin with."""
    before = reader.before
    days = reader.edition.history
    return (
        _view(reader.edition, reader.indicator.id, "periods_then", before)
        if before in days and before
        else None
    )


def now(reader: Reader) -> View | None:
    """The period chosen, to begin with."""
    return _view(reader.edition, reader.indicator.id, "periods_now", reader.edition.as_of)


@once
def _view(edition: Edition, id_: str, key: str, day: date) -> View | None:
    indicator, t = edition.definitions[id_], edition.t
    if indicator.scope == "city" or not (indicator.has_ratio and indicator.mapped):
        return None
    values, days = edition.over_time(indicator.id), sorted(edition.history)
    city = values[CITY].dropna()
    if len(days) < 2 or city.empty:
        return None
    table = values.T.loc[[unit for unit in edition.names if unit in values]]
    table.columns = [str(one) for one in values.index]
    return View(
        key,
        t(f"view.{key}", indicator=t.label(indicator.name)),
        t(
            "view.periods",
            n=len(city),
            start=city.index[0],
            end=city.index[-1],
            first=formats.measure(city.iloc[0], indicator, t),
            last=formats.measure(city.iloc[-1], indicator, t),
        ),
        (),
        named(table, edition.names, t),
        _figure(edition, indicator.id, day),
        shares=tuple(table.columns) if indicator.is_share else (),
        note=t("view.periods_note"),
        total=edition.values.row(indicator.id),
    )


@once
def _figure(edition: Edition, indicator: str, day: date) -> go.Figure:
    held, t = edition.definitions[indicator], edition.t
    frames = {
        one: summaries.by_unit(values, None, held, one) for one, values in edition.history.items()
    }
    over = pd.concat(frames.values())
    maps = {
        one: charts.areas(
            frame=frame, indicator=held, names=edition.short, outline="map", t=t, over=over
        )
        for one, frame in frames.items()
    }
    return charts.periods(
        maps=maps,
        day=day,
        outline=outlines.outline("map"),
        credit=sentences.map_approval(t),
        marks=charts.marks_of(edition.values.row(indicator)),
        t=t,
    )
