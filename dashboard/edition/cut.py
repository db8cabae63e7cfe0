"""An edition cut to what somebody may see: what is not theirs is not in it.

Whatever is made from a cut edition is kept with it, so nobody is served what was made for another.
Figures of units stay, totals stay; of other units the towns, the lists by name and what one unit
is asked for go.
"""

from dataclasses import replace
from functools import partial

import pandas as pd

from dashboard.access import Refusal, Right, Scope
from dashboard.edition.assembly import Periods
from dashboard.edition.edition import Edition
from dashboard.indicators.keyed import Values
from dashboard.snapshots.reader import Snapshot

BY_NAME = frozenset(
    {
        "town_names",
        "towns",
        "burden/departments",
        "burden/exempt",
        "capacity/special_bodies",
        "empowerment/consent_breaches",
        "empowerment/weight_breaches",
    }
)
"""Questions whose rows name towns, bodies, departments or agencies, or quote what was written:
only those of one's own.
"""
RANKED = frozenset(
    {
        "burden/departments",
        "empowerment/assessment",
        "empowerment/consent_breaches",
        "empowerment/rating_sheets",
        "empowerment/weight_breaches",
    }
)
"""Questions that say of departments and agencies by name how they do."""


def cut(edition: Edition, scope: Scope) -> Edition:
    """`edition` as somebody with `scope` sees it."""
    if scope == Scope():
        return edition
    cut_down = replace(edition, scope=scope, ask=partial(_ask, edition, scope))
    if not scope.details:
        return cut_down

    def values(snapshot: Snapshot) -> Values:
        frame = edition.periods[snapshot.as_of].frame
        return Values(frame[frame["town"].isna() | frame["unit"].isin(scope.details)])

    towns = edition.towns[edition.towns["unit"].isin(scope.details)]
    periods = Periods({day: edition.snapshots[day] for day in edition.periods}, values)
    return replace(cut_down, periods=periods, towns=towns)


def _ask(edition: Edition, scope: Scope, question: str, **parameters: str) -> pd.DataFrame:
    """The rows of a question that are somebody's own, and of the others what is no detail;
    `Refusal` for departments by name where those are not seen.
    """
    if question in RANKED and not scope.departments:
        raise Refusal("", Right.DEPARTMENTS)
    rows = edition.ask(question, **parameters)
    if not scope.details or ("unit" not in parameters and "unit" not in rows):
        return rows
    if question == "all_units":
        own = [*edition.labels, *edition.towns.index[edition.towns["unit"].isin(scope.details)]]
        return rows[rows["unit"].isin(own) | rows["parent"].isin(scope.details)]
    if "unit" in parameters:
        return rows if scope.opens(parameters["unit"]) else rows[:0]
    mine = rows["unit"].isin(scope.details)
    if question in BY_NAME:
        return rows[mine]
    return rows.assign(town=rows["town"].where(mine)) if "town" in rows else rows
