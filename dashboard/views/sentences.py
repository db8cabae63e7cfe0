"""Sentences made from numbers: nobody types one."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.edition import Edition, profile
from dashboard.edition.opposed import opposed as edition_opposed
from dashboard.geography.base_map import base_map
from dashboard.geography.census import Profile
from dashboard.indicators import CITY, Indicator, uncertainty
from dashboard.indicators.ranks import ranks
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views import standing
from dashboard.views.base import Row


def units_reading(
    frame: pd.DataFrame,
    city: Row,
    indicator: Indicator,
    names: Mapping[str, str],
    t: Translator,
) -> str:
    """City, highest and lowest of a ratio, from `figures.by_unit`; ties are named, shares of
    fewer than ten are no extremes, and very few units have none.
    """
    shown = (
        formats.absence(formats.status(city), indicator, t)
        if city["status"] in formats.NO_DATA
        else _with_count(city, indicator, t) + formats.incomplete(city["status"], t)
    )
    held = frame.loc[~frame["small"], "value"].dropna()
    if held.empty:
        return t("overview.reading_none", city=shown)
    if _few(held, frame):
        return t("overview.reading_few", city=shown, n=len(held), of=len(frame))
    if held.nunique() == 1:
        key = "overview.reading_same" if len(held) == len(frame) else "overview.same_among"
        return t(key, city=shown, n=len(held))
    top, bottom = (
        _extreme(held[held == value], indicator, names, t) for value in (held.max(), held.min())
    )
    among = _among(frame, len(held), t)
    return t("overview.reading", city=shown, among=among, top=top, bottom=bottom)


def _few(held: pd.Series | pd.DataFrame, frame: pd.DataFrame) -> bool:
    """Whether of many units too few are compared for one to be called first or last."""
    return len(held) < profile.MIN_PEERS <= len(frame)


def _among(frame: pd.DataFrame, n: int, t: Translator) -> str:
    """Of how many units extremes are, where it is not of all."""
    if n == len(frame):
        return ""
    few = (frame["small"] & frame["value"].notna()).any()
    return t("overview.among" if few else "overview.among_sent", n=n, of=len(frame))


def _extreme(tied: pd.Series, indicator: Indicator, names: Mapping[str, str], t: Translator) -> str:
    named = [names[str(unit)] for unit in tied.index]
    key = "overview.tied" if len(named) > 2 else "overview.extreme"
    return t(
        key, names=t.join(named[:2]), n=len(named), value=formats.ratio(tied.iloc[0], indicator, t)
    )


def _with_count(row: Row, indicator: Indicator, t: Translator) -> str:
    """The ratio, and beside it the count where there is one."""
    value = formats.ratio(row["value"], indicator, t)
    if "count" not in indicator.measures:
        return value
    return t(
        "overview.with_count", ratio=value, count=formats.count(row["numerator"], indicator, t)
    )


def value(row: Row, indicator: Indicator, t: Translator) -> str:
    """A value with its count, or the word for why there is none."""
    if row["status"] in formats.NO_DATA:
        return formats.absence(formats.status(row), indicator, t)
    if not indicator.has_ratio or pd.isna(row["value"]):
        return formats.lead(row, indicator, t)
    return _with_count(row, indicator, t)


def reason(indicator: Indicator, status: str, t: Translator) -> str:
    """Why a value is missing or incomplete; empty when it is whole."""
    if status == "value":
        return ""
    return t(
        "reason.not_counted" if formats.not_counted(status, indicator) else f"reason.{status}",
        date=indicator.in_force,
        source=t.label(indicator.source),
    )


def selection(
    frame: pd.DataFrame, unit: str, indicator: Indicator, name: str, t: Translator
) -> str:
    """The selected unit: its value, and its rank where the indicator has a direction."""
    row: Row = frame.loc[unit].to_dict()
    if row["status"] in formats.NO_DATA:
        word = formats.absence(formats.status(row), indicator, t)
        return t("overview.selected_plain", name=name, value=word)
    value = _with_count(row, indicator, t)
    if row["small"]:
        return t("overview.unranked", name=name, value=value)
    if indicator.direction == "information":
        return t("overview.selected_plain", name=name, value=value)
    held = frame[~frame["small"]].dropna(subset=["value"])
    if _few(held, frame):
        return t("overview.selected_plain", name=name, value=value)
    places = ranks(held["value"], lower_is_better=indicator.direction == "lower")
    ties = int((places == places[unit]).sum())
    best, worst = uncertainty.rank_interval(held, unit, indicator) or (pd.NA, pd.NA)
    key = "overview.joint" if ties > 1 else "overview.place"
    place = t(key, rank=int(places[unit]))
    line = {"best": best, "worst": worst, "ties": ties, "n": len(held)}
    said = t("overview.selected", name=name, value=value, n=len(held), place=place)
    return standing.within(said, line, t)


def course(
    series: pd.DataFrame,
    unit: str,
    indicator: Indicator,
    names: Mapping[str, str],
    t: Translator,
) -> str:
    """From the first to the last value of a place, or that there are none; the city stands in
    for a unit of which there is no series. `series` as of `charts.trend`.
    """
    place = unit if unit in series else CITY
    held = series[place].dropna()
    if held.empty:
        return t("view.nothing", place=names[place])
    first, last = held.index[0], held.index[-1]
    if len(held) == 1:
        return t(
            "view.trend.single",
            place=names[place],
            date=str(last),
            value=formats.measure(held[last], indicator, t),
        )
    return t(
        "view.trend.reading",
        place=names[place],
        first=str(first),
        last=str(last),
        start=formats.measure(held[first], indicator, t),
        end=formats.measure(held[last], indicator, t),
        n=len(held),
    )


def opposed(edition: Edition, indicator: Indicator, before: date | None) -> str:
    """That the city moved one way and most of its units the other; else empty."""
    found = edition_opposed(edition, indicator.id, before) if before else None
    if found is None:
        return ""
    t, share = edition.t, indicator.is_share
    digits = 1 if share else indicator.measures["ratio"].get("digits", 1)
    size = formats.number(abs(found.step) * (100 if share else 1), digits)
    return t(
        f"overview.opposed.{'up' if found.step > 0 else 'down'}",
        date=formats.day(before, t),
        step=t("verdict.points", n=size) if share else size,
        units=found.units,
        n=found.n,
    )


def map_approval(t: Translator) -> str:
    """The map's own approval number, or that it is a sketch without one."""
    number = base_map().approval_number
    return t("footer.approved", number=number) if number else t("footer.unapproved")


def population(unit: Profile, t: Translator) -> str:
    """Towns and census population, with what the census row leaves out or takes in."""
    if unit.population is None:
        people = t("overview.no_population")
    else:
        key = "overview.population_noted" if t.label(unit.note) else "overview.population"
        people = t(key, n=formats.number(unit.population), note=t.label(unit.note))
    return t("overview.profile", towns=unit.towns, population=people)
