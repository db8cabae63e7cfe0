"""What both boards show: the ranking, what is said of it, rank shares as a heat map."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.charts import grid
from dashboard.edition import Reader
from dashboard.indicators.index_version import Change
from dashboard.views.base import View
from dashboard.views.board import component_name, group_name, legend, marks
from dashboard.views.common import cell_words
from dashboard.what_if import models
from dashboard.what_if.model import contributions
from dashboard.what_if.scenario import RATINGS
from dashboard.what_if.setting import Setting
from dashboard.what_if.weights import BASIS_POINTS

Names = Mapping[str, tuple[str, str]]
"""Short and full name by place."""


def banner(reader: Reader, setting: Setting) -> str:
    """What every picture and file of a scenario says: no result of an assessment."""
    return " · ".join(marks(reader, setting))


def points(weight: float) -> str:
    """A weight (0-1) in per cent with two decimals, as swap points need."""
    return f"{weight * 100:.2f}%"


def weights_said(reader: Reader, setting: Setting, *, whole: bool = False) -> str:
    """The weights in words; of those within the groups that they differ, or what they are
    (`whole`).
    """
    t, scenario, (groups, components) = reader.t, setting.scenario, setting.shown
    if not setting.moved:
        return alone(reader, setting)
    if scenario.groups is None and scenario.shift:
        said = [t("what_if.own_shift", shift=shift_said(scenario.shift))]
    elif scenario.groups is None:
        said = [t("what_if.own_town")]
    elif setting.statutory:
        said = [t("what_if.town_weight", weight=points(groups["town_rating"] / BASIS_POINTS))]
    else:
        said = [f"{t(f'pillar.{g}')} {points(w / BASIS_POINTS)}" for g, w in groups.items()]
    for group, own in scenario.components.items():
        if own == setting.base.components[group] or len(components[group]) < 2:
            continue
        name = group_name(reader, setting, group)
        inner = t.join(
            [
                f"{component_name(reader, component)} {points(w / BASIS_POINTS)}"
                for component, w in components[group].items()
                if w
            ]
        )
        said.append(
            t("what_if.inner", group=name, components=inner)
            if whole
            else t("what_if.inner_moved", group=name)
        )
    return t.join(said)


def alone(reader: Reader, setting: Setting) -> str:
    """What the weights are called while none has been moved."""
    return reader.t("what_if.board.force" if setting.statutory else "what_if.equal")


def shift_said(shift: int) -> str:
    """How far all weights are moved, in percentage points with a sign."""
    return f"{shift / 100:+.2f}".replace("-", "−")


def ranking(
    reader: Reader, setting: Setting, names: Names, reach: pd.DataFrame | None = None
) -> View:
    """Every place: rank and score before and now, the interval of its rank where `reach` has one
    (``best``, ``worst``), and what each column adds.
    """
    t, table = reader.t, setting.table
    parts = contributions(setting.model, setting.scenario.weights).loc[table.index]
    head = {
        "what_if.column.place": [names[p][1] for p in table.index],
        "what_if.column.rank_before": _whole(table["rank_before"]),
        "what_if.column.rank": _whole(table["rank"]),
        **({} if reach is None else {"what_if.column.interval": intervals_said(reach, table)}),
        "what_if.column.change": _whole(table["change"]),
        "what_if.column.before": table["before"].round(2).to_list(),
        "what_if.column.now": table["now"].round(2).to_list(),
    }
    shown_ = pd.DataFrame({t(key): column for key, column in head.items()})
    for component in parts:
        shown_[t("what_if.column.part", name=component_name(reader, str(component)))] = (
            parts[component].round(2).to_list()
        )
    title = t(
        f"what_if.ranking.{setting.scenario.board}",
        place=reader.place,
        kind=t(f"what_if.kind.{setting.scenario.subject}"),
        year=setting.scenario.year,
        version="" if setting.statutory else models.index_number(reader.edition),
    )
    takeaway = t("what_if.reading", weights=weights_said(reader, setting, whole=True))
    return View(
        "board",
        title,
        takeaway,
        ("assessment_weights", "assessment_scores", "town_ratings") if setting.statutory else (),
        shown_,
        html=grid.listing(
            shown_.iloc[:, : len(head)],
            cell_words(t),
            places={t("what_if.column.before"): 2, t("what_if.column.now"): 2},
        ),
        legend=legend(reader, setting),
        note=left_out(reader, setting),
        banner=banner(reader, setting),
    )


def intervals_said(reach: pd.DataFrame, table: pd.DataFrame) -> list[str]:
    """The interval of each rank in `table`, in its order; – of a place without a score."""
    ends = reach.reindex(table.index)
    return [
        "–" if pd.isna(best) else f"{best:.0f}–{worst:.0f}"
        for best, worst in zip(ends["best"], ends["worst"], strict=True)
    ]


def _whole(column: pd.Series) -> list[Any]:
    return column.astype("Int64").astype(object).where(column.notna(), None).to_list()


def left_out(reader: Reader, setting: Setting) -> str:
    """Who is not ranked, and why; and what the numbers cannot tell."""
    t = reader.t
    said = [
        t(f"what_if.left_out.{reason}", n=int(n))
        for reason, n in setting.left_out.value_counts().items()
    ]
    missing = int(setting.now.isna().sum())
    if missing and not setting.statutory:
        enough = f"{setting.model.enough:.0%}"
        said.append(t("what_if.left_out.missing", n=missing, enough=enough))
    gaps = int(setting.model.values.isna().any(axis=1).sum())
    if gaps and missing < len(setting.now) and not setting.statutory:
        said.append(t("what_if.left_out.spread", n=gaps))
    # between the goalposts, and as given, a score hangs on nobody else
    if setting.scenario.rating != RATINGS[setting.scenario.board][0]:
        said.append(t(f"what_if.left_out.reversal_{setting.scenario.board}"))
    return "".join(said)


def comparison(reader: Reader, found: Setting, others: Mapping[str, Setting], names: Names) -> View:
    """Scenarios side by side, and against the weights in force: everybody's rank in each."""
    t, order = reader.t, found.table.index
    columns = {
        t("what_if.column.place"): [names[p][1] for p in order],
        t("what_if.column.rank_before"): _whole(found.table["rank_before"]),
    }
    for name, other in others.items():
        held = other.table.reindex(order)
        columns[name] = [
            _moved(rank, before - rank)
            for rank, before in zip(held["rank"], found.table["rank_before"], strict=True)
        ]
    table = pd.DataFrame(columns)
    weights = [
        t(
            "what_if.comparison.weights",
            name=name,
            weights=t.join([weights_said(reader, other, whole=True), *choices_said(reader, other)]),
        )
        for name, other in others.items()
    ]
    weights += [
        f"{name}：{versions_said(reader, *changed)}"
        for name, other in others.items()
        if (
            changed := models.index_change(
                other.scenario, models.stamped(reader.edition, found.scenario)
            )
        )
    ]
    return View(
        "comparison",
        t("what_if.comparison.title"),
        "".join(weights),
        (),
        table,
        html=grid.listing(table, cell_words(t)),
        note=t("what_if.comparison.note"),
        banner=banner(reader, found),
    )


def choices_said(reader: Reader, setting: Setting) -> list[str]:
    """How values become scores, in words."""
    scenario = setting.scenario
    names = ("rating", "rule") if setting.statutory else ("normalisation", "aggregation")
    said = [
        reader.t(f"what_if.{name}.{value}")
        for name, value in zip(names, (scenario.rating, scenario.rule), strict=True)
    ]
    return [*said, *filter(None, [scenario.year])]


def versions_said(reader: Reader, then: str, now: str, change: Change | None) -> str:
    """That two versions of the index are compared, and what changed between them."""
    t = reader.t
    if change is None:
        return t("what_if.version.unknown", then=then, now=now)
    told = [
        t(f"what_if.version.{kind}", ids=t.join(list(ids)))
        for kind, ids in vars(change).items()
        if ids
    ]
    return t("what_if.version.changed", then=then, now=now, changes=t("list.item").join(told))


def _moved(rank: float, change: float) -> str:
    if pd.isna(rank):
        return "–"
    step = 0 if pd.isna(change) else int(change)
    return f"{int(rank)}" + (f" ▲{step}" if step > 0 else f" ▼{-step}" if step < 0 else "")
