"""Everything a scenario leads to: its ranking, the board's data, its panels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.edition import Reader
from dashboard.views import View, drivers, headline, index, influence, statutory
from dashboard.views import what_if as views
from dashboard.views.board import board
from dashboard.views.first import first
from dashboard.views.rank_chance import rank_chance
from dashboard.what_if import models
from dashboard.what_if.robust import tiers, weak
from dashboard.what_if.scenario import encode
from dashboard.what_if.setting import Setting


@dataclass(frozen=True)
class Panels:
    """What the page shows of a scenario; `order` are the targets, best first, `target` the one
    whose way up is looked at; of the index there are none of the last four.
    """

    names: views.Names
    conclusion: str
    ranking: View
    board: Mapping[str, Any]
    shown: Sequence[View]
    order: Sequence[str] = ()
    target: str = ""
    needed: Sequence[View] = ()
    notes: Sequence[str] = ()


def worked_out(reader: Reader, setting: Setting) -> Panels:
    """The panels of the scenario in the reader's address."""
    names, chosen = place_names(reader, setting), _chosen(reader, setting)
    reach = models.rank_chance(reader.edition, setting)
    held = Panels(
        names,
        headline.conclusion(reader, setting, names),
        views.ranking(reader, setting, names, reach),
        _board_data(reader, setting, names),
        _statutory(reader, setting, names)
        if setting.statutory
        else _index(reader, setting, names, reach),
    )
    if not setting.statutory:
        return held
    table = setting.table
    # one in the middle before any weight was moved: a default that wandered with the weights
    # would be sent back, late, as if it had been chosen
    middle = table.sort_values("rank_before", kind="stable").index[len(table) // 2]
    target = chosen or str(middle)
    return replace(
        held,
        order=[str(place) for place in table.index],
        target=target,
        needed=(
            influence.effective(reader, setting, names),
            influence.needed(reader, setting, names, target),
            *filter(None, [first(reader, setting, names, target)]),
        ),
        notes=statutory.notes(reader, setting),
    )


def place_names(reader: Reader, setting: Setting) -> views.Names:
    """Short and full names of what is ranked: units, towns, or targets of one county."""
    t, edition, subject = reader.t, reader.edition, setting.scenario.subject
    if setting.statutory:
        rows = reader.edition.ask("empowerment/assessment", unit=reader.state.unit)
        full = dict(zip(rows["target"], rows[f"name_{t.written}"], strict=True))
        place = reader.edition.names[reader.state.unit]
        return {target: (shortened(name, place, t.lang), name) for target, name in full.items()}
    if subject == "unit":
        return {u: (edition.short[u], name) for u, name in edition.names.items()}
    towns = edition.towns
    twice = set(towns.loc[towns["name"].duplicated(keep=False), "name"])
    return {
        str(code): (
            f"{edition.short[town['unit']]} {town['name']}"
            if town["name"] in twice
            else town["name"],
            f"{edition.names[town['unit']]} {town['name']}",
        )
        for code, town in towns.to_dict("index").items()
    }


def shortened(name: str, place: str, lang: str) -> str:
    """A target's name without its county in front and the demonstration mark behind, which the
    page says already.
    """
    front = place if lang == "zh" else place.split(" ", maxsplit=1)[0] + " "
    for mark in ("（示例）", " (demo)"):
        name = name.removesuffix(mark)
    return name.removeprefix(front) or name


def _chosen(reader: Reader, setting: Setting) -> str:
    """Who stands out: the target clicked, else the unit of the view; else nobody."""
    state, places = reader.state, setting.model.values.index
    if state.target in places:
        return state.target
    return state.unit if not setting.statutory and state.unit in places else ""


def _board_data(reader: Reader, setting: Setting, names: views.Names) -> dict[str, Any]:
    """What the live board is given; tiers beside the ranks where these say little."""
    tier = None
    if not setting.statutory:
        share = _shares(reader, setting)
        tier = _tiers(setting, share) if weak(share) else None
    found = board(reader, setting, names, _chosen(reader, setting), tier)
    return found | {"headline": headline.said(reader, setting)}


def _tiers(setting: Setting, share: pd.DataFrame) -> pd.Series:
    """The tier of every place; none (0) for those without a score."""
    return tiers(share).reindex(setting.model.values.index).fillna(0).astype(int)


def _key(reader: Reader, setting: Setting) -> tuple[str, ...]:
    """What rank shares hang on: everything but the weights of the groups."""
    # what it was made on does not matter here
    now = models.stamped(reader.edition, setting.scenario)
    scenario = now.with_weights(None, now.components)
    return (
        reader.state.unit,
        reader.state.town,
        encode(replace(scenario, rule="" if setting.statutory else scenario.rule)),
    )


def _shares(reader: Reader, setting: Setting) -> pd.DataFrame:
    """SMAA of the board: over all components, or over the pillars."""
    if setting.statutory:
        model = setting.model
        return models.rank_shares(
            reader.edition,
            (*_key(reader, setting), str(setting.floor)),
            model.values[model.components],
            setting.floor,
        )
    return models.rank_shares(reader.edition, _key(reader, setting), index.parts(setting), 0.0)


def _statutory(reader: Reader, setting: Setting, names: views.Names) -> Sequence[View]:
    chosen = _chosen(reader, setting)
    return [
        statutory.rank_paths(reader, setting, names, chosen or str(setting.table.index[0])),
        statutory.swap_list(reader, setting, names),
        statutory.attainable(reader, setting, names, chosen),
        statutory.all_weightings(reader, setting, names, _shares(reader, setting), chosen),
    ]


def _index(
    reader: Reader, setting: Setting, names: views.Names, reach: pd.DataFrame | None
) -> Sequence[View]:
    chosen, share = _chosen(reader, setting), _shares(reader, setting)
    held = models.index_models(reader.edition, setting.scenario.level)
    return [
        *filter(None, [rank_chance(reader, setting, names, reach)]),
        index.acceptability(reader, setting, names, share, chosen),
        index.triangle(reader, setting, names, chosen),
        index.bands(reader, setting, names, share),
        index.movers(reader, setting, names),
        index.ranges(reader, setting, names, held),
        drivers.drivers(reader, setting, names, models.rank_drivers(reader.edition, setting)),
        drivers.twins(reader, setting),
        *filter(None, [first(reader, setting, names, chosen or _second(setting))]),
    ]


def _second(setting: Setting) -> str:
    """The place behind the first, by the weights before."""
    order = setting.table.sort_values("rank_before", kind="stable").index
    return str(order[min(1, len(order) - 1)])
