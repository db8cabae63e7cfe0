"""Points that would cover each other, moved apart."""

from functools import cache

import numpy as np
import pandas as pd

from dashboard.geography.outlines import town_points

ROUNDS = 60
APART = 0.042
"""How far two towns of the city's map stand from each other: nine of its pixels, so that 凫山 and
钢山 are both seen.
"""


@cache
def city_points() -> pd.DataFrame:
    """As `outlines.town_points`, none covering another on a map of the whole city."""
    return spread(town_points(), APART)


def spread(points: pd.DataFrame, apart: float) -> pd.DataFrame:
    """`points` (lon, lat) with none nearer to another than about `apart` degrees of latitude:
    each pair that is moves apart by half of what is missing, round after round. Points on the
    same place go different ways by their order, so that the answer is always the same.
    """
    narrow = np.cos(np.radians(points["lat"].mean()))  # a degree of longitude, in those of latitude
    at = points[["lon", "lat"]].to_numpy(float) * [narrow, 1.0]
    order = np.arange(len(at)) * 2.4  # the golden angle: no two the same way
    nudge = np.stack([np.cos(order), np.sin(order)], axis=1) * apart * 1e-3
    at = at + nudge
    for _ in range(ROUNDS):
        way = at[:, None] - at[None]
        far = np.hypot(way[..., 0], way[..., 1])
        np.fill_diagonal(far, np.inf)
        missing = np.clip(apart - far, 0, None)
        if not missing.any():
            break
        at = at + (way / far[..., None] * missing[..., None] / 2).sum(axis=1)
    return points.assign(lon=at[:, 0] / narrow, lat=at[:, 1])
