"""What both boards show: the ranking, what is said of it, rank shares as a heat map."""

from collections.abc import Mapping

import pandas as pd

from dashboard import theme
from dashboard.charts import grid
from dashboard.charts.grid import Cell
from dashboard.edition import Reader
from dashboard.indicators import CITY
from dashboard.text import formats
from dashboard.views.base import View
from dashboard.views.board import group_name, leaf_name, legend, marks
from dashboard.views.common import cell_words
from dashboard.what_if.model import contributions
from dashboard.what_if.robust import DRAWS, ERROR
from dashboard.what_if.setting import Setting
from dashboard.what_if.weights import BASIS_POINTS

MOST = 30
"""More places than this make no heat map: they are listed instead."""
Names = Mapping[str, tuple[str, str]]
"""Short and full name by place."""


DRAWN = {"draws": formats.number(DRAWS), "error": f"{ERROR * 100:g}"}
"""What is said of shares that were drawn."""


def stamp(reader: Reader, setting: Setting) -> str:
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
    t, scenario, (groups, leaves) = reader.t, setting.scenario, setting.shown
    if not setting.moved:
        return t("what_if.board.force" if setting.statutory else "what_if.equal")
    if scenario.groups is None:
        said = [t("what_if.own_town")]
    elif setting.statutory:
        said = [t("what_if.town_weight", weight=points(groups["town_rating"] / BASIS_POINTS))]
    else:
        said = [f"{t(f'pillar.{g}')} {points(w / BASIS_POINTS)}" for g, w in groups.items()]
    for group, own in scenario.leaves.items():
        if own == setting.base.leaves[group] or len(leaves[group]) < 2:
            continue
        name = group_name(reader, setting, group)
        inner = t.join(
            [
                f"{leaf_name(reader, leaf)} {points(w / BASIS_POINTS)}"
                for leaf, w in leaves[group].items()
                if w
            ]
        )
        said.append(
            t("what_if.inner", group=name, leaves=inner)
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
    for leaf in parts:
        shown_[t("what_if.column.part", name=leaf_name(reader, str(leaf)))] = (
            parts[leaf].round(2).to_list()
        )
    title = t(
        f"what_if.ranking.{setting.scenario.board}",
        place=reader.place,
        kind=t(f"what_if.kind.{setting.scenario.subject}"),
        year=setting.scenario.year,
    )
    reading = t("what_if.reading", weights=weights_said(reader, setting, whole=True))
    return View(
        "board",
        title,
        reading,
        ("assessment_weights", "assessment_scores", "town_ratings") if setting.statutory else (),
        shown_,
        html=grid.listing(
            shown_.iloc[:, :6],
            cell_words(t),
            places={t("what_if.column.before"): 2, t("what_if.column.now"): 2},
        ),
        legend=legend(reader, setting),
        note=left_out(reader, setting),
        stamp=stamp(reader, setting),
    )


def _whole(column: pd.Series) -> list:
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


def heat(
    reader: Reader,
    key: str,
    share: pd.DataFrame,
    names: Names,
    order: list[str],
    hue: str,
    chosen: str,
    facts: Mapping[str, object],
    stamped: str,
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
    if len(held) > MOST:
        worded = summary.assign(**{shares[0]: [formats.percent(v) for v in summary[shares[0]]]})
        html = grid.listing(worded, cell_words(t))
    else:
        html = _grid(reader, held, names, hue, chosen)
    fixed = int((held.max(axis=1) >= 1 - 1e-9).sum())
    reading = t(f"what_if.{key}.reading", n=len(held), fixed=fixed, **facts)
    return View(
        key,
        t(f"what_if.{key}.title"),
        reading,
        (),
        table,
        html=html,
        note=t(f"what_if.{key}.note", **facts),
        shares=shares,
        stamp=stamped,
    )


def _grid(reader: Reader, share: pd.DataFrame, names: Names, hue: str, chosen: str) -> str:
    def cell(value: float) -> Cell:
        if value <= 0:
            return Cell("")
        words = "<1" if value < 0.01 else ">99" if 0.99 < value < 1 else f"{value * 100:.0f}"
        return Cell(words, shade_of(hue, 0.08 + 0.8 * value))

    rows = [
        (names[str(p)][0], "", p == chosen, [cell(v) for v in row])
        for p, row in zip(share.index, share.to_numpy(), strict=True)
    ]
    heads = [(str(rank), "", "") for rank in share.columns]
    return grid.matrix(
        groups=(), heads=heads, rows=rows, corner=reader.t("what_if.column.share_of")
    )


def shade_of(hue: str, fraction: float) -> str:
    """A pillar's scale, or that of the index."""
    return theme.between(*theme.INDEX, fraction) if hue == "index" else theme.shade(hue, fraction)


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
        stamp=stamp(reader, found),
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
