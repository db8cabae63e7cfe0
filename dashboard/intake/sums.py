"""Parts sent beside their total that add up to more than it."""

from collections.abc import Callable, Iterator

import pandas as pd

from dashboard.indicators import Definitions, Indicator
from dashboard.intake.problems import IntakeWarning, places
from dashboard.intake.totals import TABLE

BOUNDS = {
    "both": {"numerator": "numerator", "denominator": "denominator"},
    "numerator": {"numerator": "numerator"},
    "met": {"numerator": "numerator"},
    "each": {"numerator": "denominator"},
    "left_out": {},
}
"""What the parts of a dimension add up to at most, by what counts in them (see `Part`): a column
of theirs and that of the total. Each record is in one part of a dimension, so parts that are left
unsent only make the sum smaller.
"""
Over = tuple[str, float, float, list[tuple[int, str]]]
"""The column of the parts, their sum, the total, and the row and column of each cell."""


def warnings(
    sent: pd.DataFrame, definitions: Definitions, cell: Callable[[int, str], str]
) -> Iterator[IntakeWarning]:
    """One for each unit, indicator and column: the sums beside their totals, and the cells."""
    known = sent[sent["indicator"].isin([id_ for id_, one in definitions.items() if one.parts])]
    for (id_, unit), rows in known.groupby(["indicator", "unit"], sort=False):
        found: dict[str, list[Over]] = {}
        for over in _above(definitions[str(id_)], rows):
            found.setdefault(over[0], []).append(over)
        for column, overs in found.items():
            at = dict.fromkeys(where for *_, cells in overs for where in cells)
            sums = places([f"{parts:g} > {total:g}" for _, parts, total, _ in overs])
            yield IntakeWarning(
                "parts_above",
                str(unit),
                str(id_),
                TABLE,
                column=column,
                cells=places([cell(*where) for where in at]),
                facts={"sums": sums},
            )


def _above(indicator: Indicator, rows: pd.DataFrame) -> Iterator[Over]:
    """Those of each dimension, by town where both are sent by town, else of the unit."""
    dimension = rows["part"].str.partition(":")[0]
    totals = rows[rows["part"].isna()]
    for name, part in (indicator.parts or {}).items():
        parts = rows[dimension == name]
        by_town = totals["town"].notna().all() and parts["town"].notna().all()
        pairs = (
            [(totals[totals["town"] == town], held) for town, held in parts.groupby("town")]
            if by_town
            else [(_whole(totals), _whole(parts))]
        )
        for total, held in pairs:
            for column, bound in BOUNDS[part.counts].items():
                most, added = total[bound].sum(), held[column].sum()
                if total[bound].notna().any() and added > most + 1e-9:
                    cells = [*((int(r), bound) for r in total.index)]
                    cells += [(int(r), column) for r in held.index if held[column].notna()[r]]
                    yield column, float(added), float(most), cells


def _whole(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the whole unit; where there are none, those of its towns."""
    whole = rows[rows["town"].isna()]
    return rows if whole.empty else whole
