"""Sentences on the lowest and highest units, and on what has been gained, of reported data."""

from dataclasses import replace
from datetime import date
from typing import Literal

import pandas as pd

from dashboard.briefing.numbers import Number, of_row, press, sentence
from dashboard.edition import Edition
from dashboard.indicators import CITY, Indicator
from dashboard.text import formats

End = Literal["lowest", "highest"]


def bases(edition: Edition) -> dict[str, date]:
    """The days a change is counted from: the period before, and the same day a year before."""
    day = edition.as_of
    year = day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
    found = {"change": edition.before, "year": year if year in edition.snapshots else None}
    return {ask: base for ask, base in found.items() if base}


def gained(indicator: Indicator, unit: str, edition: Edition, base: date) -> Number | None:
    """The number and what its leading measure has gained since `base`; None where either day has
    none, or where the two are of different assessment years.
    """
    t, now = edition.t, of_row(indicator, unit, edition)
    rows = [edition.periods[day].row(indicator.id, unit) for day in (edition.as_of, base)]
    if not now.clause or edition.across(indicator.id, base):
        return None
    if any(row["status"] in formats.NO_DATA for row in rows):
        return None
    new, old = (row["numerator" if indicator.lead == "count" else "value"] for row in rows)
    if pd.isna(new) or pd.isna(old):
        return None
    shown = formats.gained(new - old, indicator, t)
    way = {"+": "up", "±": "same"}.get(shown[0], "down")
    figure = press(shown.lstrip("+±−-"), t)
    said = t(f"briefing.moved.{way}.{indicator.lead}", date=formats.day(base, t), change=figure)
    clause = t("briefing.moved.clause", number=now.clause, moved=said)
    whole = replace(now, shown=press(shown, t), clause=clause)
    return replace(whole, sentence=sentence([whole], t))


def ends(indicator: Indicator, edition: Edition) -> dict[End, Number]:
    """The lowest and the highest unit of the measure that leads, those that print the same
    together; shares of too few are no extremes. None where less than two can be compared, or
    where the edition does not open every unit.
    """
    if indicator.scope == "city" or len(edition.open) < len(edition.names):
        return {}
    frame = edition.by_unit(indicator.id)
    kept = frame.loc[~frame["small"] & ~frame["status"].isin(formats.NO_DATA)]
    held = kept["numerator" if indicator.lead == "count" else "value"].dropna()
    numbers = {str(unit): of_row(indicator, str(unit), edition) for unit in held.index}
    if held.nunique() < 2 or not all(number.clause for number in numbers.values()):
        return {}
    return {
        "lowest": _end("lowest", str(held.idxmin()), numbers, indicator, edition),
        "highest": _end("highest", str(held.idxmax()), numbers, indicator, edition),
    }


def _end(
    end: End, unit: str, numbers: dict[str, Number], indicator: Indicator, edition: Edition
) -> Number:
    t, one, name = edition.t, numbers[unit], edition.t.label(indicator.name)
    alike = [other for other, number in numbers.items() if number.shown == one.shown]
    without = len(edition.names) - 1 - len(numbers)  # the city is among the names
    clause = t(
        "briefing.end.said",
        word=t(f"briefing.end.{end}.{indicator.lead}"),
        indicator=name,
        places=t.join([edition.names[other] for other in alike]),
        value=one.shown,
        n=len(numbers),
        without=t("briefing.end.without", n=without) if without else "",
    )
    made = replace(
        one, unit=CITY, label=name, clause=clause, code=one.code if alike == [unit] else ""
    )
    return replace(made, sentence=sentence([made], t))
