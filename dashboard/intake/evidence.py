"""What may be right but speaks against itself: scales, dates, years, rows as in the last period,
a register that changed.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import pandas as pd

from dashboard.contracts import TABLES
from dashboard.contracts.senders import REGISTER, by, own_ids, sender
from dashboard.intake.difference import hashes
from dashboard.intake.presentation import places
from dashboard.intake.problems import IntakeWarning

Tables = Mapping[str, pd.DataFrame]
Cell = Callable[[str, int, str], str]
"""The address of a table's row and column."""
FEW = 3
"""Fewer rows tell nothing of a scale."""
ENOUGH = 5
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
        for unit, rows in frame.groupby(sender(TABLES[name], frame, homes), dropna=True):
            for column in TABLES[name].columns:
                if column.high == 100 and column.type == "number":
                    yield from _scale(name, str(unit), column.name, rows)
            yield from _dates(name, str(unit), rows, as_of, cell)


def _scale(name: str, unit: str, column: str, rows: pd.DataFrame) -> Iterator[IntakeWarning]:
    values = rows[column].dropna()
    most = _scale_of(values)
    if most:
        yield IntakeWarning(
            "scale",
            unit,
            table=name,
            column=column,
            after=float(values.max()),
            facts={"most": str(most), "n": str(len(values))},
        )


def _scale_of(values: pd.Series) -> int:
    """The scale, of one or of ten, on which scores seem to be; 0 for a hundred."""
    if len(values) < FEW or values.max() <= 0 or values.max() > 10:
        return 0
    return 1 if values.max() <= 1 else 10


def _dates(
    name: str, unit: str, rows: pd.DataFrame, as_of: date, cell: Cell
) -> Iterator[IntakeWarning]:
    odd: list[tuple[int, str, str]] = []
    for column in TABLES[name].columns:
        if column.name == "year":
            years = rows["year"].dropna().astype(int)
            odd += [
                (row, "year", str(value))
                for row, value in zip(years.index, years, strict=True)
                if not as_of.year - APART <= value <= as_of.year + 1
            ]
        if column.type not in ("date", "timestamp") or name == REGISTER:
            continue
        dates = rows[column.name].dropna()
        years = dates.dt.year
        far = (years < EARLIEST) | (years > as_of.year + AHEAD)
        if name not in STOCKS and len(dates) >= ENOUGH:
            far |= (years - years.median()).abs() > APART
        odd += [
            (row, column.name, f"{value:%Y-%m-%d}")
            for row, value in zip(dates.index[far], dates[far], strict=True)
        ]
    if odd:
        yield IntakeWarning(
            "dates",
            unit,
            table=name,
            facts={"n": str(len(odd))},
            cells=places([f"{cell(name, row, column)} {value}" for row, column, value in odd]),
        )


def years(
    tables: Tables, sent: Tables, homes: Mapping[str, str], as_of: date
) -> Iterator[IntakeWarning]:
    """More than one assessment year: among those sent, or as the latest of the units."""
    held = {name: sorted(sent[name]["year"].dropna().unique()) for name in YEARLY if name in sent}
    if len({year for some in held.values() for year in some}) > 1:
        yield IntakeWarning(
            "years_sent",
            table=",".join(held),
            cells=places(sorted({int(year) for some in held.values() for year in some})),
        )
    for name in ("town_ratings", "head_gradings"):
        frame = tables.get(name)
        if frame is None or frame.empty:
            continue
        due = frame[frame["due_on"] <= pd.Timestamp(as_of)]
        column = "target" if name == "town_ratings" else "agency"
        latest = due["year"].groupby(due[column].map(homes)).max()
        if latest.nunique() > 1:
            yield IntakeWarning(
                "years_differ",
                table=name,
                cells=places(
                    [f"{year}: {(latest == year).sum()}" for year in sorted(latest.unique())]
                ),
            )


def against(
    sent: Tables, tables: Tables, before: Tables, homes: Mapping[str, str], *, later: bool
) -> Iterator[IntakeWarning]:
    """Rows beside those of the last period (`later`) or of what is published of the date."""
    if (
        not later
        and tables.keys() == before.keys()
        and all(_same(tables[name], before[name]) for name in tables)
    ):
        yield IntakeWarning("nothing_changes")
    same: dict[str, list[str]] = {}
    for name, frame in sent.items():
        table, old = TABLES[name], before.get(name)
        if old is None or not by(table) or frame.empty:
            continue
        whose, then = sender(table, frame, homes), sender(table, old, homes)
        ids = [c.name for c in own_ids(table)]
        for unit, rows in frame.groupby(whose, dropna=True):
            earlier = old[then == unit]
            if later and _same(rows, earlier):
                same.setdefault(str(unit), []).append(name)
            elif (
                later
                and ids
                and len(rows) >= ENOUGH
                and _same(rows.drop(columns=ids), earlier.drop(columns=ids))
            ):
                yield IntakeWarning(
                    "same_but_ids", str(unit), table=name, facts={"n": str(len(rows))}
                )
            yield from _shifts(name, str(unit), rows, earlier)
    for unit, names in same.items():
        yield IntakeWarning("identical", unit, table=",".join(names))


def _same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    return len(one) == len(other) and sorted(hashes(one)) == sorted(hashes(other))


def _shifts(
    name: str, unit: str, rows: pd.DataFrame, earlier: pd.DataFrame
) -> Iterator[IntakeWarning]:
    for column in TABLES[name].columns:
        if column.type not in ("integer", "number") or column.name == "year":
            continue
        if column.high == 100 and _scale_of(rows[column.name].dropna()):
            continue  # said already
        now, then = (frame[column.name].dropna().astype(float) for frame in (rows, earlier))
        if min(len(now), len(then)) < ENOUGH or min(now.median(), then.median()) <= 0:
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
    for kind, named in (
        ("units_gone", [shown[i] for i in old.index.difference(new.index)]),
        ("units_new", [shown[i] for i in new.index.difference(old.index)]),
        ("units_renamed", [f"{i} {old['name_zh'][i]} → {new['name_zh'][i]}" for i in changed]),
        ("units_doubled", [shown[i] for i in twins.index]),
    ):
        if named:
            yield IntakeWarning(
                kind, table=REGISTER, cells=places(named), facts={"n": str(len(named))}
            )
