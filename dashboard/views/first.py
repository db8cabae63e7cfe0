"""怎样的权重能居第一: the weights nearest to those now that put one place first, or why none do."""

import pandas as pd

from dashboard.charts import grid
from dashboard.edition import Reader
from dashboard.text import formats
from dashboard.views.base import View
from dashboard.views.board import component_name
from dashboard.views.common import cell_words
from dashboard.views.what_if import Names, banner, points
from dashboard.what_if.model import ARITHMETIC
from dashboard.what_if.put_first import PutFirst, put_first
from dashboard.what_if.scenario import encode
from dashboard.what_if.setting import Setting


def first(reader: Reader, setting: Setting, names: Names, place: str) -> View | None:
    """None where the place has no score, or nobody else has."""
    found = put_first(setting, place)
    if found is None or setting.now.notna().sum() < 2:
        return None
    t = reader.t
    head = t("what_if.column.nearest")
    table = _table(reader, setting, found, head)
    links = {head: reader.here(scenario=encode(found.scenario))} if found.scenario else {}
    return View(
        "first",
        t("what_if.first.title", name=names[place][0]),
        _said(reader, setting, names, place, found),
        (),
        table,
        html=grid.listing(table, cell_words(t), links) if len(table) else "",
        note=t("what_if.first.note"),
        banner=banner(reader, setting),
    )


def _table(reader: Reader, setting: Setting, found: PutFirst, head: str) -> pd.DataFrame:
    """Every weight now, and at the nearest weighting; empty where there is none."""
    t, weights = reader.t, found.found.weights
    if weights is None:
        return pd.DataFrame()
    told = [
        component_name(reader, str(n)) if setting.statutory else t(f"pillar.{n}")
        for n in weights.index
    ]
    return pd.DataFrame(
        {
            t("what_if.column.component"): told,
            t("what_if.column.now_weight"): [points(w) for w in found.now[weights.index]],
            head: [points(w) for w in weights],
        }
    )


def _said(reader: Reader, setting: Setting, names: Names, place: str, found: PutFirst) -> str:
    t, weights = reader.t, found.found.weights
    facts: dict[str, object] = {
        "name": names[place][0],
        "rank": int(setting.table["rank"].to_dict()[place]),
    }
    if facts["rank"] == 1:
        return t("what_if.first.already", **facts)
    if weights is None:
        mixed = t.join(
            [f"{names[str(p)][0]} {formats.percent(v)}" for p, v in found.found.others.items()]
        )
        lead = formats.number(found.found.lead, 2)
        key = "none" if setting.model.aggregation == ARITHMETIC else "none_geometric"
        return t(f"what_if.first.{key}", **facts, others=mixed, lead=lead)
    change = float((weights - found.now[weights.index]).abs().sum()) / 2
    return t("what_if.first.reading", **facts, change=formats.number(change * 100, 2))
