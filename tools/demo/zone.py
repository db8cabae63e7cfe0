"""济宁经开区, the unit whose tasks, burdens and cases are written out; draws for all others."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from tools.demo.units import pace, towns

UNIT, TOWNS = "3708JKQ", ("370829104000", "370829108000")
"""The planted unit and its two towns."""


def homes(
    draw: np.random.Generator, size: int, tilt: Sequence[float] | None = None
) -> pd.DataFrame:
    """`size` towns outside the planted unit, large ones more often; `tilt` by unit's pace."""
    places = towns()[["town", "unit", "villages"]]
    places = places[places["unit"] != UNIT].reset_index(drop=True)
    weight = places["villages"] ** 0.5
    if tilt is not None:
        weight = weight * np.interp(places["unit"].map(pace()), (0, 1), tilt)
    return places.loc[draw.choice(len(places), size, p=weight / weight.sum())].reset_index(
        drop=True
    )
