"""What a counted screen says in one sentence, and which of its elements that is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from dashboard.briefing.pictures import is_counted, quantities
from dashboard.edition import Edition
from dashboard.indicators import CITY, Indicator
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views import sentences


@dataclass(frozen=True)
class Takeaway:
    """A title, the numbers in it by placeholder, and the units it speaks of."""

    title: str
    fills: Mapping[str, str] = field(default_factory=dict)
    focus: tuple[str, ...] = ()


def of_units(indicator: Indicator, unit: str, edition: Edition) -> Takeaway:
    """The unit asked for, else the end that needs attention (the highest where neither does)."""
    t, frame = edition.t, edition.by_unit(indicator.id)
    name = t.label(indicator.name)
    held = frame.loc[~frame["small"], "value"].dropna()
    row = edition.values.row(indicator.id)
    city = formats.ratio(row["value"], indicator, t) + formats.incomplete(row["status"], t)
    if held.nunique() < 2:
        reading = sentences.units_reading(frame, row, indicator, edition.short, t)
        said = t("briefing.title", indicator=name, reading=reading.rstrip("。."))
        return Takeaway(said, {"city": city})
    top, bottom = held.max(), held.min()
    fills = {
        "city": city,
        "top": formats.ratio(top, indicator, t),
        "bottom": formats.ratio(bottom, indicator, t),
    }
    if unit in held.index:
        fills["place"] = formats.ratio(held[unit], indicator, t)
        title = t("briefing.takeaway.unit", indicator=name, who=edition.short[unit], **fills)
        return Takeaway(title, fills, (unit,))
    end, value = ("low", bottom) if indicator.direction == "higher" else ("high", top)
    focus = tuple(str(one) for one in held.index[held == value])
    title = t(
        f"briefing.takeaway.{end}",
        indicator=name,
        who=_named(focus, edition),
        value=formats.ratio(value, indicator, t),
        among=among(frame, t),
    )
    return Takeaway(title, fills, focus)


def among(frame: pd.DataFrame, t: Translator) -> str:
    """Among whom an end is one: all of the city, or those that have sent something."""
    without = frame["value"].isna()
    key = "some" if without.any() else "all"
    return t(f"briefing.takeaway.among_{key}", n=int((~without).sum()))


def of_ends(indicator: Indicator, edition: Edition) -> Takeaway:
    """The highest and the lowest of the units."""
    t, frame = edition.t, edition.by_unit(indicator.id)
    held = frame.loc[~frame["small"], "value"].dropna()
    if held.nunique() < 2:
        return of_units(indicator, CITY, edition)
    ends = {"top": held.max(), "bottom": held.min()}
    who = {end: tuple(map(str, held.index[held == value])) for end, value in ends.items()}
    fills = {end: formats.ratio(value, indicator, t) for end, value in ends.items()}
    title = t(
        "briefing.takeaway.ends",
        indicator=t.label(indicator.name),
        highest=_named(who["top"], edition),
        lowest=_named(who["bottom"], edition),
        among=among(frame, t) if frame["value"].isna().any() else "",
        **fills,
    )
    worst = "bottom" if indicator.direction == "higher" else "top"
    return Takeaway(title, fills, who[worst])


def of_change(indicator: Indicator, before: date, edition: Edition) -> Takeaway:
    """The unit that has moved most since a day."""
    t, frame = edition.t, edition.by_unit(indicator.id, before)
    moved = (frame["value"] - frame["previous"])[~frame["small"]].dropna()
    if moved.empty:
        return of_units(indicator, CITY, edition)
    unit = str(moved.abs().idxmax())
    row = frame.loc[unit].to_dict()
    ends = [formats.ratio(row[column], indicator, t) for column in ("previous", "value")]
    fills = dict(zip(("start", "end"), ends, strict=True))
    said = {"indicator": t.label(indicator.name), "who": edition.short[unit]}
    since = formats.day(before, t)
    return Takeaway(t("briefing.takeaway.moved", since=since, **said, **fills), fills, (unit,))


def _named(units: tuple[str, ...], edition: Edition) -> str:
    t, names = edition.t, [edition.short[unit] for unit in units]
    if len(names) <= 2:
        return t.join(names)
    return t("briefing.takeaway.tied", names=t.join(names[:2]), n=len(names))


def over_time(indicator: Indicator, unit: str, edition: Edition) -> Takeaway:
    """From the first to the last value of the quantity that leads."""
    t, values = edition.t, quantities(indicator, edition)
    place = unit if unit in values else CITY
    name = t.label(indicator.name)
    if place != CITY:
        name = t("briefing.label_row", place=edition.names[place], indicator=name)
    held = values[place].dropna()
    if len(held) < 2:
        reading = t("view.nothing", place=edition.names[place])
        if edition.values.row(indicator.id, place)["status"] == "partial":
            reading = t(
                "briefing.title", indicator=edition.names[place], reading=t("status.partial")
            )
        elif len(held):
            only = {"date": str(held.index[0]), "value": worded(held.iloc[0], indicator, t)}
            reading = t("view.trend.single", place=edition.names[place], **only)
        return Takeaway(t("briefing.title", indicator=name, reading=reading.rstrip("。.")))
    first, last = held.iloc[0], held.iloc[-1]
    fills = {"start": worded(first, indicator, t), "end": worded(last, indicator, t)}
    way = "up" if last > first else "down" if last < first else "still"
    since = formats.day(held.index[0], t)
    return Takeaway(t(f"briefing.takeaway.{way}", indicator=name, since=since, **fills), fills)


def worded(value: float, indicator: Indicator, t: Translator) -> str:
    """A value of `quantities` in words."""
    if pd.isna(value):
        return ""
    said = formats.count if is_counted(indicator) else formats.ratio
    return said(value, indicator, t)
