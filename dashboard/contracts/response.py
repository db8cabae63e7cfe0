"""The response platform's tickets, of the burden-reduction pillar （减负）."""

from dashboard.contracts.common import column, department, town
from dashboard.contracts.offices import PLATFORM
from dashboard.contracts.table import Holder, Label, Rule, Table, in_order

TICKETS = Table(
    "tickets",
    Label("响应平台工单", "Response tickets"),
    Label("每行一张工单", "one row per ticket"),
    ("ticket_id",),
    (
        column("ticket_id", "text", "工单编码", "Ticket id"),
        town(),
        department(),
        column("item_id", "text", "责任事项", "Duty item", required=False, references="duty_items"),
        column(
            "grid_item_id", "text", "网格事项", "Grid item", required=False, references="grid_items"
        ),
        column("called_at", "timestamp", "呼叫时间", "Called at", past=True),
        column(
            "dispatched_at", "timestamp", "派单时间", "Dispatched at", required=False, past=True
        ),
        column("accept_due_at", "timestamp", "应响应时间", "Acceptance due at"),
        column("accepted_at", "timestamp", "响应时间", "Accepted at", required=False, past=True),
        column("done_due_at", "timestamp", "应办结时间", "Completion due at"),
        column("done_at", "timestamp", "办结时间", "Done at", required=False, past=True),
        column(
            "followed_up_at", "timestamp", "回访时间", "Followed up at", required=False, past=True
        ),
        column(
            "solved", "boolean", "已解决", "Solved", required=False, known_with="followed_up_at"
        ),
        column("rated_at", "timestamp", "评价时间", "Rated at", required=False, past=True),
        column("satisfied", "boolean", "满意", "Satisfied", required=False, known_with="rated_at"),
        column("exempt", "boolean", "免计", "Exempt"),
        column("exempt_reason", "text", "免计原因", "Reason for exemption", required=False),
        column("reopen_of", "text", "重办自", "Reopens", required=False, references="tickets"),
    ),
    (
        Rule(
            "exempt_has_reason",
            "exempt_reason",
            Label("免计的要填原因", "an exempt ticket states the reason"),
            lambda f: f["exempt"] & f["exempt_reason"].isna(),
        ),
        in_order(
            "dispatched_after_called",
            "called_at",
            "dispatched_at",
            "派单时间不能早于呼叫时间",
            "dispatch cannot come before the call",
        ),
        in_order(
            "accepted_after_called",
            "called_at",
            "accepted_at",
            "响应时间不能早于呼叫时间",
            "acceptance cannot come before the call",
        ),
        in_order(
            "done_after_called",
            "called_at",
            "done_at",
            "办结时间不能早于呼叫时间",
            "completion cannot come before the call",
        ),
    ),
    holder=Holder(PLATFORM, ("exempt", "exempt_reason")),
    flow=True,
)
