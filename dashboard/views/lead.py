"""What the overview says first: who stands worst, in what, and how far."""

from dataclasses import dataclass
from typing import Any

from dashboard.edition import Edition, alerts, once, profile
from dashboard.indicators import Indicator
from dashboard.text import formats
from dashboard.views import standing, verdict

GRAVE = ("floor", "reported", "behind")
"""The alerts that name units to blame, gravest first."""


@dataclass(frozen=True)
class Lead:
    """`text` follows the name of the `unit`; both are of the `indicator`."""

    unit: str
    indicator: str
    text: str


@once
def lead(edition: Edition) -> Lead | None:
    """The unit worst off in the gravest alert; None when there is no grave one."""
    item = next((item for item in alerts.items(edition) if item.kind in GRAVE), None)
    if item is None:
        return None
    t, indicator = edition.t, edition.definitions[item.indicator]
    unit = worst(item, indicator)
    lines = profile.lines(edition, unit, "unit")
    others = [id_ for id_ in profile.last(lines) if id_ != item.indicator]
    line = lines.loc[item.indicator].to_dict()
    standing = [said for said in (_place(edition, line), _gap(edition, item, line)) if said]
    facts = {
        "indicator": t.label(indicator.name),
        "value": formats.ratio(line["value"], indicator, t),
        "standing": t("overview.comma").join(standing),
    }
    text = t("overview.lead", **facts)
    text += t("overview.lead_others", n=len(others)) if others else ""
    return Lead(unit, item.indicator, text + t("overview.stop"))


def worst(item: alerts.Item, indicator: Indicator) -> str:
    """The unit of an alert that is furthest on the bad side."""
    extreme = max if indicator.direction == "lower" else min
    return extreme(item.units, key=item.units.__getitem__)


def _place(edition: Edition, line: dict[Any, Any]) -> str:
    """Its place among its peers; empty where it is not ranked."""
    t = edition.t
    if line["rank"] == line["n"] >= profile.MIN_PEERS:  # NaN where places are not compared
        return standing.within(t("overview.last", n=int(line["n"])), line, t)
    return standing.rank(line, t)


def _gap(edition: Edition, item: alerts.Item, line: dict[Any, Any]) -> str:
    """How it stands to its level, or to the others where it has none."""
    t, indicator = edition.t, edition.definitions[item.indicator]
    if item.kind == "behind" and item.controlled:
        city = formats.ratio(line["city"], indicator, t)
        return t("overview.outside", city=city + formats.incomplete(line["city_status"], t))
    if item.kind == "behind":
        return t("overview.median", median=formats.ratio(item.median, indicator, t))
    return verdict.verdict(line["value"], line["band"], indicator, t)
