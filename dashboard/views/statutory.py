"""考核权重: how the ranking hangs on the weight of the town rating."""

from collections.abc import Mapping

import pandas as pd

from dashboard import charts, theme
from dashboard.charts import grid
from dashboard.edition import Reader
from dashboard.views.base import View
from dashboard.views.board import marks
from dashboard.views.common import cell_words
from dashboard.views.rank_shares import DRAWN, heat
from dashboard.views.what_if import Names, banner, points
from dashboard.what_if import statutory
from dashboard.what_if.setting import Setting

SOURCES = ("assessment_weights", "assessment_scores", "town_ratings")
HUE = "empowerment"
NEAREST = 3


def _now(setting: Setting) -> float | None:
    """The one weight of the town rating; None while each target has its own."""
    groups = setting.scenario.groups
    return None if groups is None else groups[statutory.TOWN] / sum(groups.values())


def rank_paths(reader: Reader, setting: Setting, names: Names, chosen: str) -> View:
    """名次路径: everybody's rank from the floor to 100 %, with the swap points."""
    t, found, at = reader.t, setting.steps, _now(setting)
    swaps = _swaps(reader, setting, names)
    title = t("what_if.paths.title")
    takeaway = t(
        "what_if.paths.reading" if at is not None else "what_if.paths.reading_own",
        n=len(swaps),
        low=f"{setting.floor:.0%}",
        near=_nearest(reader, setting, names),
    )
    html = charts.rank_paths(
        steps=found,
        names={p: names[p][0] for p in map(str, found)},
        chosen=chosen,
        at=at,
        at_words=t("what_if.paths.now", weight=points(at)) if at is not None else "",
        marks=" · ".join(marks(reader, setting)),
        colour=theme.PILLAR[HUE],
        alt=f"{title}. {takeaway}",
    )
    return View(
        "paths",
        title,
        takeaway,
        SOURCES,
        swaps,
        html=html,
        note=t("what_if.paths.note" if at is not None else "what_if.paths.own"),
        banner=banner(reader, setting),
    )


def swap_list(reader: Reader, setting: Setting, names: Names) -> View:
    """名次变化点: every exact weight at which one target passes another."""
    t, swaps = reader.t, _swaps(reader, setting, names)
    takeaway = t(
        "what_if.swaps.reading" if len(swaps) else "what_if.swaps.none",
        n=len(swaps),
        low=f"{setting.floor:.0%}",
    )
    return View(
        "swaps",
        t("what_if.swaps.title"),
        takeaway,
        SOURCES,
        swaps,
        html=listed(reader, swaps),
        note=t("what_if.swaps.note"),
        banner=banner(reader, setting),
    )


def listed(reader: Reader, table: pd.DataFrame, places: Mapping[str, int] | None = None) -> str:
    """The table drawn; nothing where it is empty."""
    return grid.listing(table, cell_words(reader.t), places=places) if len(table) else ""


def _swaps(reader: Reader, setting: Setting, names: Names) -> pd.DataFrame:
    t, found = reader.t, setting.swaps
    return pd.DataFrame(
        {
            t("what_if.column.weight"): [points(w) for w in found["weight"]],
            t("what_if.column.passes"): [names[p][0] for p in found["passes"]],
            t("what_if.column.passed"): [names[p][0] for p in found["passed"]],
        }
    )


def _nearest(reader: Reader, setting: Setting, names: Names) -> str:
    """The next swaps above the weight now, in words."""
    t, found, at = reader.t, setting.swaps, _now(setting)
    ahead = found[found["weight"] > (setting.floor if at is None else at)].head(NEAREST)
    if ahead.empty:
        return t("what_if.paths.no_more")
    return t.join(
        [
            t("what_if.paths.swap", weight=points(w), passes=names[a][0], passed=names[b][0])
            for w, a, b in ahead.itertuples(index=False)
        ]
    )


def attainable(reader: Reader, setting: Setting, names: Names, chosen: str) -> View:
    """可能名次: exact shares of the range at which each target has each rank."""
    share = statutory.acceptability(setting.steps)
    return heat(
        reader,
        "attainable",
        share,
        names,
        [str(p) for p in setting.table.index],
        chosen,
        {"low": f"{setting.floor:.0%}"},
        banner(reader, setting),
    )


def all_weightings(
    reader: Reader, setting: Setting, names: Names, share: pd.DataFrame, chosen: str
) -> View:
    """SMAA: the same over all weightings of all components that keep the floor; `share` as of
    `robust.smaa`.
    """
    return heat(
        reader,
        "smaa",
        share,
        names,
        [str(p) for p in setting.table.index],
        chosen,
        DRAWN | {"k": str(len(setting.model.components)), "low": f"{setting.floor:.0%}"},
        banner(reader, setting),
    )


def notes(reader: Reader, setting: Setting) -> list[str]:
    """What makes scores comparable, and what does not."""
    t = reader.t
    keys = ["county", "severity" if setting.scenario.rating == "raw" else "adjusted"]
    keys += ["single"] if setting.single_rater else []
    return [t(f"what_if.note.{key}") for key in keys]
