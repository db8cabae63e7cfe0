"""Tables of the burden-reduction pillar （减负）."""

from dashboard.contracts.common import REPORTING, column, department, refers, town
from dashboard.contracts.offices import PLATFORM, STAFFING
from dashboard.contracts.table import Holder, Label, Rule, Table, in_order

LIST_KINDS = ("territorial", "basic", "cooperating", "withdrawn")
"""属地管理 （2020-2021）, then 基本履职, 配合履职 and 上收 of the later lists （2024-2025）."""

DUTY_ITEMS = Table(
    "duty_items",
    Label("责任清单事项", "Responsibility-list items"),
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
    (
        in_order(
            "ended_after_effective",
            "effective_on",
            "ended_on",
            "废止日期不能早于生效日期",
            "an item cannot end before it takes effect",
        ),
    ),
    holder=Holder(STAFFING),
)

DUTY_ROLES = Table(
    "duty_roles",
    Label("事项责任", "Duty roles"),
    Label("每行一个事项的一类责任单位", "one row per item and kind of unit"),
    ("item_id", "duty_bearer"),
    (
        column("item_id", "text", "事项编码", "Item id", references="duty_items"),
        column("duty_bearer", "text", "责任单位类别", "Kind of unit"),
        column(
            "bearer_level", "text", "责任单位层级", "Level of the unit", allowed=("county", "town")
        ),
        column("role", "text", "责任", "Role", allowed=("lead", "cooperate")),
    ),
    holder=Holder(STAFFING),
)

GRID_ITEMS = Table(
    "grid_items",
    Label("网格事项", "Grid items"),
    Label("每行一个网格事项", "one row per grid item"),
    ("grid_item_id",),
    (
        column("grid_item_id", "text", "网格事项编码", "Grid item id"),
        column("title", "text", "事项名称", "Title"),
    ),
    holder=Holder(PLATFORM),
)

DUTY_GRID = Table(
    "duty_grid",
    Label("清单网格对应", "Responsibility list to grid"),
    Label("每行一个责任事项与一个网格事项的对应", "one row per pair of duty item and grid item"),
    ("item_id", "grid_item_id"),
    (
        column("item_id", "text", "事项编码", "Item id", references="duty_items"),
        column("grid_item_id", "text", "网格事项编码", "Grid item id", references="grid_items"),
    ),
    holder=Holder(PLATFORM, ("grid_item_id",)),
)

RESULTS = ("approved", "rejected", "pending", "bypassed")

ADMISSIONS = Table(
    "admissions",
    Label("交办事项准入", "Task approval"),
    Label(
        "每行一项申请准入或未经准入下派的任务",
        "one row per task asked for, or handed down without asking",
    ),
    ("request_id",),
    (
        column("request_id", "text", "任务编码", "Task id"),
        column("title", "text", "任务名称", "Title"),
        department(),
        refers("unit", "县域单位", "Reporting unit", *REPORTING),
        town(required=False),
        column("gate", "text", "准入方式", "Gate", allowed=("admission", "adjustment")),
        column("filed_on", "date", "申请日期", "Filed on", required=False, past=True),
        column("decided_on", "date", "审定日期", "Decided on", required=False, past=True),
        column("handed_on", "date", "下派日期", "Handed down on", required=False, past=True),
        column("result", "text", "结果", "Result", allowed=RESULTS),
        column("with_money", "boolean", "经费随转", "With money", required=False),
        column("with_staff", "boolean", "人员随转", "With staff", required=False),
    ),
    (
        Rule(
            "decided_when_decided",
            "decided_on",
            Label(
                "准予或驳回的要填审定日期，其他不填",
                "approved and rejected tasks have a date of decision, others none",
            ),
            lambda f: f["result"].isin(RESULTS[:2]) != f["decided_on"].notna(),
        ),
        Rule(
            "bypassed_was_handed_down",
            "handed_on",
            Label(
                "擅自下派的要填下派日期，不填申请日期",
                "a task that bypassed the gate was handed down, and never filed",
            ),
            lambda f: (f["result"] == "bypassed") & (f["handed_on"].isna() | f["filed_on"].notna()),
        ),
    ),
    holder=Holder(
        Label("县准入审核办公室（准入台账）", "county task approval offices"),
        ("with_money", "with_staff"),
    ),
    flow=True,
)

BURDENS = Table(
    "burdens",
    Label("清理事项", "Burdens cleared"),
    Label("每行一项一票否决、责任状或考核评比", "one row per veto, letter or appraisal"),
    ("burden_id",),
    (
        column("burden_id", "text", "事项编码", "Item id"),
        column(
            "kind", "text", "类别", "Kind", allowed=("veto", "responsibility_letter", "appraisal")
        ),
        column("issuer", "text", "发文单位", "Issuer"),
        refers("unit", "县域单位", "Reporting unit", *REPORTING),
        column("title", "text", "名称", "Title"),
        column("existed_before", "boolean", "清理前存在", "Existed before"),
        column("exists_after", "boolean", "现仍存在", "Exists now"),
        column("cleared_on", "date", "清理日期", "Cleared on", required=False, past=True),
        column("basis", "text", "保留依据", "Basis for keeping", required=False),
    ),
    (
        Rule(
            "cleared_is_gone",
            "exists_after",
            Label("已清理的不能仍存在", "what is cleared no longer exists"),
            lambda f: f["cleared_on"].notna() & f["exists_after"],
        ),
    ),
    holder=Holder(Label("市、县减负专班（清理台账）", "city and county clean-up teams")),
)

ACCOUNTABILITY = Table(
    "accountability",
    Label("履职问责", "Accountability cases"),
    Label("每行一件问责或免责案件", "one row per case of sanction or exemption"),
    ("case_id",),
    (
        column("case_id", "text", "案件编码", "Case id"),
        refers("unit", "县域单位", "Reporting unit", *REPORTING),
        town(required=False),
        column("item_id", "text", "责任事项", "Duty item", required=False, references="duty_items"),
        column("role", "text", "责任", "Role", required=False, allowed=("lead", "cooperate")),
        column("duty", "text", "履职", "Duty", allowed=("diligent", "negligent")),
        column("outcome", "text", "结果", "Outcome", allowed=("sanctioned", "exempted")),
        column("decided_on", "date", "决定日期", "Decided on", past=True),
    ),
    holder=Holder(
        Label("县纪委监委（问责台账）", "county discipline commissions"),
        ("item_id", "role", "duty"),
    ),
    flow=True,
)

TABLES = (
    DUTY_ITEMS,
    DUTY_ROLES,
    GRID_ITEMS,
    DUTY_GRID,
    ADMISSIONS,
    BURDENS,
    ACCOUNTABILITY,
)
