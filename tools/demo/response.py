"""Generated tickets of the response platform: more each month, answered faster each month.

Two exceptions make the story believable: one quick county falls behind as its calls grow, and
how satisfied towns are does not follow how fast they are served. The tickets of one small town
are written out, so that its answers are known.
"""

from datetime import date
from functools import cache

import numpy as np
import pandas as pd

from tools.demo.draw import END, days, rng
from tools.demo.duties import DEPARTMENT_OF, ENFORCEMENT, cited, field_of, mapping
from tools.demo.units import ZONE_DEPARTMENTS, pace, reporting_units, towns
from tools.demo.workdays import finished, resumed
from tools.demo.written import planted
from tools.demo.zhaomiao import TOWN, UNIT

TICKETS, REOPENED = 18_000, 420
LAUNCH = pd.Timestamp("2020-07-01")
FALLING_BEHIND = "370830"
DAY = 86_400
EXEMPT = ("属上级统筹事项（示例）", "镇街撤回（示例）", "等待法定鉴定（示例）", "重复呼叫（示例）")

# Due 2 hours (answer) and 7 days (completion) after the call. Hours to the answer, days to
# completion, solved (null: no follow-up), satisfied (null: not rated), exempt.
WRITTEN = (
    ("2020-09-15 09:10:00", 1, 3, True, True, False),  # last year, closed: in no rate
    ("2020-11-03 14:00:00", 1, None, None, None, False),  # last year, open: over 30 days
    ("2021-01-12 09:30:00", 2, 7, True, True, False),  # both ties: on time
    ("2021-03-09 10:00:00", 3, 5, True, False, False),  # answered late
    ("2021-04-20 15:00:00", 1, 9, False, False, False),  # done late
    ("2021-05-18 08:45:00", 1, 2, None, None, False),  # not followed up
    ("2021-07-06 16:00:00", None, None, None, None, True),  # exempt: in no rate
    ("2021-08-25 09:00:00", 1, 6, True, None, False),  # not rated
    ("2021-10-14 10:20:00", None, None, None, None, False),  # no answer; over 30 days
    ("2021-11-18 11:00:00", 1, None, None, None, False),  # due 25 November: 8 to 30 days
    ("2021-12-07 09:00:00", 2, None, None, None, False),  # due 14 December: within 7 days
    ("2021-12-10 14:30:00", 1, None, None, None, False),  # due 17 December: not yet
    ("2021-12-16 16:30:00", 1, None, None, None, False),  # answer due that day, work not yet
)


def tickets(as_of: date) -> pd.DataFrame:
    """The table `tickets`: one history, cut to each date by what was known."""
    del as_of
    return _history()


@cache
def _history() -> pd.DataFrame:
    draw = rng("tickets")
    table = _handled(_called(draw), draw)
    table = _reopened(_closed(table, draw), draw)
    return pd.concat([_on_grid(table), _written()], ignore_index=True)


def _called(draw: np.random.Generator) -> pd.DataFrame:
    """Calls by town in order of time, with the item and department they concern."""
    places = towns()
    places = places[places["town"] != TOWN].reset_index(drop=True)
    weight = places["villages"] ** 0.6 * draw.uniform(0.6, 1.4, len(places))
    home = draw.choice(len(places), TICKETS, p=weight / weight.sum())
    day = days(draw, LAUNCH.date(), END, TICKETS, skew=0.65)
    called = _at_work(day, draw).sort_values(ignore_index=True)
    table = pd.DataFrame(
        {
            "ticket_id": [f"T{n:05d}" for n in range(1, TICKETS + 1)],
            "town": places["town"].to_numpy()[home],
            "unit": places["unit"].to_numpy()[home],
            "called_at": called,
        }
    )
    table["item_id"] = cited(called, draw).where(draw.random(TICKETS) < 0.72)
    code = table["item_id"].map(field_of()).map(DEPARTMENT_OF)
    code = code.where(code.notna(), pd.Series(draw.choice(ZONE_DEPARTMENTS, TICKETS)))
    zones = reporting_units().set_index("unit_id")["kind"] == "zone"
    absent = table["unit"].map(zones) & ~code.isin(ZONE_DEPARTMENTS)
    table["department"] = table["unit"] + "-D" + code.mask(absent, ENFORCEMENT)
    return table


def _at_work(dates: pd.Series, draw: np.random.Generator) -> pd.Series:
    """A second of the working day: 8:30 to 12:00 or 13:30 to 17:30."""
    second = draw.integers(0, int(7.5 * 3600), len(dates))
    clock = 8.5 * 3600 + second + np.where(second >= 3.5 * 3600, 1.5 * 3600, 0)
    return _after(dates.dt.normalize(), clock)


def _after(times: pd.Series, seconds: np.ndarray) -> pd.Series:
    return times + pd.to_timedelta(np.asarray(seconds).astype("int64"), unit="s")


def _elapsed(draw: np.random.Generator, allowed: np.ndarray, on_time: np.ndarray) -> np.ndarray:
    """Seconds taken: within `allowed` with probability `on_time`, else late, some very late."""
    size = len(allowed)
    late = draw.exponential(np.where(draw.random(size) < 0.2, 8.0, 0.8))
    return allowed * np.where(draw.random(size) < on_time, draw.beta(1.6, 2.2, size), 1 + late)


def _handled(table: pd.DataFrame, draw: np.random.Generator) -> pd.DataFrame:
    """Dispatch, answer and completion; quick counties gain, one falls behind."""
    size, called = len(table), table["called_at"]
    speed = table["unit"].map(pace()).to_numpy()
    progress = ((called - LAUNCH) / (pd.Timestamp(END) - LAUNCH)).to_numpy()
    table["progress"] = progress
    hours = draw.choice((2, 4, 24), size, p=(0.2, 0.5, 0.3)) * 3600
    answer = _elapsed(draw, hours, 0.80 + 0.09 * speed + 0.09 * progress)
    table["dispatched_at"] = _after(called, answer * draw.uniform(0.1, 0.5, size))
    table["accept_due_at"] = _after(called, hours)
    table["accepted_at"] = _after(called, answer).where(draw.random(size) > 0.003)
    limit = draw.choice((3, 7, 15), size, p=(0.2, 0.55, 0.25)) * DAY
    on_time = np.where(
        table["unit"] == FALLING_BEHIND,
        0.93 - 0.22 * progress,
        0.73 + 0.13 * speed + 0.11 * progress,
    )
    done = _at_work(finished(_after(called, _elapsed(draw, limit, on_time)), called), draw)
    soonest = _after(table["accepted_at"], np.full(size, 1800))
    done = done.mask(soonest.isna() | (done < soonest), soonest)
    table["done_due_at"] = _after(called, limit)
    table["done_at"] = done.where(table["accepted_at"].notna())
    table["exempt"] = draw.random(size) < 0.03
    table["exempt_reason"] = pd.Series(draw.choice(EXEMPT, size)).where(table["exempt"])
    return table


def _closed(table: pd.DataFrame, draw: np.random.Generator) -> pd.DataFrame:
    """Follow-up and rating of most completed tickets."""
    size, done = len(table), table["done_at"]
    followed = _after(done.fillna(LAUNCH), draw.integers(1, 6, size) * DAY)
    followed = _at_work(resumed(followed), draw)
    followed = followed.where(done.notna() & (draw.random(size) < 0.88))
    late = (done > table["done_due_at"]).to_numpy()
    chance = 0.81 + 0.06 * table["unit"].map(pace()) + 0.08 * table["progress"] - 0.12 * late
    solved = draw.random(size) < chance
    rated = _after(followed.fillna(LAUNCH), draw.integers(1, 4, size) * DAY)
    rated = _at_work(resumed(rated), draw)
    rated = rated.where(followed.notna() & (draw.random(size) < 0.75))
    units = pace().index
    mood = table["unit"].map(pd.Series(draw.normal(0.93, 0.03, len(units)), index=units))
    satisfied = draw.random(size) < np.where(solved, mood, 0.35)
    return table.assign(
        followed_up_at=followed,
        rated_at=rated,
        solved=pd.Series(solved, dtype="boolean").where(followed.notna()),
        satisfied=pd.Series(satisfied, dtype="boolean").where(rated.notna()),
    )


def _reopened(table: pd.DataFrame, draw: np.random.Generator) -> pd.DataFrame:
    """Some unsolved tickets come back as the town's next call on the same matter."""
    unsolved = table.index[~table["solved"].fillna(True)]
    first = table.loc[draw.choice(unsolved, REOPENED, replace=False)]
    pairs = pd.merge_asof(
        first.sort_values("followed_up_at", kind="stable"),
        table[["town", "called_at"]].reset_index(names="again"),
        left_on="followed_up_at",
        right_on="called_at",
        by="town",
        direction="forward",
        allow_exact_matches=False,
    )
    pairs = pairs.dropna(subset="again").drop_duplicates("again")
    pairs = pairs[~pairs["ticket_id"].isin(table.loc[pairs["again"], "ticket_id"])]  # no chains
    again = pairs["again"].astype(int).to_numpy()
    for column, origin in (
        ("reopen_of", "ticket_id"),
        ("item_id", "item_id"),
        ("department", "department"),
    ):
        known = table[column] if column in table else pd.Series(None, table.index, dtype="str")
        known.iloc[again] = pairs[origin].to_numpy()
        table[column] = known
    return table


def _on_grid(table: pd.DataFrame) -> pd.DataFrame:
    """The grid item of an item that was on the grid by the time of the call."""
    on_grid = mapping().drop_duplicates("item_id").set_index("item_id")
    since = table["item_id"].map(on_grid["mapped_on"])
    grid_item = table["item_id"].map(on_grid["grid_item_id"])
    return table.assign(grid_item_id=grid_item.where(since <= table["called_at"]))


def _written() -> pd.DataFrame:
    """The tickets of the planted town."""
    columns = ["called_at", "answer", "done", "solved", "satisfied", "exempt"]
    plan = pd.DataFrame(WRITTEN, columns=columns)
    called = pd.to_datetime(plan["called_at"]).dt.as_unit("us")
    answer, done = (
        pd.to_timedelta(plan[column] * length, unit="s")
        for column, length in (("answer", 3600), ("done", DAY))
    )
    solved, satisfied = (plan[name].astype("boolean") for name in ("solved", "satisfied"))
    closed = called + done
    return pd.DataFrame(
        {
            "ticket_id": [f"T{n:05d}" for n in range(TICKETS + 1, TICKETS + 1 + len(plan))],
            "town": TOWN,
            "unit": UNIT,
            "department": f"{UNIT}-D14",
            "item_id": "S001",
            "called_at": called,
            "dispatched_at": _after(called, np.full(len(plan), 600)),
            "accept_due_at": _after(called, np.full(len(plan), 2 * 3600)),
            "accepted_at": called + answer,
            "done_due_at": _after(called, np.full(len(plan), 7 * DAY)),
            "done_at": closed,
            "followed_up_at": (closed + pd.Timedelta(days=1)).where(solved.notna()),
            "solved": solved,
            "rated_at": (closed + pd.Timedelta(days=2)).where(satisfied.notna()),
            "satisfied": satisfied,
            "exempt": plan["exempt"],
            "exempt_reason": pd.Series(EXEMPT[0], plan.index).where(plan["exempt"]),
        }
    )


TABLES = {"tickets": tickets}
PLANTED = [
    # B11: ten non-exempt calls of 2021, all answers due; two not in time.
    planted("B11", (UNIT, TOWN), 8, 10),
    # B12: two of the ten not yet due; one late and three open past due.
    planted("B12", (UNIT, TOWN), 4, 8),
    planted("B13", (UNIT, TOWN), 3, 4),
    planted("B14", (UNIT, TOWN), 1, 3),
    planted("B15", (UNIT, TOWN), 4, 9),  # one of 2020 and three of 2021, by age:
    planted("B15", (UNIT, TOWN), 1, None, "age:within_7"),
    planted("B15", (UNIT, TOWN), 1, None, "age:8_to_30"),
    planted("B15", (UNIT, TOWN), 2, None, "age:over_30"),
]
