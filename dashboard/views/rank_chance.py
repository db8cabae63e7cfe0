"""随机波动下的位次: between which ranks of the index each place may stand by chance."""

import pandas as pd

from dashboard.charts import grid
from dashboard.edition import Reader
from dashboard.indicators import chance
from dashboard.views.base import View
from dashboard.views.common import cell_words
from dashboard.views.what_if import Names, banner, intervals_said
from dashboard.what_if.setting import Setting


def rank_chance(
    reader: Reader, setting: Setting, names: Names, reach: pd.DataFrame | None
) -> View | None:
    """Every rank with its interval, best first; None where ranks have none, or nobody a rank."""
    t, table = reader.t, setting.table.dropna(subset=["now"])
    if reach is None or table.empty:
        return None
    first, n = table.index[0], len(table)
    best, worst = (int(end) for end in reach.loc[first])
    shown = pd.DataFrame(
        {
            t("what_if.column.place"): [names[p][1] for p in table.index],
            t("what_if.column.rank"): table["rank"].astype(int).to_list(),
            t("what_if.column.interval"): intervals_said(reach, table),
        }
    )
    return View(
        "rank_chance",
        t("what_if.rank_chance.title"),
        t(
            "what_if.rank_chance.reading",
            first=names[str(first)][0],
            best=best,
            worst=worst,
            n=n,
            able=int(reach["best"].eq(1).sum()),
            undecided=int((reach["best"].eq(1) & reach["worst"].eq(n)).sum()),
        ),
        (),
        shown,
        html=grid.listing(shown, cell_words(t)),
        note=t("what_if.rank_chance.note", level=f"{chance.LEVEL:.0%}"),
        banner=banner(reader, setting),
    )
