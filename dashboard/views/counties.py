"""两县对照: the same weights in two counties, each ranked within itself."""

from collections.abc import Sequence
from itertools import zip_longest

import pandas as pd

from dashboard.charts import grid
from dashboard.edition import Reader
from dashboard.views.base import View
from dashboard.views.common import cell_words
from dashboard.views.headline import against
from dashboard.views.what_if import Names, banner
from dashboard.what_if.setting import Setting

Side = tuple[str, Setting, Names]
"""A county's name, its setting, the names of what is ranked there."""


def counties(reader: Reader, sides: Sequence[Side]) -> View:
    """Two rankings beside each other, rank by rank; places of two counties do not compare."""
    t, basis = reader.t, against(reader, sides[0][1])
    columns, said = {}, []
    for county, setting, names in sides:
        table = setting.table.dropna(subset=["rank"])
        first = t.join([names[str(p)][0] for p in table.index[table["rank"] == 1]])
        moved = int(table["change"].ne(0).sum())
        facts = {"n": moved, "of": len(table), "first": first, "against": basis}
        said.append(t("what_if.counties.said", county=county, **facts))
        columns[county] = [
            f"{rank:.0f} {names[str(place)][0]} {_arrow(change)}".strip()
            for place, rank, change in zip(table.index, table["rank"], table["change"], strict=True)
        ]
        columns[t("what_if.counties.score", county=county)] = table["now"].round(2).to_list()
    rows = list(zip_longest(*columns.values(), fillvalue=""))
    frame = pd.DataFrame(rows, columns=list(columns))
    places = dict.fromkeys(list(columns)[1::2], 2)
    return View(
        "counties",
        t("what_if.counties.title", names=t.join([county for county, *_ in sides])),
        "".join(said),
        ("assessment_weights", "assessment_scores", "town_ratings"),
        frame,
        html=grid.listing(frame, cell_words(t), places=places),
        note=t("what_if.note.county"),
        banner=banner(reader, sides[0][1]),
    )


def _arrow(change: float) -> str:
    return f"▲{change:.0f}" if change > 0 else f"▼{-change:.0f}" if change < 0 else ""
