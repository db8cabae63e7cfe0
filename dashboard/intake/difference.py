"""What would change for readers if a checked snapshot were published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from dashboard.claims import Claim, agreement, whole_value
from dashboard.contracts import TABLES, Provenance, Table
from dashboard.contracts.senders import keys, reporting_units
from dashboard.indicators import Definitions, summaries
from dashboard.indicators.keyed import Values

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Side:
    """One of the two snapshots compared: its values, its date and whose numbers they are."""

    values: pd.DataFrame
    as_of: date
    provenance: Provenance

    @cached_property
    def by_key(self) -> Values:
        """Its values, to be looked up."""
        return Values(self.values)


def rows(before: Tables, after: Tables) -> pd.DataFrame:
    """By table: rows before and after, and how many keys were added, removed, changed."""
    homes = [reporting_units(side["units"]) if "units" in side else {} for side in (before, after)]
    counted = [
        (
            name,
            len(before.get(name, ())),
            len(after.get(name, ())),
            *_keys(name, before.get(name), after.get(name), homes),
        )
        for name in TABLES
        if name in before or name in after
    ]
    return pd.DataFrame(
        counted, columns=["table", "before", "after", "added", "removed", "changed"]
    )


def _keys(
    name: str,
    before: pd.DataFrame | None,
    after: pd.DataFrame | None,
    homes: Sequence[Mapping[str, str]],
) -> tuple[int, int, int]:
    if before is None or after is None:
        return (0 if after is None else len(after), 0 if before is None else len(before), 0)
    old, new = (
        pd.Series(hashes(frame), index=pd.Index(hashes(keys(TABLES[name], frame, where))))
        for frame, where in zip((before, after), homes, strict=True)
    )
    both = new.index.intersection(old.index)
    changed = int((new.loc[both].to_numpy() != old.loc[both].to_numpy()).sum())
    return len(new) - len(both), len(old) - len(both), changed


def cells(name: str, before: pd.DataFrame | None, after: pd.DataFrame) -> pd.DataFrame:
    """Of table `name` of one unit every cell that differs: change (``added``, ``removed``,
    ``changed``), key, column, before, after. A row that was added or removed is one line a cell
    that is not empty.
    """
    table = TABLES[name]
    sides = [texts(table, f) for f in (after.iloc[:0] if before is None else before, after)]
    old, new = (side.set_index(list(table.key), drop=False) for side in sides)
    long = [
        pd.Series(side[~side.index.duplicated()].stack(), name=name).rename_axis(
            [*table.key, "column"]
        )
        for name, side in (("old", old), ("new", new))
    ]
    both = pd.concat(long, axis=1, join="outer").fillna("")
    both = both[both["old"] != both["new"]]
    both = both.reset_index(level="column")
    there = both.index
    state = np.where(~there.isin(old.index), "added", "changed")
    state = np.where(~there.isin(new.index), "removed", state)
    key = [" · ".join(filter(None, k if isinstance(k, tuple) else (k,))) for k in there]
    return pd.DataFrame(
        {
            "change": state,
            "key": key,
            "column": both["column"].to_numpy(),
            "before": both["old"].to_numpy(),
            "after": both["new"].to_numpy(),
        }
    )


def texts(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """Every cell as it is written down, an empty one as an empty text."""
    shapes = {"date": "%Y-%m-%d", "timestamp": "%Y-%m-%d %H:%M:%S"}
    return pd.DataFrame(
        {
            c.name: (
                frame[c.name].dt.strftime(shapes[c.type])
                if c.type in shapes and frame[c.name].notna().any()
                else frame[c.name].astype("str")
            ).fillna("")
            for c in table.columns
        }
    )


def hashes(frame: pd.DataFrame) -> np.ndarray:
    """One number a row, the same for rows that hold the same, whatever their types."""
    plain = pd.DataFrame(
        {
            name: column.astype("str").fillna("") if column.dtype != "float64" else column
            for name, column in frame.items()
        }
    )
    return pd.util.hash_pandas_object(plain, index=False).to_numpy()


def values(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Every total of city, units and towns that is not the same: indicator, level, unit (or town),
    value_before, numerator_before, value_after, numerator_after, change (of the value).
    """
    keys, held = ["indicator", "level", "unit"], ["value", "numerator", "denominator"]
    both = _totals(before).merge(
        _totals(after), on=keys, how="outer", suffixes=("_before", "_after")
    )
    same = pd.Series(True, index=both.index)
    for column in held:
        old, new = both[f"{column}_before"], both[f"{column}_after"]
        same &= ((old - new).abs() <= summaries.ROUNDING) | (old.isna() & new.isna())
    both["change"] = both["value_after"] - both["value_before"]
    return both[~same].sort_values(keys, ignore_index=True)[
        [
            "indicator",
            "level",
            "unit",
            "value_before",
            "numerator_before",
            "value_after",
            "numerator_after",
            "change",
        ]
    ]


def _totals(frame: pd.DataFrame) -> pd.DataFrame:
    kept = frame[frame["part"].isna() & frame["level"].isin(["city", "unit", "town"])]
    kept = kept.assign(unit=kept["town"].fillna(kept["unit"]))
    return kept[["indicator", "level", "unit", "value", "numerator", "denominator"]]


def bands(before: Side, after: Side, definitions: Definitions) -> pd.DataFrame:
    """Where a verdict changes: indicator, unit, band_before, band_after. ``near`` is ``missed``:
    how far below is no verdict.
    """
    keys = ["indicator", "unit"]
    old, new = (
        summaries.bands(side.by_key, definitions, side.as_of).replace({"band": {"near": "missed"}})
        for side in (before, after)
    )
    both = old.merge(new, on=keys, suffixes=("_before", "_after"))
    return both[both["band_before"] != both["band_after"]].reset_index(drop=True)


def claims(before: Side | None, after: Side, published: Mapping[str, Claim]) -> pd.DataFrame:
    """How the published figures stand to both: claim, state_before, value_after, state_after;
    only those whose state is judged, or was.
    """
    stands = []
    for claim in published.values():
        now = whole_value(claim, after.by_key)
        state = agreement(claim, now, after.provenance, after.as_of)
        then = (
            "none"
            if before is None
            else agreement(
                claim, whole_value(claim, before.by_key), before.provenance, before.as_of
            )
        )
        if {"agrees", "differs"} & {then, state}:
            stands.append((claim.claim_id, then, now, state))
    return pd.DataFrame(stands, columns=["claim", "state_before", "value_after", "state_after"])
