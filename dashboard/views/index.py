"""试算指数: how the ranking hangs on weights, normalisation and averaging."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from dashboard import charts, theme
from dashboard.charts import grid
from dashboard.charts.grid import Cell
from dashboard.edition import Reader
from dashboard.text import formats
from dashboard.views.base import View
from dashboard.views.board import component_name, marks
from dashboard.views.common import cell_words
from dashboard.views.rank_shares import DRAWN, MAX_DRAWN, heat
from dashboard.views.what_if import Names, banner
from dashboard.what_if import composite
from dashboard.what_if.model import Model, group_scores, group_weights
from dashboard.what_if.robust import SAFE, TIERS, linear, tiers, weak
from dashboard.what_if.setting import Setting


def parts(setting: Setting) -> pd.DataFrame:
    """Pillar scores in which the index is linear, the weights within the pillars as set."""
    return linear(group_scores(setting.model, setting.scenario.weights), setting.model.aggregation)


def acceptability(
    reader: Reader, setting: Setting, names: Names, share: pd.DataFrame, chosen: str
) -> View:
    """名次可接受度: how often each place has each rank."""
    return heat(
        reader,
        "acceptability",
        share,
        names,
        [str(p) for p in setting.table.index],
        chosen,
        DRAWN | {"k": str(len(setting.model.groups))},
        banner(reader, setting),
    )


def bands(reader: Reader, setting: Setting, names: Names, share: pd.DataFrame) -> View:
    """梯队: the third of the ranks that each place holds often enough (`robust.tiers`)."""
    t, found = reader.t, tiers(share)
    lists = {
        n: [names[p][0] for p in map(str, setting.table.index) if found.get(p) == n]
        for n in (*range(1, TIERS + 1), 0)
    }
    table = pd.DataFrame(
        {
            t("what_if.column.tier"): [t(f"what_if.tier.{n}") for n in lists],
            t("what_if.column.places"): [len(held) for held in lists.values()],
            t("what_if.column.names"): [t.join(held) for held in lists.values()],
        }
    )
    key, safe = "weak" if weak(share) else "safe", f"{SAFE:.0%}"
    return View(
        "tiers",
        t("what_if.tiers.title"),
        t(f"what_if.tiers.{key}", safe=safe),
        (),
        table,
        html=grid.listing(table, cell_words(t)),
        note=t("what_if.tiers.note", safe=safe),
        banner=banner(reader, setting),
    )


def triangle(reader: Reader, setting: Setting, names: Names, chosen: str) -> View:
    """谁是第一: over every weighting of the three pillars."""
    t, model = reader.t, setting.model
    areas = composite.first_places(parts(setting))
    size = pd.Series({p: composite.area(c) for p, c in areas.items()}, dtype=float).sort_values(
        ascending=False
    )
    table = pd.DataFrame(
        {
            t("what_if.column.place"): [names[p][1] for p in map(str, size.index)],
            t("what_if.column.first_share"): size.to_list(),
        }
    )
    title = t("what_if.triangle.title")
    takeaway = t(
        "what_if.triangle.reading",
        n=len(size),
        names=t.join([f"{names[str(p)][0]} {formats.percent(v)}" for p, v in size.head(4).items()]),
    )
    now = group_weights(model, setting.scenario.weights).iloc[0]
    html = charts.who_is_first(
        areas={p: areas[p] for p in size.index},
        names={p: names[p][0] for p in size.index},
        pillars=[t(f"pillar.{g}") for g in model.groups],
        at=now.to_list(),
        chosen=chosen,
        at_words=t("what_if.triangle.now"),
        marks=" · ".join(marks(reader, setting)),
        alt=f"{title}. {takeaway}",
    )
    return View(
        "triangle",
        title,
        takeaway,
        (),
        table,
        html=html,
        note=t("what_if.triangle.note"),
        shares=(t("what_if.column.first_share"),),
        banner=banner(reader, setting),
    )


def movers(reader: Reader, setting: Setting, names: Names) -> View:
    """哪项指标动了谁: what happens to the ranks when one indicator leaves."""
    t, found = reader.t, composite.leaving(setting.model, setting.scenario.weights)
    places = [names[str(p)][0] for p in found.index]
    scored, rows = setting.now.reindex(found.index).notna(), []
    for component, moved in found.items():
        lost = [place for place, gone in zip(places, moved.isna() & scored, strict=True) if gone]
        step = np.nan_to_num(moved.to_numpy(float))
        order = np.argsort(-step, kind="stable")
        rows.append(
            [
                component_name(reader, str(component)),
                int(np.count_nonzero(step)),
                _most(places, step, order, "▲"),
                _most(places, -step, order[::-1], "▼"),
                t.join(lost) or "–",
            ]
        )
    columns = ["indicator", "moved", "rises", "falls", "lost"]
    table = pd.DataFrame(rows, columns=[t(f"what_if.column.{c}") for c in columns])
    table = table.sort_values(
        t("what_if.column.moved"), ascending=False, kind="stable", ignore_index=True
    )
    takeaway = (
        t("what_if.movers.none")
        if table.empty
        else t("what_if.movers.reading", name=table.iloc[0, 0], n=table.iloc[0, 1])
    )
    return View(
        "movers",
        t("what_if.movers.title"),
        takeaway,
        (),
        table,
        html=grid.listing(table, cell_words(t)),
        note=t("what_if.movers.note"),
        banner=banner(reader, setting),
    )


def _most(places: Sequence[str], step: np.ndarray, order: np.ndarray, arrow: str) -> str:
    """The three that move furthest this way."""
    held = [f"{places[n]} {arrow}{step[n]:.0f}" for n in order[:3] if step[n] > 0]
    return " ".join(held) or "–"


def ranges(
    reader: Reader, setting: Setting, names: Names, models: Mapping[tuple[str, str], Model]
) -> View:
    """名次区间: the same weights under every normalisation and average."""
    t = reader.t
    found = composite.rank_ranges(models, setting.scenario.weights).loc[setting.table.index]
    heads = [(t(f"what_if.short.{how}"), t(f"what_if.short.{mean}"), "") for how, mean in models]
    table = pd.DataFrame(
        {
            t("what_if.column.place"): [names[str(p)][1] for p in found.index],
            t("what_if.column.rank"): setting.table["rank"].astype("Int64").to_list(),
            t("what_if.column.best"): found.min(axis=1).astype("Int64").to_list(),
            t("what_if.column.worst"): found.max(axis=1).astype("Int64").to_list(),
        }
    )
    for (_, column), (how, mean, _) in zip(found.items(), heads, strict=True):
        table[f"{how} · {mean}"] = column.astype("Int64").to_list()
    spread = found.max(axis=1) - found.min(axis=1)
    takeaway = t(
        "what_if.ranges.reading",
        ways=len(models),
        n=int(spread.eq(0).sum()),
        of=int(spread.notna().sum()),
        most=int(spread.max()) if spread.notna().any() else 0,
    )
    return View(
        "ranges",
        t("what_if.ranges.title"),
        takeaway,
        (),
        table,
        html=_ranks(reader, found, names, heads)
        if len(found) <= MAX_DRAWN
        else grid.listing(table, cell_words(t)),
        legend=((t("chart.good"), theme.INDEX[0]), (t("chart.bad"), theme.INDEX[1])),
        note=t("what_if.ranges.note"),
        banner=banner(reader, setting),
    )


def _ranks(
    reader: Reader, found: pd.DataFrame, names: Names, heads: Sequence[tuple[str, str, str]]
) -> str:
    """Ranks by place under each way, the worse the deeper, with the best and the worst."""
    t, n = reader.t, max(len(found), 2)

    def cell(rank: float) -> Cell:
        if pd.isna(rank):
            return Cell("–")
        return Cell(f"{rank:.0f}", theme.between(*theme.INDEX, 0.75 * (rank - 1) / (n - 1)))

    ends = [(t("what_if.column.best"), "", ""), (t("what_if.column.worst"), "", "")]
    rows = [
        (
            names[str(place)][0],
            "",
            False,
            [*map(cell, (ranks.min(), ranks.max())), *map(cell, ranks)],
        )
        for place, ranks in zip(found.index, found.to_numpy(float), strict=True)
    ]
    return grid.matrix(
        groups=(), heads=[*ends, *heads], rows=rows, corner=t("what_if.column.place")
    )
