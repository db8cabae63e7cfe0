"""Tables that are read as pictures: units by indicators, counts crossed, names listed. Their HTML
is in ``grid.html.j2``.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from numbers import Real
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.text import formats
from dashboard.text.html import files
from dashboard.text.i18n import Translator

TABLES: Any = files(Path(__file__).parent).get_template("grid.html.j2").module


@dataclass(frozen=True)
class Cell:
    """One cell of a matrix: its text, background, mark of a band, words for it, link."""

    text: str
    colour: str = theme.PAPER
    mark: str = ""
    said: str = ""
    link: str = ""
    muted: bool = False

    @property
    def ink(self) -> str:
        """The colour of text that can be read on the background; empty on paper."""
        return "" if self.colour == theme.PAPER else theme.text_on(self.colour)


def matrix(
    *,
    groups: Sequence[tuple[str, int, str]],
    heads: Sequence[tuple[str, str, str]],
    rows: Sequence[tuple[str, str, bool, Sequence[Cell]]],
    corner: str,
) -> str:
    """Rows of cells under two lines of headings.

    `groups`: title, columns spanned, link; `heads`: name, unit, link; `rows`: name, link,
    selected, cells.
    """
    return str(TABLES.matrix(groups, heads, rows, corner))


def crosstab(
    *,
    counts: pd.DataFrame,
    row_names: Mapping[Any, str],
    column_names: Mapping[Any, str],
    corner: str,
    t: Translator,
    notes: pd.DataFrame | None = None,
    alert: Sequence[tuple[Any, Any]] = (),
) -> str:
    """Counts of two things crossed, shaded by size on the neutral scale, with totals; `notes` go
    below a count, `alert` lists the (row, column) cells that break a rule.
    """
    most = max(counts.to_numpy().max(initial=0), 1)
    said = counts.map(lambda n: "") if notes is None else notes
    rows = [
        (
            row_names[row],
            [
                {
                    "text": formats.number(n),
                    "note": note,
                    "colour": colour,
                    "ink": theme.text_on(colour),
                    "broken": (row, column) in alert and n,
                }
                for column, n, note in zip(counts, numbers, words, strict=True)
                for colour in [theme.between(*theme.NEUTRAL, 0.75 * n / most) if n else theme.PAPER]
            ],
            formats.number(numbers.sum()),
        )
        for row, numbers, words in zip(
            counts.index, counts.to_numpy(), said.to_numpy(), strict=True
        )
    ]
    sums = [*counts.sum(), counts.to_numpy().sum()]
    heads = [column_names[column] for column in counts]
    total = t("view.total")
    return str(TABLES.crosstab(heads, rows, map(formats.number, sums), total, corner))


def listing(
    frame: pd.DataFrame,
    word: Callable[[object, int], str],
    links: Mapping[str, str] | None = None,
    places: Mapping[str, int] | None = None,
    find: str = "",
) -> str:
    """Named rows as a table that scrolls, every cell put into words by `word`; the numbers of
    a column all have a decimal, or none has, or as many as `places` says. A heading in `links`
    leads there. With words for a field to `find` rows in, a heading sorts.
    """
    told = places or {}
    digits = [
        told[str(c)]
        if c in told
        else 1
        if any(isinstance(v, Real) and float(v) % 1 > 0 for v in frame[c])
        else 0
        for c in frame
    ]
    onward = links or {}
    heads = [(str(c), onward.get(str(c), "")) for c in frame]
    rows = [
        [(_kind(value), word(value, n)) for value, n in zip(row, digits, strict=True)]
        for row in frame.itertuples(index=False)
    ]
    return str(TABLES.listing(heads, rows, find))


def _kind(value: object) -> str:
    """Numbers and dates stay on one line, numbers to the right."""
    numeric = isinstance(value, Real) and not isinstance(value, bool) and not math.isnan(value)
    return "number" if numeric else "date" if isinstance(value, date) else ""
