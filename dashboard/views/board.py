"""What the live board is given: columns to multiply, names, colours, words. Never keys."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.charts.text import width
from dashboard.edition import Reader
from dashboard.indicators.ranks import ranks
from dashboard.views.board_map import map_of
from dashboard.what_if.robust import TIERS
from dashboard.what_if.setting import Setting
from dashboard.what_if.statutory import FLOORS, TOWN
from dashboard.what_if.weights import BASIS_POINTS

WEIGHT_WORDS = ("weights", "lock", "floor", "sum", "force", "whole", "points")
RANK_WORDS = ("ranking", "map", "now", "score", "missing", "said", "tier")
"""What the browser says of its own accord."""
COMPONENTS = (theme.PILLAR["empowerment"], *theme.GREYS)


def board(
    reader: Reader,
    setting: Setting,
    names: Mapping[str, tuple[str, str]],
    chosen: str,
    tiers: pd.Series | None = None,
) -> dict[str, Any]:
    """The board's data; `names` are short and full by place, `tiers` stand beside the ranks."""
    t, model = reader.t, setting.model
    before = ranks(setting.before)
    order = list(before.sort_values(kind="stable", na_position="last").index)
    places = {place: n for n, place in enumerate(order)}
    components = model.components
    held = model.values.loc[order, components]
    rows = [
        {
            "id": place,
            "name": names[place][0],
            "full": names[place][1],
            "base": places[place],
            "baseRank": None if pd.isna(before[place]) else int(before[place]),
        }
        for place in order
    ]
    found: dict[str, Any] = {
        "rows": rows,
        "values": [[_number(x) for x in row] for row in held.to_numpy()],
        "columns": [
            {"id": component, "name": component_name(reader, component)} for component in components
        ],
        "groups": _groups(reader, setting, components),
        "aggregation": model.aggregation,
        "enough": model.enough,
        "segments": _segments(reader, setting),
        "ownGroups": None
        if model.own_groups is None
        else model.own_groups.loc[order, list(model.groups)].to_numpy().tolist(),
        "ownComponents": None
        if model.own_components is None
        else model.own_components.loc[order, components].to_numpy().tolist(),
        "weights": _weights(setting),
        "shown": _shown(setting),
        "shift": _shift(setting),
        "locks": sorted(setting.scenario.locks),
        "chosen": chosen,
        "tiers": None if tiers is None else [int(tiers[place]) for place in order],
        "marks": marks(reader, setting),
        "font": theme.FONT,
        "words": _words(reader, setting),
        "nameWidth": max([width(row["name"], 13) for row in rows], default=60) + 8,
        "map": None if setting.statutory else map_of(reader, setting, rows),
    }
    found["parts"] = "|".join([setting.scenario.board, *components])
    found["shape"] = "|".join(
        [
            setting.scenario.board,
            setting.scenario.subject,
            t.lang,
            setting.scenario.year,
            setting.scenario.rule,
            reader.unit if setting.statutory else "",
            str(tiers is None),
            *order,
        ]
    )
    return found


def _number(x: float) -> float | None:
    return None if math.isnan(x) else float(x)


def marks(reader: Reader, setting: Setting) -> list[str]:
    """What every picture and file of a scenario says."""
    t = reader.t
    free = setting.statutory and setting.scenario.rule == "free"
    return [
        t("what_if.stamp"),
        *([t("what_if.free")] if free else []),
        *(t(f"provenance.{mark}.mark") for mark in reader.edition.marks),
    ]


def component_name(reader: Reader, component: str) -> str:
    """An indicator's name, or a component's; one we have no word for keeps its own."""
    if component in reader.edition.definitions:
        return f"{component} {reader.t.label(reader.edition.definitions[component].name)}"
    return reader.t.get(f"component.{component}", component)


def group_name(reader: Reader, setting: Setting, group: str) -> str:
    """The name of a group: of the assessment its components, of the index its pillars."""
    return reader.t(f"component.{group}" if setting.statutory else f"pillar.{group}")


def _shift(setting: Setting) -> dict[str, float] | None:
    """How far every town rating can be moved at once (basis points), and its floor (0-1)."""
    if not setting.statutory or setting.model.own_groups is None:
        return None
    own = setting.model.own_groups[TOWN]
    least, most = float(own.min()), float(own.max())
    low = math.floor(round((setting.floor - most) * BASIS_POINTS, 6))
    high = math.ceil(round((1 - least) * BASIS_POINTS, 6))
    return {"low": min(low, 0), "high": max(high, 0), "floor": setting.floor}


def _groups(reader: Reader, setting: Setting, components: list[str]) -> list[dict[str, Any]]:
    t, found = reader.t, []
    for group, names in setting.model.groups.items():
        town, other = group == TOWN, setting.statutory and group != TOWN
        own = setting.model.own_groups
        force = "" if own is None or own.empty else differing(reader, setting, own[group])
        name = group_name(reader, setting, group)
        found.append(
            {
                "id": group,
                "name": name,
                "label": t("what_if.same_for_all", name=name) if town else name,
                "title": t("what_if.inside", group=name),
                "colour": COMPONENTS[0 if town else 1]
                if setting.statutory
                else theme.PILLAR[group],
                "components": [components.index(component) for component in names],
                "slider": not other,
                "open": other,
                "lowest": round(setting.floor * BASIS_POINTS) if town else 0,
                "mark": round(FLOORS[setting.scenario.subject] * BASIS_POINTS) if town else 0,
                "force": force,
            }
        )
    return found


def tenths(share: float) -> str:
    """Per cent of a weight, halves up, as ``percent`` of ``board/controls.js`` writes it."""
    return f"{math.floor(round(share * BASIS_POINTS) / 10 + 0.5) / 10:.1f}"


def differing(reader: Reader, setting: Setting, own: pd.Series) -> str:
    """That every target has its own weight, from which to which, and their mean."""
    low, mean, high = (tenths(w) for w in (own.min(), own.mean(), own.max()))
    kind = reader.t(f"what_if.kind_short.{setting.scenario.subject}")
    key = "force_same" if low == high else "force_range"
    return reader.t(f"what_if.{key}", kind=kind, low=low, high=high, mean=mean)


def _segments(reader: Reader, setting: Setting) -> list[dict[str, Any]]:
    """The parts of a bar: of the assessment its components, of the index its pillars."""
    components = setting.model.components
    if setting.statutory:
        return [
            {
                "name": component_name(reader, component),
                "colour": COMPONENTS[n % len(COMPONENTS)],
                "components": [n],
            }
            for n, component in enumerate(components)
        ]
    return [
        {
            "name": reader.t(f"pillar.{group}"),
            "colour": theme.PILLAR[group],
            "components": [components.index(component) for component in names],
        }
        for group, names in setting.model.groups.items()
    ]


def legend(reader: Reader, setting: Setting) -> tuple[tuple[str, str], ...]:
    """Names and colours of the parts of a bar."""
    return tuple((part["name"], part["colour"]) for part in _segments(reader, setting))


def _weights(setting: Setting) -> dict[str, Any]:
    scenario = setting.scenario
    return {
        "groups": None if scenario.groups is None else list(scenario.groups.values()),
        "components": [
            None if own is None else list(own.values()) for own in scenario.components.values()
        ],
        "shift": scenario.shift,
    }


def _shown(setting: Setting) -> dict[str, Any]:
    groups, components = setting.shown
    return {
        "groups": list(groups.values()),
        "components": [list(own.values()) for own in components.values()],
    }


def _words(reader: Reader, setting: Setting) -> dict[str, Any]:
    t, base = reader.t, "in_force" if setting.statutory else "default"
    base = "baseline" if reader.state.baseline else base
    words: dict[str, Any] = {
        name: t.raw(f"what_if.board.{name}") for name in (*WEIGHT_WORDS, *RANK_WORDS)
    }
    return words | {
        "base": t(f"what_if.board.{base}"),
        "shiftName": t("what_if.each_more", name=t(f"component.{TOWN}")),
        "comma": t("list.separator"),
        "stopped": {why: t.raw(f"what_if.stopped.{why}") for why in ("nobody", "floor", "locked")},
        "tiers": [t(f"what_if.tier.{n}") for n in range(TIERS + 1)],
    }
