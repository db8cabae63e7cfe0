"""Tables of the burden-reduction pillar (减负)."""

from dashboard.contracts.common import column
from dashboard.contracts.table import Label, Table, in_order

LIST_KINDS = ("territorial", "basic", "cooperating", "withdrawn")
"""属地管理 (2020-2021), then 基本履职, 配合履职 and 上收 of the later lists (2024-2025)."""

DUTY_ITEMS = Table(
    "duty_items",
    Label("责任清单事项", "Duty-list items"),
    Label("每行一个事项", "one row per item"),
    ("item_id",),
    (
        column("item_id", "text", "事项编码", "Item id"),
        column("list_kind", "text", "清单类别", "Kind of list", allowed=LIST_KINDS),
        column("batch", "integer", "批次", "Batch", low=1, high=99, required=False),
        column("field", "text", "领域", "Field"),
        column("title", "text", "事项名称", "Title"),
        column("effective_on", "date", "生效日期", "Effective on", past=True),
        column("ended_on", "date", "废止日期", "Ended on", required=False, past=True),
        column("has_manual", "boolean", "有业务手册", "Has a manual"),
        column("has_flowchart", "boolean", "有流程图", "Has a flowchart"),
    ),
    (in_order("ended_after_effective", "effective_on", "ended_on",
              "废止日期不能早于生效日期", "an item cannot end before it takes effect"),),
)

DUTY_ROLES = Table(
    "duty_roles",
    Label("事项责任", "Duty roles"),
    Label("每行一个事项的一类责任单位", "one row per item and kind of unit"),
    ("item_id", "duty_bearer"),
    (
        column("item_id", "text", "事项编码", "Item id", references="duty_items"),
        column("duty_bearer", "text", "责任单位类别", "Kind of unit"),
        column("bearer_level", "text", "责任单位层级", "Level of the unit",
               allowed=("county", "town")),
        column("role", "text", "责任", "Role", allowed=("lead", "cooperate")),
    ),
)

TABLES = (DUTY_ITEMS, DUTY_ROLES)
