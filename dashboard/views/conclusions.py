"""What is said of the whole city, a pillar, a place, and what needs attention."""

from datetime import date

import pandas as pd

from dashboard.edition import Edition, once, profile
from dashboard.indicators import CITY, Definitions, summaries
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views import standing, verdict

MAX_NAMED = 4
"""How many units a sentence names before it says 等."""


@once
def conclusion(edition: Edition) -> str:
    """The one sentence of the overview, driven by bands alone."""
    return _stand(edition, edition.definitions) or edition.t(
        "overview.conclusion_none", date=formats.day(edition.as_of, edition.t)
    )


def _stand(edition: Edition, definitions: Definitions) -> str:
    """How city and units stand to the rules, then to each published level; empty with neither."""
    t, bands = edition.t, _bands(edition, definitions)
    kinds = {id_: level.kind for id_ in bands["indicator"] if (level := definitions[id_].level)}
    rules = bands[bands["indicator"].map(kinds) == "floor"]
    parts = [_rules(edition, rules)] if (rules["unit"] == CITY).any() else []
    for id_, kind in kinds.items():
        own = bands[bands["indicator"] == id_].set_index("unit")["band"]
        if kind == "reported":
            parts.append(_published(edition, id_, own))
    if not parts:
        return ""
    said = t("verdict.between").join(parts)
    return t("overview.conclusion", date=formats.day(edition.as_of, t), said=said)


def _rules(edition: Edition, bands: pd.DataFrame) -> str:
    """How many rules the city meets, and the units that do not meet every one."""
    city, units = bands[bands["unit"] == CITY]["band"], bands[bands["unit"] != CITY]
    short = set(units[units["band"] != "met"]["unit"])
    return edition.t(
        f"overview.rules_{'some' if short else 'all'}",
        n=len(city),
        met=int((city == "met").sum()),
        units=units["unit"].nunique(),
        short=len(short),
        names=_named(edition, short),
    )


def _published(edition: Edition, id_: str, bands: pd.Series) -> str:
    """The city beside its published level, and the units below it; of an incomplete total the
    units that have sent something alone.
    """
    t, indicator, value = edition.t, edition.definitions[id_], edition.values.row(id_)["value"]
    units = bands.drop(CITY, errors="ignore")
    below = {str(unit) for unit in units[units != "met"].index}
    facts = {"indicator": t.label(indicator.name), "units": len(units), "below": len(below)}
    names, how = _named(edition, below), "some" if below else "all"
    if CITY not in bands:
        return t(f"overview.published_partial_{how}", names=names, **facts)
    return t(
        f"overview.published_{how}",
        value=formats.ratio(value, indicator, t),
        verdict=verdict.verdict(value, bands[CITY], indicator, t),
        names=names,
        **facts,
    )


def _named(edition: Edition, units: set[str]) -> str:
    return _listed([name for unit, name in edition.names.items() if unit in units], edition.t)


def _bands(edition: Edition, definitions: Definitions) -> pd.DataFrame:
    return summaries.bands(edition.values, definitions, edition.as_of).query("band != 'none'")


@once
def pillar_conclusion(edition: Edition, pillar: str, before: date | None) -> str:
    """How the indicators of a pillar stand to their levels, and what moved since `before`."""
    definitions = {i.id: i for i in edition.definitions.values() if i.pillar == pillar}
    said = _stand(edition, definitions) or edition.t(
        "pillar_page.no_level", date=formats.day(edition.as_of, edition.t)
    )
    return f"{said} {_movement(edition, definitions, before)}" if before else said


def _movement(edition: Edition, definitions: Definitions, since: date) -> str:
    """How many city ratios with a direction are better, worse or the same as at `since`."""
    signs = []
    for indicator in definitions.values():
        if indicator.direction == "information" or not indicator.has_ratio:
            continue
        now, then = (
            summaries.whole(values.row(indicator.id))
            for values in (edition.values, edition.periods[since])
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


def profile_conclusion(
    lines: pd.DataFrame, definitions: Definitions, place: str, before: date | None, t: Translator
) -> str:
    """One unit or town in a sentence: where it is last, bands, what moved since `before`; that
    it has sent nothing.
    """
    if lines["status"].isin(formats.NO_DATA).all():
        return t("county.no_data", place=place)
    said = [
        part
        for part in (_last(lines, definitions, t), verdict.tally(lines, definitions, t))
        if part
    ]
    text = t(
        "county.conclusion" if said else "county.conclusion_none",
        place=place,
        said=t("verdict.between").join(said),
    )
    if before is None:
        return text
    moved = profile.changes(lines, definitions)
    sure = "some" if moved.surely_better or moved.surely_worse else "none"
    chance = t(f"county.sure_{sure}", better=moved.surely_better, worse=moved.surely_worse)
    facts = {"better": moved.better, "worse": moved.worse, "same": moved.same}
    return f"{text} {t('county.moved', date=str(before), chance=chance, **facts)}"


def _last(lines: pd.DataFrame, definitions: Definitions, t: Translator) -> str:
    """In how many indicators it is among the last of its peers, those named with their rank where
    it is the very last; that more such ranks tell nobody apart; empty where there is neither.
    """
    behind, unsure = profile.last(lines), profile.unsure(lines)
    of_these = lines.loc[behind]
    very = [
        _ranked(t.label(definitions[str(id_)].name), of_these.loc[id_].to_dict(), t)
        for id_ in of_these[of_these["rank"].eq(of_these["n"])].index
    ]
    key = f"county.behind{'_last' if very else ''}"
    said = [t(key, n=len(behind), names=_listed(very, t))] if behind else []
    said += [t("county.unsure_too" if behind else "county.unsure", n=unsure)] if unsure else []
    return t("overview.comma").join(said)


def _ranked(name: str, line: standing.Line, t: Translator) -> str:
    """An indicator with its rank, out of how many, and the interval of that."""
    said = t("county.ranked", indicator=name, rank=standing.place(line, t))
    return standing.within(said, line, t, "named")


def standing_out(
    ids: list[str], lines: pd.DataFrame, definitions: Definitions, t: Translator
) -> str:
    """Indicators by name, each with its value and its band or rank; at most four are named."""
    items = []
    for id_ in ids[:MAX_NAMED]:
        line, indicator = lines.loc[id_].to_dict(), definitions[id_]
        rank = standing.rank(line, t)
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
