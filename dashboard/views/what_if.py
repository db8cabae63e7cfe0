"""What both boards show: the ranking, what is said of it, rank shares as a heat map."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.charts import grid
from dashboard.edition import Reader
from dashboard.indicators import CITY
from dashboard.text import formats
from dashboard.views.base import View
from dashboard.views.board import component_name, group_name, legend, marks
from dashboard.views.common import cell_words
from dashboard.what_if.model import contributions
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


def conclusion(reader: Reader, setting: Setting, names: Names) -> str:
    """Who is ahead, and who moves, at the weights of the scenario."""
    t, table = reader.t, setting.table.dropna(subset=["now"])
    if table.empty:
        return ""
    first = t.join([names[p][0] for p in table.index[table["rank"] == 1]])
    of = len(setting.now) + len(setting.left_out)
    facts = {
        "place": reader.place if setting.statutory else reader.edition.names[CITY],
        "year": t("what_if.year", year=setting.scenario.year) if setting.statutory else "",
        "kind": t(f"what_if.kind.{setting.scenario.subject}"),
        "first": first,
        "n": t("what_if.all" if len(table) == of else "what_if.some", n=len(table), of=of),
        "score": formats.number(table["now"].iloc[0], 2),
        "moved": int(table["change"].ne(0).sum()),
        "weights": weights_said(reader, setting),
    }
    return t("what_if.conclusion" if setting.moved else "what_if.conclusion_base", **facts)


def weights_said(reader: Reader, setting: Setting, *, whole: bool = False) -> str:
    """The weights in words; of those within the groups that they differ, or what they are
    (`whole`).
    """
    t, scenario, (groups, components) = reader.t, setting.scenario, setting.shown
    if not setting.moved:
        return t("what_if.board.force" if setting.statutory else "what_if.equal")
    if scenario.groups is None:
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


def ranking(reader: Reader, setting: Setting, names: Names) -> View:
    """Every place: rank and score before and now, and what each column adds."""
    t, table = reader.t, setting.table
    parts = contributions(setting.model, setting.scenario.weights).loc[table.index]
    head = {
        "what_if.column.place": [names[p][1] for p in table.index],
        "what_if.column.rank_before": _whole(table["rank_before"]),
        "what_if.column.rank": _whole(table["rank"]),
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
    )
    takeaway = t("what_if.reading", weights=weights_said(reader, setting, whole=True))
    return View(
        "board",
        title,
        takeaway,
        ("assessment_weights", "assessment_scores", "town_ratings") if setting.statutory else (),
        shown_,
        html=grid.listing(
            shown_.iloc[:, :6],
            cell_words(t),
            places={t("what_if.column.before"): 2, t("what_if.column.now"): 2},
        ),
        legend=legend(reader, setting),
        note=left_out(reader, setting),
        banner=banner(reader, setting),
    )


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
        said.append(t("what_if.left_out.missing", n=missing))
    gaps = int(setting.model.values.isna().any(axis=1).sum())
    if gaps and missing < len(setting.now) and not setting.statutory:
        said.append(t("what_if.left_out.spread", n=gaps))
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


def _moved(rank: float, change: float) -> str:
    if pd.isna(rank):
        return "–"
    step = 0 if pd.isna(change) else int(change)
    return f"{int(rank)}" + (f" ▲{step}" if step > 0 else f" ▼{-step}" if step < 0 else "")
