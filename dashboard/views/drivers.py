"""试算指数: what drives each rank, and which indicators say the same."""

import pandas as pd

from dashboard.charts import grid
from dashboard.edition import Reader
from dashboard.text import formats
from dashboard.views.base import View
from dashboard.views.board import component_name
from dashboard.views.common import cell_words
from dashboard.views.what_if import Names, banner
from dashboard.what_if import redundancy
from dashboard.what_if.sensitivity import DRAWS, FACTORS, SMALL, TOGETHER
from dashboard.what_if.setting import Setting

MAX_PAIRS = 12
"""Of the pairs of indicators, the most alike."""


def drivers(reader: Reader, setting: Setting, names: Names, found: pd.DataFrame) -> View:
    """名次由什么决定: shares of the variance of each rank, `found` as of `sensitivity.shares`."""
    t = reader.t
    held = found.reindex([p for p in setting.table.index if p in found.index])
    told = [*FACTORS, TOGETHER]
    # a rank that never moves has no driver
    main = held[told].fillna(-1).idxmax(axis=1).where(held[TOGETHER].notna(), "")
    word = {name: t(f"what_if.drivers.{name}") for name in told} | {"": t("what_if.drivers.still")}
    table = pd.DataFrame(
        {
            t("what_if.column.place"): [names[str(p)][1] for p in held.index],
            t("what_if.column.best"): held["best"].to_list(),
            t("what_if.column.worst"): held["worst"].to_list(),
            t("what_if.column.driver"): [word[name] for name in main],
        }
        | {word[name]: held[name].to_list() for name in told}
    )
    shares = tuple(word[name] for name in told)
    worded = table.assign(
        **{
            name: ["–" if pd.isna(v) else formats.percent(v) for v in table[name]]
            for name in shares
        }
    )
    counts = main[main != ""].value_counts()
    takeaway = t(
        "what_if.drivers.reading",
        n=len(held),
        counts=t.join(
            [t("what_if.drivers.count", name=word[str(k)], n=int(v)) for k, v in counts.items()]
        ),
    )
    return View(
        "drivers",
        t("what_if.drivers.title"),
        takeaway,
        (),
        table,
        html=grid.listing(worded, cell_words(t)),
        note=t("what_if.drivers.note", draws=DRAWS, small=SMALL),
        shares=shares,
        banner=banner(reader, setting),
    )


def twins(reader: Reader, setting: Setting) -> View:
    """指标是否重复: the rank correlations of the indicators, the strongest first."""
    t = reader.t
    pairs = redundancy.pairs(redundancy.correlations(setting.model))
    told = pairs.head(MAX_PAIRS)
    alike = int((pairs["correlation"] >= redundancy.TWINS).sum())
    table = pd.DataFrame(
        {
            t("what_if.column.indicator"): [component_name(reader, c) for c in told["first"]],
            t("what_if.column.other"): [component_name(reader, c) for c in told["second"]],
            t("what_if.column.correlation"): told["correlation"].round(2).to_list(),
        }
    )
    facts = {"twins": f"{redundancy.TWINS:g}", "n": alike}
    key = "none" if table.empty else "reading"
    return View(
        "twins",
        t("what_if.twins.title"),
        t(f"what_if.twins.{key}", **facts),
        (),
        table,
        html=grid.listing(table, cell_words(t), places={t("what_if.column.correlation"): 2})
        if len(table)
        else "",
        note=t("what_if.twins.note", least=redundancy.LEAST, most=MAX_PAIRS, **facts),
        banner=banner(reader, setting),
    )
