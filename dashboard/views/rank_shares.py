"""The share of the weightings at which each place has each rank, as a heat map."""

from collections.abc import Mapping

import pandas as pd

from dashboard import charts, theme
from dashboard.charts import grid
from dashboard.charts.grid import Cell
from dashboard.edition import Reader
from dashboard.text import formats
from dashboard.views.base import View
from dashboard.views.common import cell_words
from dashboard.views.what_if import Names
from dashboard.what_if.robust import DRAWS, ERROR

MAX_DRAWN = 30
"""More places than this make no heat map: they are listed instead."""
DRAWN = {"draws": formats.number(DRAWS), "error": f"{ERROR * 100:g}"}
"""What is said of shares that were drawn."""


def heat(
    reader: Reader,
    key: str,
    share: pd.DataFrame,
    names: Names,
    order: list[str],
    chosen: str,
    facts: Mapping[str, object],
    banner: str,
) -> View:
    """The share of the weightings at which each place has each rank; of many places the rank
    held most, the best and the worst.
    """
    t, held = reader.t, share.reindex([p for p in order if p in share.index])
    summary = pd.DataFrame(
        {
            t("what_if.column.place"): [names[p][1] for p in held.index],
            t("what_if.column.best"): [int(row.nonzero()[0].min()) + 1 for row in held.to_numpy()],
            t("what_if.column.worst"): [int(row.nonzero()[0].max()) + 1 for row in held.to_numpy()],
            t("what_if.column.most"): (held.to_numpy().argmax(axis=1) + 1).tolist(),
            t("what_if.column.share"): held.max(axis=1).to_list(),
        }
    )
    table = summary.join(
        pd.DataFrame(
            held.to_numpy(), columns=[t("what_if.column.at_rank", rank=r) for r in held.columns]
        )
    )
    shares = tuple(table.columns[4:])
    if len(held) > MAX_DRAWN:
        worded = summary.assign(**{shares[0]: [formats.percent(v) for v in summary[shares[0]]]})
        html = grid.listing(worded, cell_words(t))
    else:
        html = _grid(reader, held, names, chosen)
    fixed = int((held.max(axis=1) >= 1 - 1e-9).sum())
    takeaway = t(f"what_if.{key}.reading", n=len(held), fixed=fixed, **facts)
    return View(
        key,
        t(f"what_if.{key}.title"),
        takeaway,
        (),
        table,
        html=html,
        legend=charts.legend.ends("", "information", t),
        note=t(f"what_if.{key}.note", **facts),
        shares=shares,
        banner=banner,
    )


def _grid(reader: Reader, share: pd.DataFrame, names: Names, chosen: str) -> str:
    def cell(value: float) -> Cell:
        if value <= 0:
            return Cell("")
        words = "<1" if value < 0.01 else ">99" if 0.99 < value < 1 else f"{value * 100:.0f}"
        return Cell(words, theme.between(*theme.NEUTRAL, 0.08 + 0.8 * value))

    rows = [
        (names[str(p)][0], "", p == chosen, [cell(v) for v in row])
        for p, row in zip(share.index, share.to_numpy(), strict=True)
    ]
    heads = [(str(rank), "", "") for rank in share.columns]
    return grid.matrix(
        groups=(), heads=heads, rows=rows, corner=reader.t("what_if.column.share_of")
    )
