"""Generated accountability cases; the planted unit's are written out."""

from datetime import date

import numpy as np
import pandas as pd

from tools.demo.draw import day, days, rng
from tools.demo.duties import cited
from tools.demo.units import pace
from tools.demo.written import written as written_out
from tools.demo.zone import TOWNS, UNIT
from tools.demo.zone import homes as homes_of

# Decided, town, item, role, duty, outcome. Sanctions of the last twelve months: 3, of
# which 2 cite item and role; since 2020 1 cites no item. Diligent: 3, of which 2 exempted.
CASES = (
    ("2020-09-10", TOWNS[0], "S003", "lead", "negligent", "sanctioned"),
    ("2020-11-24", TOWNS[1], None, None, "negligent", "sanctioned"),
    ("2021-03-18", TOWNS[0], "S060", "cooperate", "diligent", "exempted"),
    ("2021-04-22", None, "S012", "lead", "negligent", "sanctioned"),
    ("2021-06-08", TOWNS[1], "S071", None, "negligent", "sanctioned"),
    ("2021-08-19", TOWNS[0], "S020", "lead", "diligent", "sanctioned"),
    ("2021-11-05", TOWNS[1], "S101", "lead", "diligent", "exempted"),
)
DRAWN_CASES = 640


def accountability(as_of: date) -> pd.DataFrame:
    """The table `accountability`: since the first list, sanctions cite it more and more."""
    del as_of
    draw, size = rng("accountability"), DRAWN_CASES
    homes = homes_of(draw, size)
    speed = homes["unit"].map(pace()).to_numpy()
    decided = days(draw, day("2020-07-06"), day("2021-12-15"), size, skew=0.85)
    progress = ((decided - decided.min()) / (decided.max() - decided.min())).to_numpy()
    item = cited(decided, draw).where(draw.random(size) < 0.84 + 0.05 * speed + 0.09 * progress)
    diligent = draw.random(size) < 0.36
    exempted = diligent & (draw.random(size) < 0.70 + 0.15 * speed + 0.12 * progress)
    role = pd.Series(draw.choice(("lead", "cooperate"), size, p=(0.65, 0.35)))
    drawn = pd.DataFrame(
        {
            "unit": homes["unit"],
            "town": homes["town"].where(draw.random(size) < 0.75),
            "item_id": item,
            "role": role.where(item.notna() & (draw.random(size) < 0.93)),
            "duty": np.where(diligent, "diligent", "negligent"),
            "outcome": np.where(exempted, "exempted", "sanctioned"),
            "decided_on": decided,
        }
    )
    columns = ("decided_on", "town", "item_id", "role", "duty", "outcome")
    written = written_out(CASES, *columns).assign(unit=UNIT)
    table = pd.concat([drawn, written], ignore_index=True)
    return table.assign(case_id=[f"A{n:04d}" for n in range(1, len(table) + 1)])
