"""Generated responsibility list: 132 items in 3 batches (98 in the first two) over 17 fields.

At 2021-12-16 the manual or flowchart of eight items is missing, and 110 are on the grid.
"""

from datetime import date
from functools import cache

import numpy as np
import pandas as pd

from tools.demo.draw import apportion, at_latest, day, days, rng
from tools.demo.written import planted

BATCHES = {1: (53, "2020-06-28"), 2: (45, "2021-02-26"), 3: (34, "2021-08-27")}
FIELDS = (
    "安全生产",
    "生态环境",
    "自然资源",
    "农业农村",
    "城乡建设",
    "市场监管",
    "交通运输",
    "水利水务",
    "民政服务",
    "卫生健康",
    "教育体育",
    "文化旅游",
    "社会治安",
    "信访稳定",
    "应急管理",
    "劳动保障",
    "综合执法",
)
BEARERS = (
    "自然资源部门",
    "生态环境部门",
    "市场监管部门",
    "应急管理部门",
    "农业农村部门",
    "住房城乡建设部门",
    "公安部门",
)

# S054-S098 are batch 2, S099-S132 batch 3: two and six items that lack one or both.
NO_MANUAL = ("S061", "S103", "S110", "S128")
NO_FLOWCHART = ("S088", "S103", "S107", "S115", "S131")
COMPLETED_BY = "2021-12-01"

GRID_ITEMS = 180
MAPPED = {
    1: (50, "2020-09-15", "2021-08-31"),
    2: (38, "2021-04-01", "2021-11-30"),
    3: (22, "2021-09-20", "2021-12-10"),
}
"""By batch: items put on the grid, from when, until when; the others wait."""


@cache
def _list() -> pd.DataFrame:
    """The whole list, and when each item's manual and flowchart were ready."""
    draw, rows = rng("duty_items"), []
    for batch, (number, effective) in BATCHES.items():
        per_field = apportion(number, draw.uniform(0.5, 1.5, len(FIELDS)))
        for field, count in zip(FIELDS, per_field, strict=True):
            rows += [(batch, field, effective)] * int(count)
    table = pd.DataFrame(rows, columns=["batch", "field", "effective_on"])
    of_field = table.groupby("field").cumcount() + 1
    table["item_id"] = [f"S{n:03d}" for n in range(1, len(table) + 1)]
    table["list_kind"] = "territorial"
    table["title"] = table["field"] + "事项" + of_field.astype(str) + "（示例）"
    table["effective_on"] = pd.to_datetime(table["effective_on"]).dt.as_unit("us")
    table["ended_on"] = pd.Series(pd.NaT, index=table.index, dtype="datetime64[us]")
    for column, typical, missing in (("manual", 40, NO_MANUAL), ("flowchart", 55, NO_FLOWCHART)):
        delay = pd.to_timedelta(draw.exponential(typical, len(table)), unit="D")
        ready = at_latest(table["effective_on"] + delay, COMPLETED_BY)
        table[column] = ready.mask(table["item_id"].isin(missing))
    return table


ENFORCEMENT = "19"
DEPARTMENT_OF = {
    "安全生产": "17",
    "生态环境": "10",
    "自然资源": "09",
    "农业农村": "14",
    "城乡建设": "11",
    "市场监管": "18",
    "交通运输": "12",
    "水利水务": "13",
    "民政服务": "05",
    "卫生健康": "16",
    "教育体育": "02",
    "文化旅游": "15",
    "社会治安": "04",
    "信访稳定": "06",
    "应急管理": "17",
    "劳动保障": "08",
    "综合执法": ENFORCEMENT,
}
"""The department that answers for a field."""


def duty_items(as_of: date) -> pd.DataFrame:
    """The table `duty_items`; manuals and flowcharts are completed in the months after."""
    table, today = _list(), pd.Timestamp(as_of)
    return table.assign(
        has_manual=table["manual"] <= today, has_flowchart=table["flowchart"] <= today
    )


def duty_roles(as_of: date) -> pd.DataFrame:
    """The table `duty_roles`: one lead an item but for three, which 2021 put right in part."""
    items, draw = _list(), rng("duty_roles")
    rows = []
    for place, item in enumerate(items.itertuples()):
        bearers = draw.permutation(BEARERS)[: draw.integers(2, 5)]
        two_leads = place in (11, 60, 101) and not (place == 11 and as_of.year > 2020)
        leads = 2 if two_leads else 1
        rows += [
            (item.item_id, bearer, "county", "lead" if n < leads else "cooperate")
            for n, bearer in enumerate(bearers)
        ]
        rows.append((item.item_id, "镇街", "town", "cooperate"))
    table = pd.DataFrame(rows, columns=["item_id", "duty_bearer", "bearer_level", "role"])
    current = items.loc[items["effective_on"] <= np.datetime64(as_of), "item_id"]
    return table[table["item_id"].isin(current)]


def grid_items(as_of: date) -> pd.DataFrame:
    """The table `grid_items`: the grid list is older than the reform and stays as it is."""
    del as_of
    field = [FIELDS[n % len(FIELDS)] for n in range(GRID_ITEMS)]
    return pd.DataFrame(
        {
            "grid_item_id": [f"W{n:03d}" for n in range(1, GRID_ITEMS + 1)],
            "title": [
                f"{name}网格事项{n // len(FIELDS) + 1}（示例）" for n, name in enumerate(field)
            ],
        }
    )


@cache
def mapping() -> pd.DataFrame:
    """Which item was put on the grid as which grid items, and when."""
    draw, items, rows = rng("duty_grid"), _list(), []
    grid = grid_items(date.min)["grid_item_id"].to_numpy()
    for batch, (number, first, last) in MAPPED.items():
        chosen = draw.choice(items.loc[items["batch"] == batch, "item_id"], number, replace=False)
        dates = days(draw, day(first), day(last), number)
        rows += [
            (item, grid_item, mapped_on)
            for item, mapped_on in zip(sorted(chosen), dates, strict=True)
            for grid_item in draw.choice(grid, draw.integers(1, 4), replace=False)
        ]
    return pd.DataFrame(rows, columns=["item_id", "grid_item_id", "mapped_on"])


def duty_grid(as_of: date) -> pd.DataFrame:
    """The table `duty_grid`: from none to 110 items, batch after batch."""
    table = mapping()
    return table[table["mapped_on"] <= pd.Timestamp(as_of)]


def cited(dates: pd.Series, draw: np.random.Generator) -> pd.Series:
    """An item in force at each of `dates`, or null before there was a list."""
    items = _list()
    in_force = np.searchsorted(items["effective_on"].to_numpy(), dates.to_numpy(), side="right")
    place = np.floor(draw.random(len(dates)) * in_force).astype(int)
    return pd.Series(items["item_id"].to_numpy()[place], index=dates.index).where(in_force > 0)


def field_of() -> pd.Series:
    """The field of each item, by item."""
    return _list().set_index("item_id")["field"]


TABLES = {
    "duty_items": duty_items,
    "duty_roles": duty_roles,
    "grid_items": grid_items,
    "duty_grid": duty_grid,
}
# Without manual or flowchart: S061, S088; S103, S107, S110, S115, S128, S131.
PLANTED = [
    planted("B02", ("370800", None), 132 - 8, 132),
    planted("B02", ("370800", None), 53, 53, "batch:1"),
    planted("B02", ("370800", None), 45 - 2, 45, "batch:2"),
    planted("B02", ("370800", None), 34 - 6, 34, "batch:3"),
    planted("B16", ("370800", None), 50 + 38 + 22, 132),
    planted("B16", ("370800", None), 50, 53, "batch:1"),
    planted("B16", ("370800", None), 38, 45, "batch:2"),
    planted("B16", ("370800", None), 22, 34, "batch:3"),
]
