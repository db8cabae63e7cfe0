"""What an unknown id probably stands for: from the same county, the same list or the list of
successors only. Digits that look alike tell nothing about another county.
"""

from collections import Counter
from collections.abc import Mapping
from difflib import get_close_matches

import pandas as pd

from dashboard.contracts import TABLES
from dashboard.contracts.senders import reporting_units
from dashboard.intake import successors
from dashboard.intake.codes import TITLES

MOST = 300
"""Unknown ids for which the closest known one is looked up."""
PREFIX = 6
"""The digits of a county's code, with which those of its towns and departments begin."""


class Closest:
    """The known id closest to an unknown one, by id or by name; each is looked up once."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self._tables = tables
        units = tables.get("units")
        self._homes = {} if units is None else reporting_units(units)
        self._answers: dict[tuple[str, str, tuple[str, ...], str], dict[str, str]] = {}
        self._offered: dict[tuple[str, tuple[str, ...]], dict[str, str]] = {}

    def to(self, value: str, table: str, levels: tuple[str, ...], unit: str = "") -> dict[str, str]:
        """``closest`` (with its name), or ``successor`` and ``since``, for `value` among the
        ids of `table`; `unit` is where the row or its file is known to belong.
        """
        key = (value, table, levels, unit)
        if key not in self._answers:
            enough = len(self._answers) >= MOST
            self._answers[key] = {} if enough else self._find(*key)
        return self._answers[key]

    def _find(self, value: str, table: str, levels: tuple[str, ...], unit: str) -> dict[str, str]:
        if table not in self._tables:
            return {}
        shown = self._shown(table, levels)
        gone = successors.of(value) if table == "units" else None
        if gone is not None:
            new = shown.get(gone.new)
            return {"successor": new, "since": gone.since[:4]} if new else {}
        near = shown if table != "units" else self._near(value, shown, unit)
        names = Counter(text.partition(" ")[2] for text in near.values())
        by_name = {
            name: id_ for id_, text in near.items() if names[name := text.partition(" ")[2]] == 1
        }
        coded = any(sign.isdigit() for sign in value)
        offered = dict(zip(near, near, strict=True)) if coded else by_name
        found = (
            [value]
            if value in offered
            else get_close_matches(
                value, list(offered), 1, 0.5 if table != "units" or coded else 0.75
            )
        )
        return {"closest": near[offered[found[0]]]} if found else {}

    def _near(self, value: str, shown: Mapping[str, str], unit: str) -> dict[str, str]:
        """Those in the county that the id itself, the row or the file names."""
        county = value[:PREFIX] if value[:PREFIX] in self._homes else ""
        if any(sign.isdigit() for sign in value) and not (unit or county):
            return {}
        return {
            id_: text
            for id_, text in shown.items()
            if (not unit or self._homes.get(id_) == unit)
            and (not county or (id_.startswith(county) and id_ != county))
        }

    def _shown(self, table: str, levels: tuple[str, ...]) -> dict[str, str]:
        """The ids and what to show for them: with their names."""
        key = (table, levels)
        if key not in self._offered:
            frame = self._tables[table]
            if levels:
                frame = frame[frame["level"].isin(levels)]
            id_ = TABLES[table].key[0]
            title = TITLES.get(table, (id_,))[0]
            known = frame.dropna(subset=[id_, title])  # the register may be faulty itself
            pairs = zip(known[id_].astype("str"), known[title].astype("str"), strict=True)
            self._offered[key] = {i: f"{i} {n}" if n != i else i for i, n in pairs}
        return self._offered[key]
