"""The map of the live board: where it is, its colours, where labels stand."""

import math
from typing import Any

from dashboard import theme
from dashboard.edition import Reader
from dashboard.geography import outlines
from dashboard.indicators import CITY
from dashboard.views import sentences
from dashboard.what_if.setting import Setting


def span(setting: Setting) -> tuple[float, float]:
    """The scores at the ends of the map's colours: those of the default, and some more."""
    held = setting.current.dropna()
    if held.empty:
        return 0.0, 100.0
    return max(0.0, math.floor(held.min()) - 5.0), min(100.0, math.ceil(held.max()) + 5.0)


def map_of(reader: Reader, setting: Setting, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The map, and in `rows` the point of each place on it."""
    outline = outlines.outline("map")
    points = setting.scenario.subject == "town"
    where = outlines.town_points() if points else outline.labels.set_index("unit")
    for row in rows:
        if row["id"] in where.index:
            at = where.loc[row["id"]]
            row["point"] = [float(at["lon"]), float(at["lat"])]
            row["tight"] = False if points else bool(at["tight"])
    tight = outline.labels.loc[outline.labels["tight"], "unit"]
    dashed = [str(unit) for unit in tight if unit != CITY]
    return {
        "address": outline.address,
        "lon": list(outline.lon),
        "lat": list(outline.lat),
        "dashed": dashed,
        "points": points,
        "span": list(span(setting)),
        "scale": list(theme.INDEX[::-1]),
        "words": [reader.t("chart.bad"), reader.t("chart.good")],
        "credit": sentences.map_approval(reader.t),
    }
