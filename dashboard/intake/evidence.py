"""What may be right but speaks against itself: scales, dates, years, rows as in the last period,
a register that changed.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import numpy as np
import pandas as pd

from dashboard.contracts import TABLES
from dashboard.contracts.senders import REGISTER, by, own_ids, sender
from dashboard.intake.difference import hashes
from dashboard.intake.problems import IntakeWarning, Kind, places

Tables = Mapping[str, pd.DataFrame]
Cell = Callable[[str, int, str], str]
"""The address of a table's row and column."""
MIN_SCORES = 3
"""Fewer rows tell nothing of a scale."""
TEN, HALF = 10, 50
"""Scores up to ten beside others of half a hundred or more are of two scales, probably."""
MIN_ROWS = 5
"""Rows from which a median tells what is usual."""
SHIFT = 10.0
"""A column whose median rose or fell so many times has changed its unit, probably."""
EARLIEST, AHEAD, APART = 1990, 3, 5
"""Years: the first that is plausible, how far dates to come may lie, how far from the others."""
STOCKS = ("units", "town_profiles", "bodies", "enforcers", "duty_items", "burdens")
"""Tables whose rows may have begun long ago."""
YEARLY = ("assessment_weights", "assessment_scores", "town_ratings", "head_gradings")


def typed(
    sent: Tables, homes: Mapping[str, str], as_of: date, cell: Cell
) -> Iterator[IntakeWarning]:
    """Scores on another scale and dates of another century, by table and unit."""
    for name, frame in sent.items():
        whose = sender(TABLES[name], frame, homes)
        for column in TABLES[name].columns:
            if column.high == 100 and column.type == "number":
                for unit, values in frame[column.name].groupby(whose, dropna=True):
                    yield from _scale(name, str(unit), column.name, values.dropna(), cell)
        yield from _dates(name, frame, whose, as_of, cell)


def _scale(
    name: str, unit: str, column: str, values: pd.Series, cell: Cell
) -> Iterator[IntakeWarning]:
    highest = _scale_of(values)
    if highest:
        facts = {"most": str(highest), "n": str(len(values))}
        after = float(values.max())
        yield IntakeWarning("scale", unit, table=name, column=column, after=after, facts=facts)
        return
    low = values[(values > 0) & (values <= TEN)]
    if len(low) and values.max() >= HALF:
        cells = places(
            [f"{cell(name, int(str(row)), column)} {value:g}" for row, value in low.items()]
        )
        facts = {"n": str(len(low)), "most": str(TEN)}
        yield IntakeWarning(
            "mixed_scale", unit, table=name, column=column, cells=cells, facts=facts
        )


def _scale_of(values: pd.Series) -> int:
    """The scale, of one or of ten, on which scores seem to be; 0 for a hundred."""
    if len(values) < MIN_SCORES or values.max() <= 0 or values.max() > TEN:
        return 0
    return 1 if values.max() <= 1 else TEN


def _dates(
    name: str, frame: pd.DataFrame, whose: pd.Series, as_of: date, cell: Cell
) -> Iterator[IntakeWarning]:
    """Years and dates that are hardly possible, in one warning a unit."""
    found: dict[str, list[str]] = {}
    for column in TABLES[name].columns:
        if column.name == "year":
            years = frame["year"].dropna().astype(int)
            far = years[(years < as_of.year - APART) | (years > as_of.year + 1)].map(str)
        elif column.type in ("date", "timestamp") and name != REGISTER:
            far = _far_dates(frame[column.name].dropna(), whose, as_of, stock=name in STOCKS)
        else:
            continue
        for row, unit, shown in zip(far.index, whose.reindex(far.index), far, strict=True):
            if pd.notna(unit):
                at = cell(name, int(row), column.name)
                found.setdefault(str(unit), []).append(f"{at} {shown}")
    for unit in sorted(found):
        facts = {"n": str(len(found[unit]))}
        yield IntakeWarning("dates", unit, table=name, facts=facts, cells=places(found[unit]))


def _far_dates(dates: pd.Series, whose: pd.Series, as_of: date, *, stock: bool) -> pd.Series:
    """Those of another century, to come, or (but in a stock) years from the unit's others."""
    years = dates.dt.year
    far = (years < EARLIEST) | (years > as_of.year + AHEAD)
    if not stock and len(years) and years.max() - years.min() > APART:
        groups = years.groupby(whose.reindex(years.index))
        enough = groups.transform("size") >= MIN_ROWS
        far |= enough & ((years - groups.transform("median")).abs() > APART)
    shown: pd.Series = dates[far].dt.strftime("%Y-%m-%d")
    return shown


def years(
    tables: Tables, sent: Tables, homes: Mapping[str, str], as_of: date
) -> Iterator[IntakeWarning]:
    """More than one assessment year: among those sent, or as the latest of the units."""
    named = [name for name in YEARLY if name in sent]
    there = sorted({int(year) for name in named for year in sent[name]["year"].dropna()})
    if len(there) > 1:
        yield IntakeWarning("years_sent", table=",".join(named), cells=places(there))
    for name, column in (("town_ratings", "target"), ("head_gradings", "agency")):
        frame = tables.get(name)
        if frame is None or frame.empty:
            continue
        due = frame[frame["due_on"] <= pd.Timestamp(as_of)]
        latest = due["year"].groupby(due[column].map(homes)).max().value_counts().sort_index()
        if len(latest) > 1:
            cells = places([f"{year}: {n}" for year, n in latest.items()])
            yield IntakeWarning("years_differ", table=name, cells=cells)


def against(
    sent: Tables, tables: Tables, before: Tables, homes: Mapping[str, str], *, later: bool
) -> Iterator[IntakeWarning]:
    """Rows beside those of the last period (`later`) or of what is published of the date."""
    if (
        not later
        and tables.keys() == before.keys()
        and all(_same(hashes(tables[name]), hashes(before[name])) for name in tables)
    ):
        yield IntakeWarning("nothing_changes")
    same: dict[str, list[str]] = {}
    for name, frame in sent.items():
        table, old = TABLES[name], before.get(name)
        if old is None or not by(table) or frame.empty:
            continue
        now, then = sender(table, frame, homes), sender(table, old, homes)
        alike = _alike(frame, old, now, then) if later else set()
        ids = [c.name for c in own_ids(table)] if later else []
        but_ids = (
            _alike(frame.drop(columns=ids), old.drop(columns=ids), now, then) if ids else set()
        )
        for unit, rows in frame.groupby(now, dropna=True):
            if unit in alike:
                same.setdefault(str(unit), []).append(name)
            elif unit in but_ids and len(rows) >= MIN_ROWS:
                facts = {"n": str(len(rows))}
                yield IntakeWarning("same_but_ids", str(unit), table=name, facts=facts)
            yield from _shifts(name, str(unit), rows, old[then == unit])
    for unit, names in same.items():
        yield IntakeWarning("identical", unit, table=",".join(names))


def _alike(frame: pd.DataFrame, old: pd.DataFrame, now: pd.Series, then: pd.Series) -> set[str]:
    """The units whose rows are the same in both."""
    counts, earlier = now.value_counts(), then.value_counts()
    candidates = [unit for unit in counts.index if earlier.get(unit, 0) == counts[unit]]
    if not candidates:
        return set()
    new, past = hashes(frame), hashes(old)
    return {
        unit
        for unit in candidates
        if _same(new[(now == unit).to_numpy()], past[(then == unit).to_numpy()])
    }


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    return len(one) == len(other) and bool((np.sort(one) == np.sort(other)).all())


def _shifts(
    name: str, unit: str, rows: pd.DataFrame, earlier: pd.DataFrame
) -> Iterator[IntakeWarning]:
    for column in TABLES[name].columns:
        if column.type not in ("integer", "number") or column.name == "year":
            continue
        if column.high == 100 and _scale_of(rows[column.name].dropna()):
            continue  # warned of already
        now, then = (frame[column.name].dropna().astype(float) for frame in (rows, earlier))
        if min(len(now), len(then)) < MIN_ROWS or min(now.median(), then.median()) <= 0:
            continue
        ratio = now.median() / then.median()
        if ratio >= SHIFT or ratio <= 1 / SHIFT:
            yield IntakeWarning(
                "scale_shift",
                unit,
                table=name,
                column=column.name,
                before=float(then.median()),
                after=float(now.median()),
            )


def register(sent: pd.DataFrame | None, before: pd.DataFrame | None) -> Iterator[IntakeWarning]:
    """Units that are gone, new, renamed or doubled."""
    if sent is None or before is None:
        return
    new, old = (
        frame.dropna(subset=["unit_id"]).drop_duplicates("unit_id").set_index("unit_id")
        for frame in (sent, before)
    )
    shown = {id_: f"{id_} {name}" for frame in (old, new) for id_, name in frame["name_zh"].items()}
    both = new.index.intersection(old.index)
    changed = both[(new.loc[both, "name_zh"] != old.loc[both, "name_zh"]).to_numpy()]
    twins = new[
        new.duplicated(["name_zh", "parent_id", "level"], keep=False)
        & new["level"].isin(["county", "zone", "town"])
    ]
    named: dict[Kind, list[str]] = {
        "units_gone": [shown[i] for i in old.index.difference(new.index)],
        "units_new": [shown[i] for i in new.index.difference(old.index)],
        "units_renamed": [f"{i} {old['name_zh'][i]} → {new['name_zh'][i]}" for i in changed],
        "units_doubled": [shown[i] for i in twins.index],
    }
    for kind, units in named.items():
        if units:
            facts = {"n": str(len(units))}
            yield IntakeWarning(kind, table=REGISTER, cells=places(units), facts=facts)
