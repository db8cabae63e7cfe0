"""Sentences made from numbers: nobody types one."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.claims import Claim
from dashboard.edition import Edition, once, profile
from dashboard.edition.alerts import Item
from dashboard.geography import outlines
from dashboard.geography.census import Profile
from dashboard.indicators import CITY, Definitions, Indicator, summaries
from dashboard.text import formats
from dashboard.text.i18n import Translator

NAMED = 4
"""How many units a sentence names before it says 等."""


@once
def conclusion(edition: Edition) -> str:
    """The one sentence of the overview, driven by bands alone."""
    t, day = edition.t, formats.day(edition.as_of, edition.t)
    bands = _bands(edition, edition.known)
    city = bands[bands["unit"] == CITY]["band"]
    if city.empty:
        return t("overview.conclusion_none", date=day)
    units = bands[bands["unit"] != CITY]
    below = set(units[units["band"] != "met"]["unit"])
    short = [name for unit, name in edition.names.items() if unit in below]
    facts = {
        "date": day,
        "n": len(city),
        "met": int((city == "met").sum()),
        "units": units["unit"].nunique(),
        "short": len(short),
        "whole": units["unit"].nunique() - len(short),
    }
    return t(f"overview.conclusion_{'some' if short else 'all'}", **facts, names=_listed(short, t))


def _bands(edition: Edition, known: Definitions) -> pd.DataFrame:
    return summaries.bands(edition.values, known, edition.as_of).query("band != 'none'")


@once
def pillar_conclusion(edition: Edition, pillar: str, before: date | None) -> str:
    """How the indicators of a pillar stand to their levels, and what moved since `before`."""
    known = {i.id: i for i in edition.known.values() if i.pillar == pillar}
    said = _levels(edition, known)
    return f"{said} {_movement(edition, known, before)}" if before else said


def _levels(edition: Edition, known: Definitions) -> str:
    t, day, bands = edition.t, formats.day(edition.as_of, edition.t), _bands(edition, known)
    city, units = bands[bands["unit"] == CITY]["band"], bands[bands["unit"] != CITY]
    if city.empty:
        return t("pillar_page.no_level", date=day)
    whole = units.groupby("unit")["band"].agg(lambda held: bool((held == "met").all()))
    return t(
        "pillar_page.conclusion",
        date=day,
        n=len(city),
        met=int((city == "met").sum()),
        units=len(whole),
        whole=int(whole.sum()),
    )


def _movement(edition: Edition, known: Definitions, since: date) -> str:
    """How many city ratios with a direction are better, worse or the same as at `since`."""
    signs = []
    for indicator in known.values():
        if indicator.direction == "information" or not indicator.has_ratio:
            continue
        now, then = (
            values.row(indicator.id)["value"] for values in (edition.values, edition.periods[since])
        )
        if not pd.isna(now) and not pd.isna(then):
            change = round(now - then, 9)
            signs.append(change if indicator.direction == "higher" else -change)
    return edition.t(
        "pillar_page.movement",
        date=str(since),
        better=sum(s > 0 for s in signs),
        worse=sum(s < 0 for s in signs),
        same=sum(s == 0 for s in signs),
    )


def _listed(items: list[str], t: Translator) -> str:
    more = t("overview.conclusion_more") if len(items) > NAMED else ""
    return t.join(items[:NAMED]) + more


def units_reading(
    frame: pd.DataFrame,
    city: Mapping,
    indicator: Indicator,
    names: Mapping[str, str],
    t: Translator,
) -> str:
    """City, highest and lowest of a ratio, from `figures.by_unit`; ties are named, and
    shares of fewer than ten are no extremes.
    """
    shown = (
        formats.absence(city["status"], indicator, t)
        if city["status"] in formats.NO_DATA
        else _with_count(city, indicator, t)
    )
    held = frame.loc[~frame["small"], "value"].dropna()
    if held.empty:
        return t("overview.reading_none", city=shown)
    if held.nunique() == 1:
        key = "overview.reading_same" if len(held) == len(frame) else "overview.same_among"
        return t(key, city=shown, n=len(held))
    top, bottom = (
        _extreme(held[held == value], indicator, names, t) for value in (held.max(), held.min())
    )
    few = int((frame["small"] & frame["value"].notna()).sum())
    among = t("overview.among", n=len(held)) if few else ""
    return t("overview.reading", city=shown, among=among, top=top, bottom=bottom)


def _extreme(tied: pd.Series, indicator: Indicator, names: Mapping[str, str], t: Translator) -> str:
    named = [names[str(unit)] for unit in tied.index]
    key = "overview.tied" if len(named) > 2 else "overview.extreme"
    return t(
        key, names=t.join(named[:2]), n=len(named), value=formats.ratio(tied.iloc[0], indicator, t)
    )


def _with_count(row: Mapping, indicator: Indicator, t: Translator) -> str:
    """The ratio, and beside it the count where there is one."""
    value = formats.ratio(row["value"], indicator, t)
    if "count" not in indicator.measures:
        return value
    return t(
        "overview.with_count", ratio=value, count=formats.count(row["numerator"], indicator, t)
    )


def value(row: Mapping, indicator: Indicator, t: Translator) -> str:
    """A value with its count, or the word for why there is none."""
    if row["status"] in formats.NO_DATA:
        return formats.absence(row["status"], indicator, t)
    if not indicator.has_ratio or pd.isna(row["value"]):
        return formats.lead(row, indicator, t)
    return _with_count(row, indicator, t)


def reason(indicator: Indicator, status: str, t: Translator) -> str:
    """Why a value is missing or incomplete; empty when it is whole."""
    if status == "value":
        return ""
    counted = status == "not_in_force" and indicator.window == "since_2020"
    return t(
        "reason.not_counted" if counted else f"reason.{status}",
        date=indicator.in_force,
        source=t.label(indicator.source),
    )


def selection(
    frame: pd.DataFrame, unit: str, indicator: Indicator, name: str, t: Translator
) -> str:
    """The selected unit: its value, and its rank where the indicator has a direction."""
    row: dict = frame.loc[unit].to_dict()
    if row["status"] in formats.NO_DATA:
        word = formats.absence(row["status"], indicator, t)
        return t("overview.selected_plain", name=name, value=word)
    value = _with_count(row, indicator, t)
    if row["small"]:
        return t("overview.unranked", name=name, value=value)
    if indicator.direction == "information":
        return t("overview.selected_plain", name=name, value=value)
    held = frame.loc[~frame["small"], "value"].dropna()
    better = held > row["value"] if indicator.direction == "higher" else held < row["value"]
    key = "overview.joint" if (held == row["value"]).sum() > 1 else "overview.place"
    return t(
        "overview.selected",
        name=name,
        value=value,
        n=len(held),
        place=t(key, rank=int(better.sum()) + 1),
    )


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


def sheet_conclusion(
    lines: pd.DataFrame, known: Definitions, place: str, before: date | None, t: Translator
) -> str:
    """One unit or town in a sentence: bands, and what moved since `before`."""
    bands = lines["band"].value_counts()
    n = int(lines["band"].ne("none").sum())
    text = (
        t("county.conclusion_none", place=place)
        if not n
        else t(
            "county.conclusion",
            place=place,
            n=n,
            **{band: int(bands.get(band, 0)) for band in ("met", "near", "missed")},
        )
    )
    if before is None:
        return text
    better, worse, same = profile.changes(lines, known)
    return (
        text
        + " "
        + t("pillar_page.movement_here", date=str(before), better=better, worse=worse, same=same)
    )


def standing_out(ids: list[str], lines: pd.DataFrame, known: Definitions, t: Translator) -> str:
    """Indicators by name, each with its value and its band or rank; at most four are named."""
    items = []
    for id_ in ids[:NAMED]:
        line, indicator = lines.loc[id_].to_dict(), known[id_]
        rank = (
            ""
            if pd.isna(line["rank"])
            else t(
                "county.joint" if line["ties"] > 1 else "county.rank",
                rank=int(line["rank"]),
                n=int(line["n"]),
            )
        )
        said = rank if line["band"] == "none" else t(f"band.{line['band']}")
        if line["band"] == "met" and line["rank"] > line["n"] - profile.MAX_RANK:
            said = t("county.met_but", rank=rank)
        if line["small"]:
            said = t("county.based", said=said, n=formats.number(line["denominator"]))
        items.append(
            t(
                "county.outstanding",
                indicator=t.label(indicator.name),
                said=said,
                value=formats.ratio(line["value"], indicator, t),
            )
        )
    more = t("county.more", n=len(ids)) if len(ids) > NAMED else ""
    return t.join(items) + more


def map_approval(t: Translator) -> str:
    """The map's own approval number, or that it is a sketch without one."""
    number = outlines.base_map().approval_number
    return t("footer.approved", number=number) if number else t("footer.unapproved")


def population(unit: Profile, t: Translator) -> str:
    """Towns and census population, with what the census row leaves out or takes in."""
    if unit.population is None:
        people = t("overview.no_population")
    else:
        key = "overview.population_noted" if t.label(unit.note) else "overview.population"
        people = t(key, n=formats.number(unit.population), note=t.label(unit.note))
    return t("overview.profile", towns=unit.towns, population=people)


def attention(
    item: Item,
    known: Definitions,
    claims: Mapping[str, Claim],
    names: Mapping[str, str],
    t: Translator,
) -> str:
    """One line of the attention list."""
    indicator = known[item.indicator]
    name = t.label(indicator.name)
    if item.kind == "conflict":
        return t(
            "attention.conflict",
            indicator=name,
            claims=t.join(
                [
                    t(
                        "attention.conflict_claim",
                        figure=formats.claimed(claim, t),
                        source=t.label(claim.origin),
                        date=formats.day(claim.as_of, t),
                    )
                    for claim in item.claims
                ]
            ),
        )
    units = _listed(
        [
            f"{names[unit]} {formats.ratio(value, indicator, t)}"
            for unit, value in item.units.items()
        ],
        t,
    )
    if len(item.units) > NAMED:
        units += t("attention.more", n=len(item.units))
    facts = {"indicator": name, "units": units, "level": formats.level(indicator, claims, t)}
    if item.kind == "far":
        facts["median"] = formats.ratio(item.median, indicator, t)
    return t(f"attention.{item.kind}", **facts)
