"""Tables of the empowerment pillar （赋权）: what towns ask for, are asked and propose."""

from dashboard.contracts.common import column, department, refers, town
from dashboard.contracts.offices import DEPARTMENTS
from dashboard.contracts.table import Holder, Label, Table, in_order

COORDINATION_ORDERS = Table(
    "coordination_orders",
    Label("统筹调度单", "Coordination orders"),
    Label("每行一张调度单", "one row per order"),
    ("order_id",),
    (
        column("order_id", "text", "调度单编码", "Order id"),
        town(),
        refers("agency", "被调度机构", "Agency", "agency"),
        column("ordered_at", "timestamp", "下达时间", "Ordered at", past=True),
        column("due_at", "timestamp", "应到时间", "Due at"),
        column("arrived_at", "timestamp", "到达时间", "Arrived at", required=False, past=True),
    ),
    (
        in_order(
            "arrived_after_ordered",
            "ordered_at",
            "arrived_at",
            "到达时间不能早于下达时间",
            "arrival cannot come before the order",
        ),
    ),
    holder=Holder(
        Label("县委办公室（调度单）", "county Party committee offices (orders)"),
        ("due_at", "arrived_at"),
    ),
    flow=True,
)

CONSULTATIONS = Table(
    "consultations",
    Label("征询", "Consultations"),
    Label(
        "每行一个事项、一个受影响镇街，不论是否征询",
        "one row per matter and affected town, asked or not",
    ),
    ("matter_id", "town"),
    (
        column("matter_id", "text", "事项编码", "Matter id"),
        column(
            "matter_kind",
            "text",
            "事项类别",
            "Kind of matter",
            allowed=("plan", "expropriation", "public_service"),
        ),
        department(),
        town(),
        column(
            "way",
            "text",
            "征询方式",
            "Way",
            required=False,
            allowed=("meeting", "written", "visit"),
            known_with="asked_on",
        ),
        column("asked_on", "date", "征询日期", "Asked on", required=False, past=True),
        column("decided_on", "date", "决策日期", "Decided on", required=False, past=True),
    ),
    holder=Holder(DEPARTMENTS, ("way", "asked_on")),
    flow=True,
)

OPINIONS = Table(
    "opinions",
    Label("镇街意见", "Opinions of towns"),
    Label("每行一个镇街对一个事项的一条意见", "one row per opinion of a town on a matter"),
    ("opinion_id",),
    (
        column("opinion_id", "text", "意见编码", "Opinion id"),
        column("matter_id", "text", "事项编码", "Matter id"),
        town(),
        column("given_on", "date", "提出日期", "Given on", past=True),
        column(
            "outcome",
            "text",
            "处理结果",
            "Outcome",
            allowed=("adopted", "declined", "pending"),
            known_with="answered_on",
            until="pending",
        ),
        column(
            "reason",
            "text",
            "不采纳理由",
            "Reason for declining",
            required=False,
            known_with="answered_on",
        ),
        column("answered_on", "date", "反馈日期", "Answered on", required=False, past=True),
    ),
    (
        in_order(
            "answered_after_given",
            "given_on",
            "answered_on",
            "反馈日期不能早于提出日期",
            "an answer cannot come before the opinion",
        ),
    ),
    holder=Holder(DEPARTMENTS, ("outcome", "reason", "answered_on")),
    flow=True,
)

PROPOSALS = Table(
    "proposals",
    Label("镇街建议", "Proposals of towns"),
    Label("每行一条重大决策、重大项目建议", "one row per proposal on a major decision or project"),
    ("proposal_id",),
    (
        column("proposal_id", "text", "建议编码", "Proposal id"),
        town(),
        department(),
        column("raised_on", "date", "提出日期", "Raised on", past=True),
        column("due_on", "date", "应答复日期", "Due on"),
        column("answered_on", "date", "答复日期", "Answered on", required=False, past=True),
        column(
            "result",
            "text",
            "答复结果",
            "Result",
            allowed=("adopted", "declined", "pending"),
            known_with="answered_on",
            until="pending",
        ),
    ),
    (
        in_order(
            "due_after_raised",
            "raised_on",
            "due_on",
            "应答复日期不能早于提出日期",
            "a proposal cannot be due before it is raised",
        ),
        in_order(
            "answered_after_raised",
            "raised_on",
            "answered_on",
            "答复日期不能早于提出日期",
            "an answer cannot come before the proposal",
        ),
    ),
    holder=Holder(DEPARTMENTS, ("due_on", "answered_on", "result")),
    flow=True,
)

TABLES = (COORDINATION_ORDERS, CONSULTATIONS, OPINIONS, PROPOSALS)
