"""What is said of the whole city, a pillar, a place, and what needs attention."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.claims import Claim
from dashboard.edition import Edition, once, profile
from dashboard.edition.alerts import Item
from dashboard.indicators import CITY, Definitions, summaries
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views import verdict

MAX_NAMED = 4
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
    met = int((city == "met").sum())
    one = "" if len(city) > 1 else "_one_met" if met else "_one_not"
    return t(
        f"pillar_page.conclusion{one}",
        date=day,
        n=len(city),
        met=met,
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
    more = t("overview.conclusion_more") if len(items) > MAX_NAMED else ""
    return t.join(items[:MAX_NAMED]) + more


def sheet_conclusion(
    lines: pd.DataFrame, known: Definitions, place: str, before: date | None, t: Translator
) -> str:
    """One unit or town in a sentence: bands, and what moved since `before`."""
    tally = verdict.tally(lines, known, t)
    text = t("county.conclusion" if tally else "county.conclusion_none", place=place, tally=tally)
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
    for id_ in ids[:MAX_NAMED]:
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
        said = verdict.verdict(line["value"], line["band"], indicator, t) or rank
        if line["band"] == "met" and line["rank"] > line["n"] - profile.MAX_RANK:
            said = t("county.met_but", said=said, rank=rank)
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
    more = t("county.more", n=len(ids)) if len(ids) > MAX_NAMED else ""
    return t.join(items) + more


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
    if len(item.units) > MAX_NAMED:
        units += t("attention.more", n=len(item.units))
    facts = {"indicator": name, "units": units, "level": formats.level(indicator, claims, t)}
    if item.kind in ("behind", "far", "bright"):
        facts["median"] = formats.ratio(item.median, indicator, t)
    return t(f"attention.{item.kind}", **facts)
