"""Tables that are read as pictures: units by indicators, counts crossed, names listed."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from numbers import Real
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.text import formats
from dashboard.text.i18n import Translator


@dataclass(frozen=True)
class Cell:
    """One cell of a matrix: its text, background, mark of a band, words for it, link."""

    text: str
    colour: str = theme.PAPER
    mark: str = ""
    said: str = ""
    link: str = ""
    muted: bool = False


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
    top = "".join(
        f'<th scope="colgroup" colspan="{span}">{_a(link, title)}</th>'
        for title, span, link in groups
    )
    second = "".join(
        f'<th scope="col">{_a(link, name)}<small>{escape(unit)}</small></th>'
        for name, unit, link in heads
    )
    body = "".join(
        f'<tr{" class=chosen" if chosen else ""}><th scope="row">{_a(link, name)}</th>'
        + "".join(map(_cell, cells))
        + "</tr>"
        for name, link, chosen, cells in rows
    )
    span = ' rowspan="2"' if groups else ""
    lines = f"{top}</tr><tr>{second}" if groups else second
    return (
        f'<div class="scroll"><table class="matrix"><thead><tr><th{span}>{escape(corner)}</th>'
        f"{lines}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(cell: Cell) -> str:
    style = (
        ""
        if cell.colour == theme.PAPER
        else (f' style="background:{cell.colour};color:{theme.text_on(cell.colour)}"')
    )
    mark = f'<i title="{escape(cell.said)}">{escape(cell.mark)}</i>' if cell.mark else ""
    muted = " class=quiet-cell" if cell.muted else ""
    return f"<td{style}{muted}>{_a(cell.link, cell.text)}{mark}</td>"


def _a(link: str, text: str) -> str:
    return f'<a href="{escape(link)}">{escape(text)}</a>' if link else escape(text)


def crosstab(
    *,
    counts: pd.DataFrame,
    row_names: Mapping[Any, str],
    column_names: Mapping[Any, str],
    corner: str,
    pillar: str,
    t: Translator,
    notes: pd.DataFrame | None = None,
    alert: Sequence[tuple[Any, Any]] = (),
) -> str:
    """Counts of two things crossed, shaded by size, with totals; `notes` go below a count,
    `alert` lists the (row, column) cells that break a rule.
    """
    most = max(counts.to_numpy().max(initial=0), 1)
    said = counts.map(lambda n: "") if notes is None else notes
    heads = "".join(f'<th scope="col">{escape(column_names[c])}</th>' for c in counts)
    body = ""
    for row, numbers, words in zip(counts.index, counts.to_numpy(), said.to_numpy(), strict=True):
        cells = "".join(
            _count(
                n,
                note,
                theme.shade(pillar, 0.75 * n / most) if n else theme.PAPER,
                broken=bool((row, column) in alert and n),
            )
            for column, n, note in zip(counts, numbers, words, strict=True)
        )
        total = formats.number(numbers.sum())
        body += (
            f'<tr><th scope="row">{escape(row_names[row])}</th>{cells}'
            f'<td class="sum">{total}</td></tr>'
        )
    sums = "".join(f'<td class="sum">{formats.number(counts[c].sum())}</td>' for c in counts)
    word, grand = escape(t("view.total")), formats.number(counts.to_numpy().sum())
    return (
        f'<div class="scroll"><table class="matrix crosstab"><thead><tr><th>{escape(corner)}'
        f'</th>{heads}<th scope="col">{word}</th></tr></thead><tbody>{body}<tr>'
        f'<th scope="row">{word}</th>{sums}<td class="sum">{grand}</td></tr></tbody>'
        "</table></div>"
    )


def _count(n: float, note: str, colour: str, *, broken: bool) -> str:
    below = f"<small>{escape(note)}</small>" if note else ""
    mark = " class=broken" if broken else ""
    return (
        f'<td{mark} style="background:{colour};color:{theme.text_on(colour)}">'
        f"{formats.number(n)}{below}</td>"
    )


def _listed(value: object, text: str) -> str:
    """Numbers and dates stay on one line, numbers to the right."""
    numeric = isinstance(value, Real) and not isinstance(value, bool) and not math.isnan(value)
    kind = "number" if numeric else "date" if isinstance(value, date) else ""
    return f'<td class="{kind}">{escape(text)}</td>' if kind else f"<td>{escape(text)}</td>"


def listing(
    frame: pd.DataFrame,
    word: Callable[[object, int], str],
    links: Mapping[str, str] | None = None,
    places: Mapping[str, int] | None = None,
) -> str:
    """Named rows as a table that scrolls, every cell put into words by `word`; the numbers of
    a column all have a decimal, or none has, or as many as `places` says. A heading in `links`
    leads there.
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
    heads = "".join(f'<th scope="col">{_a(onward.get(str(c), ""), str(c))}</th>' for c in frame)
    body = "".join(
        "<tr>"
        + "".join(_listed(value, word(value, n)) for value, n in zip(row, digits, strict=True))
        + "</tr>"
        for row in frame.itertuples(index=False)
    )
    return (
        f'<div class="scroll listing"><table class="ledger data"><thead><tr>{heads}</tr>'
        f"</thead><tbody>{body}</tbody></table></div>"
    )
