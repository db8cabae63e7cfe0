"""The sentence above the board: who is first, how many ranks change, who rises and falls most.

The browser says the same while a weight is dragged (`frontend/board/headline.js`); it is given
the words by `said`.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.edition import Reader
from dashboard.indicators import CITY
from dashboard.text import formats
from dashboard.views.board import group_name
from dashboard.views.what_if import Names, alone, points, weights_said
from dashboard.what_if.scenario import decode
from dashboard.what_if.setting import Setting
from dashboard.what_if.statutory import TOWN
from dashboard.what_if.weights import BASIS_POINTS

MAX_NAMED = 2
"""Of more that move equally far, the others are only counted."""
WEIGHTS = ("town_weight", "own_town", "own_shift", "inner_moved")
WORDS = (
    *WEIGHTS,
    "conclusion",
    "conclusion_base",
    "moves",
    "none_moves",
    "rises",
    "falls",
    "and_more",
)


def conclusion(reader: Reader, setting: Setting, names: Names) -> str:
    """Who is ahead, and who moves, at the weights of the scenario."""
    t, table = reader.t, setting.table.dropna(subset=["now"])
    if table.empty:
        return ""
    facts = {
        "where": _where(reader, setting),
        "weights": weights_said(reader, setting),
        "first": t.join([names[p][0] for p in sorted(table.index[table["rank"] == 1])]),
        "score": formats.number(table["now"].iloc[0], 2),
    }
    if not setting.changed:
        return t("what_if.conclusion_base", **facts)
    return t("what_if.conclusion", **facts, moves=_moves(reader, setting, names))


def _where(reader: Reader, setting: Setting) -> str:
    """Whose ranking this is: place, year, how many of whom."""
    t, n = reader.t, int(setting.now.notna().sum())
    of = len(setting.now) + len(setting.left_out)
    towns = reader.edition.towns["name"]
    place = reader.edition.names[reader.state.unit] if setting.statutory else ""
    return t(
        "what_if.where",
        place=f"{place}{towns.get(setting.town, '')}" if place else reader.edition.names[CITY],
        year=t("what_if.year", year=setting.scenario.year) if setting.statutory else "",
        n=t("what_if.all" if n == of else "what_if.some", n=n, of=of),
        kind=t(f"what_if.kind.{setting.scenario.subject}"),
    )


def against(reader: Reader, setting: Setting) -> str:
    """What moves are against."""
    t, baseline = reader.t, reader.state.baseline
    if not baseline:
        key = "force" if setting.statutory else "default"
        return t(f"what_if.against.{key}" if setting.usual else f"what_if.against.{key}_scores")
    name = decode(baseline).name
    return t("what_if.against.named", name=name) if name else t("what_if.against.pinned")


def _moves(reader: Reader, setting: Setting, names: Names) -> str:
    t, change = reader.t, setting.table["change"].dropna()
    facts: dict[str, object] = {"against": against(reader, setting)}
    if not change.ne(0).any():
        return t("what_if.none_moves", **facts)
    said = [
        t(f"what_if.{key}", names=_most(reader, step, names), n=int(step.max()))
        for key, step in (("rises", change), ("falls", -change))
        if step.max() > 0
    ]
    told = t("what_if.moves", n=int(change.ne(0).sum()), most=t.join(said), **facts)
    level = setting.statutory and setting.scenario.groups and not reader.state.baseline
    return told + (_levelled(reader, setting) if level else "")


def _most(reader: Reader, step: pd.Series, names: Names) -> str:
    """Those that move furthest, by their codes: so the browser has the same order."""
    t, places = reader.t, sorted(map(str, step.index[step == step.max()]))
    held = t.join([names[place][0] for place in places[:MAX_NAMED]])
    return held if len(places) <= MAX_NAMED else t("what_if.and_more", names=held, n=len(places))


def _levelled(reader: Reader, setting: Setting) -> str:
    """How many ranks change by nothing but giving all the same weight."""
    mean = points(setting.mean[TOWN] / BASIS_POINTS)
    return reader.t("what_if.levelled", mean=mean, n=setting.levelled)


def said(reader: Reader, setting: Setting) -> Mapping[str, Any]:
    """What the browser needs to say the same."""
    t, groups = reader.t, setting.model.groups
    base, components = setting.base.groups, setting.base.components
    level = setting.statutory and not reader.state.baseline
    return {
        **{name: t.raw(f"what_if.{name}") for name in WORDS},
        "alone": alone(reader, setting),
        "where": _where(reader, setting),
        "against": against(reader, setting),
        "levelled": _levelled(reader, setting) if level else "",
        "names": [group_name(reader, setting, group) for group in groups],
        "base": {
            "groups": None if base is None else list(base.values()),
            "components": [
                None if own is None else list(own.values())
                for own in (components[group] for group in groups)
            ],
            "shift": 0,
        },
    }
