"""Generated duty list: 132 items in 3 batches (98 in the first two) over 17 fields."""

from datetime import date

import numpy as np
import pandas as pd

from dashboard.demo.draw import apportion, rng

BATCHES = {1: (53, "2020-06-28"), 2: (45, "2021-02-26"), 3: (34, "2021-08-27")}
FIELDS = (
    "安全生产", "生态环境", "自然资源", "农业农村", "城乡建设", "市场监管", "交通运输", "水利水务",
    "民政服务", "卫生健康", "教育体育", "文化旅游", "社会治安", "信访稳定", "应急管理", "劳动保障",
    "综合执法",
)
BEARERS = ("自然资源部门", "生态环境部门", "市场监管部门", "应急管理部门", "农业农村部门",
           "住房城乡建设部门", "公安部门")


def duty_items(as_of: date) -> pd.DataFrame:
    """The table `duty_items`; manuals and flowcharts are completed in the months after."""
    draw, rows = rng("duty_items"), []
    for batch, (number, effective) in BATCHES.items():
        per_field = apportion(number, draw.uniform(0.5, 1.5, len(FIELDS)))
        for field, count in zip(FIELDS, per_field, strict=True):
            rows += [(batch, field, effective)] * int(count)
    table = pd.DataFrame(rows, columns=["batch", "field", "effective_on"])
    number = table.groupby("field").cumcount() + 1
    table["item_id"] = [f"S{n:03d}" for n in range(1, len(table) + 1)]
    table["list_kind"] = "territorial"
    table["title"] = table["field"] + "事项" + number.astype(str) + "（示例）"
    table["effective_on"] = pd.to_datetime(table["effective_on"]).dt.as_unit("us")
    table["ended_on"] = pd.Series(pd.NaT, index=table.index, dtype="datetime64[us]")
    age = (pd.Timestamp(as_of) - table["effective_on"]).dt.days.to_numpy()
    table["has_manual"] = age > draw.exponential(40, len(table))
    table["has_flowchart"] = age > draw.exponential(55, len(table))
    return table


def duty_roles(as_of: date) -> pd.DataFrame:
    """The table `duty_roles`: one lead an item but for three, which 2021 put right in part."""
    items, draw = duty_items(as_of), rng("duty_roles")
    rows = []
    for place, item in enumerate(items.itertuples()):
        bearers = draw.permutation(BEARERS)[: draw.integers(2, 5)]
        two_leads = place in (11, 60, 101) and not (place == 11 and as_of.year > 2020)
        leads = 2 if two_leads else 1
        rows += [(item.item_id, bearer, "county", "lead" if n < leads else "cooperate")
                 for n, bearer in enumerate(bearers)]
        rows.append((item.item_id, "镇街", "town", "cooperate"))
    table = pd.DataFrame(rows, columns=["item_id", "duty_bearer", "bearer_level", "role"])
    current = items.loc[items["effective_on"] <= np.datetime64(as_of), "item_id"]
    return table[table["item_id"].isin(current)]


TABLES = {"duty_items": duty_items, "duty_roles": duty_roles}
PLANTED: list[dict] = []
