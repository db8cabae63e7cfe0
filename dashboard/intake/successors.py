"""Divisions that were abolished, and what became of them."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import pandas as pd

from dashboard import paths
from dashboard.contracts import TABLES

FILE = paths.SHIPPED / "boundaries" / "successors.csv"


class Successor(NamedTuple):
    """An abolished division: its code and name, the code of its successor, since when."""

    old: str
    name_zh: str
    name_en: str
    new: str
    since: str
    source: str


@cache
def successors() -> dict[str, Successor]:
    """All that are listed, by their old code."""
    rows = pd.read_csv(FILE, dtype=str, keep_default_na=False)
    return {
        one.old: one
        for one in (
            Successor(*map(str, row))
            for row in rows[list(Successor._fields)].itertuples(index=False)
        )
    }


def of(value: str) -> Successor | None:
    """The successor of a code, or of a division by its former name."""
    known = successors()
    return known.get(value) or next(
        (one for one in known.values() if value in (one.name_zh, one.name_en)), None
    )


def moved(
    tables: Mapping[str, pd.DataFrame], units: pd.DataFrame
) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
    """`tables` with abolished codes replaced by their successors, as far as the register `units`
    has these and no longer those; and which were replaced.
    """
    there = set(units["unit_id"].dropna())
    codes = {
        one.old: one.new
        for one in successors().values()
        if one.new in there and one.old not in there
    }
    found: dict[str, pd.DataFrame] = {}
    used: dict[str, str] = {}
    for name, frame in tables.items():
        columns = [c.name for c in TABLES[name].columns if c.references == "units"]
        old = (
            set()
            if name == "units"
            else set(codes)
            & {code for column in columns for code in frame[column].dropna().unique()}
        )
        used |= {code: codes[code] for code in old}
        found[name] = (
            frame.assign(**{column: frame[column].replace(codes) for column in columns})
            if old
            else frame
        )
    return found, used
