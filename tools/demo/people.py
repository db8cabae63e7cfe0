"""Generated check-ins of Party organisations and secondments from towns."""

from datetime import date

import numpy as np
import pandas as pd

from tools.demo import zhaomiao
from tools.demo.draw import day, days, later, rng
from tools.demo.units import other_towns, pace
from tools.demo.workdays import finished

LEVELS, SHARES = ("city", "county", "town"), (0.15, 0.5, 0.35)


def checkins(as_of: date) -> pd.DataFrame:
    """The table `checkins`: due in four waves, checked in the sooner the quicker the unit."""
    frame, draw = other_towns(), rng("checkins")
    home = np.repeat(frame.index.to_numpy(), draw.integers(9, 17, len(frame)))
    size, speed = len(home), frame["unit"].map(pace()).to_numpy()[home]
    due = pd.Series(
        pd.to_datetime(draw.choice(["2020-06-30", "2020-12-31", "2021-06-30", "2021-11-30"], size))
    ).astype("datetime64[us]")
    shift = draw.normal(10 - 45 * speed, 40).astype(int)
    table = pd.DataFrame(
        {
            "organisation": [f"党组织{n:05d}（示例）" for n in range(size)],
            "organisation_level": draw.choice(LEVELS, size, p=SHARES),
            "town": frame["town"].to_numpy()[home],
            "due_on": due,
            "checked_in_on": finished(later(due, shift)).where(
                draw.random(size) < 0.82 + 0.17 * speed
            ),
        }
    )
    table = table[table["due_on"] <= pd.Timestamp(as_of) + pd.Timedelta(days=200)]
    return pd.concat([table, zhaomiao.checkins()], ignore_index=True)


def secondments(as_of: date) -> pd.DataFrame:
    """The table `secondments`: fewer and shorter from year to year, but not everywhere."""
    del as_of
    frame, draw = other_towns(), rng("secondments")
    speed = frame["unit"].map(pace()).to_numpy()
    parts = []
    for year, mean in ((2019, 7.0), (2020, 5.5), (2021, 3.6)):
        number = draw.poisson(mean * (1.25 - 0.5 * speed))
        home = np.repeat(frame.index.to_numpy(), number)
        start = days(draw, day(f"{year}-01-01"), day(f"{year}-12-10"), len(home))
        planned = draw.choice((90, 180, 365), len(home), p=(0.4, 0.4, 0.2))
        over = np.maximum(draw.normal(-20, 45, len(home)), 5 - planned).astype(int)
        parts.append(
            pd.DataFrame(
                {
                    "town": frame["town"].to_numpy()[home],
                    "start_on": start,
                    "planned_end_on": later(start, planned),
                    "end_on": finished(later(start, planned + over), start),
                    "approved": draw.random(len(home)) < {2019: 0.7, 2020: 0.85, 2021: 0.95}[year],
                }
            )
        )
    table = pd.concat(parts, ignore_index=True)
    table["secondment_id"] = [f"J{n:05d}" for n in table.index]
    table["to_unit"] = draw.choice(
        ["县直部门（示例）", "市直部门（示例）", "工作专班（示例）"], len(table)
    )
    return pd.concat([table, zhaomiao.secondments()], ignore_index=True)


TABLES = {"checkins": checkins, "secondments": secondments}
