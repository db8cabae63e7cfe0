"""How many towns and subdistricts the city and each unit have, by the public register."""

from collections.abc import Iterator
from functools import cache

import pandas as pd

from dashboard.edition import Edition
from dashboard.geography.names import BOUNDARIES
from dashboard.indicators import CITY

KINDS = ("街道", "镇", "乡")


def counts(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """By unit the number of all, and the sentence that says them by kind; towns that lie in a
    county and are run by a functional zone are said apart, since both ways of counting are used.
    """
    t = edition.t
    for unit, place in edition.names.items():
        run = _rows() if unit == CITY else _rows()[_rows()["unit_id"] == unit]
        if run.empty:
            continue
        apart = _rows()[(_rows()["county_adcode"] == unit) & (_rows()["unit_id"] != unit)]
        zones = [edition.names[zone] for zone in edition.names if zone in set(apart["unit_id"])]
        form = "said" if run["type"].nunique() > 1 else "alike"
        said = t(
            f"briefing.register.{form}",
            place=place,
            n=len(run),
            kinds=_by_kind(run["type"], edition),
        )
        if len(apart):
            said += t(
                "briefing.register.apart",
                place=place,
                n=len(apart),
                kinds=_by_kind(apart["type"], edition),
                zones=t.join(zones),
                all=len(run) + len(apart),
            )
        source = t("briefing.register.source")
        yield unit, str(len(run)), t("briefing.said_undated", said=said, source=source)


def _by_kind(types: pd.Series, edition: Edition) -> str:
    held = types.value_counts()
    return edition.t.join(
        [edition.t(f"briefing.register.kind.{k}", n=held[k]) for k in KINDS if k in held]
    )


@cache
def _rows() -> pd.DataFrame:
    towns = pd.read_csv(BOUNDARIES / "jining_towns.csv", dtype=str)
    return towns[towns["is_town"] == "1"]
