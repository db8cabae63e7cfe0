"""How many towns and subdistricts the city and each unit have, by the public register."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from dashboard.edition import Edition
from dashboard.geography.register import Kind, Town, towns
from dashboard.indicators import CITY

KINDS = get_args(Kind)


def counts(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """By unit the number of all, and the sentence that says them by kind; towns that lie in a
    county and are run by a functional zone are said apart, since both ways of counting are used.
    """
    t = edition.t
    for unit, place in edition.names.items():
        run = [town for town in towns() if unit in (CITY, town.unit)]
        if not run:
            continue
        apart = [town for town in towns() if town.county == unit != town.unit]
        runners = {town.unit for town in apart}
        zones = [name for zone, name in edition.names.items() if zone in runners]
        form = "said" if len({town.kind for town in run}) > 1 else "alike"
        said = t(
            f"briefing.register.{form}",
            place=place,
            n=len(run),
            kinds=_by_kind(run, edition),
        )
        if apart:
            said += t(
                "briefing.register.apart",
                place=place,
                n=len(apart),
                kinds=_by_kind(apart, edition),
                zones=t.join(zones),
                all=len(run) + len(apart),
            )
        source = t("briefing.register.source")
        yield unit, str(len(run)), t("briefing.said_undated", said=said, source=source)


def _by_kind(these: Sequence[Town], edition: Edition) -> str:
    held = Counter(town.kind for town in these)
    return edition.t.join(
        [edition.t(f"briefing.register.kind.{kind}", n=held[kind]) for kind in KINDS if held[kind]]
    )
