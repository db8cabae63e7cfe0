"""考核权重: what each component decides, and what one target would need of its towns."""

import pandas as pd

from dashboard.charts import grid
from dashboard.edition import Reader
from dashboard.text import formats
from dashboard.text.shares import hundred
from dashboard.views.base import View
from dashboard.views.board import component_name
from dashboard.views.common import cell_words
from dashboard.views.statutory import SOURCES, listed
from dashboard.views.what_if import Names, banner, points, weights_said
from dashboard.what_if import influence, statutory
from dashboard.what_if.model import group_weights
from dashboard.what_if.setting import Setting


def effective(reader: Reader, setting: Setting, names: Names) -> View:
    """名义权重与实际影响: what each component decides of the differences, at the weights of the
    scenario; per cent that total exactly 100.
    """
    t, found = reader.t, influence.effective(setting.model, setting.scenario.weights)
    told, names_ = found["effective"].notna().all(), [str(c) for c in found.index]
    paper = hundred(dict(zip(names_, found["paper"], strict=True)))
    shares = dict(zip(names_, found["effective"], strict=True))
    decides = hundred(shares) if told else dict.fromkeys(names_)
    table = pd.DataFrame(
        {
            t("what_if.column.component"): [component_name(reader, c) for c in names_],
            t("what_if.column.paper"): list(paper.values()),
            t("what_if.column.effective"): list(decides.values()),
        }
    )
    town = decides[statutory.TOWN]
    takeaway = (
        t("what_if.effective.none")
        if town is None
        else t(
            "what_if.effective.reading",
            paper=f"{paper[statutory.TOWN]:.1f}%",
            effective=_signed(town),
            weights=weights_said(reader, setting),
        )
    )
    worded = table.assign(
        **{
            t("what_if.column.paper"): [f"{v:.1f}%" for v in paper.values()],
            t("what_if.column.effective"): [_signed(v) for v in decides.values()],
        }
    )
    return View(
        "effective",
        t("what_if.effective.title"),
        takeaway,
        SOURCES,
        table,
        html=grid.listing(worded, cell_words(t)),
        note=t("what_if.effective.note"),
        banner=banner(reader, setting),
    )


def _signed(percent: float | None) -> str:
    return "–" if percent is None else f"{percent:.1f}%".replace("-", "−")


def needed(reader: Reader, setting: Setting, names: Names, target: str) -> View:
    """What one target would need of its towns for each better rank; where raters' effects are
    taken out, in points of its sheets as given, which end at 100.
    """
    t, model, weights = reader.t, setting.model, setting.scenario.weights
    weight = group_weights(model, weights)[statutory.TOWN]
    rating, adjusted = model.values[statutory.TOWN], setting.scenario.rating == "adjusted"
    if adjusted and setting.sheets is not None:
        found = influence.needed_on_sheets(model, weights, setting.sheets, target)
        rating = setting.sheets.groupby("target")["score"].mean()
    else:
        found = influence.needed(setting.now, rating, weight, target)
    facts: dict[str, object] = {
        "name": names[target][0],
        "rank": int(setting.table["rank"].to_dict()[target]),
        "rating": formats.number(rating.to_dict()[target], 2),
        "weight": points(weight.to_dict()[target]),
    }
    table = pd.DataFrame(
        {
            t("what_if.column.for_rank"): list(found.index),
            t("what_if.column.holder"): [names[p][0] for p in found["holder"]],
            t("what_if.column.more"): found["change"].astype(float).round(2).to_list(),
            t("what_if.column.rating"): found["rating"].astype(float).round(2).to_list(),
            t("what_if.column.possible"): [
                t("what_if.possible" if p else "what_if.impossible") for p in found["possible"]
            ],
        }
    )
    within = found[found["possible"].astype(bool)]
    key = (
        "first"
        if facts["rank"] == 1
        else "weightless"
        if found.empty
        else "none"
        if within.empty
        else "reading"
    )
    if key == "reading":
        facts |= {
            "best": int(within.index[0]),
            "change": formats.number(float(within["change"].iloc[0]), 2),
        }
    return View(
        "needed",
        t("what_if.needed.title", name=facts["name"]),
        t(f"what_if.needed.{key}", **facts),
        SOURCES,
        table,
        html=listed(reader, table, {t("what_if.column.more"): 2, t("what_if.column.rating"): 2}),
        note=t("what_if.needed.adjusted" if adjusted else "what_if.needed.note"),
        banner=banner(reader, setting),
    )
