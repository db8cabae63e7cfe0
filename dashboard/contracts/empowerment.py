"""Tables of the empowerment pillar （赋权）."""

from dashboard.contracts.common import column, department, refers, town
from dashboard.contracts.table import Label, Rule, Table, in_order

TARGETS = ("department", "agency")
TOWN_RATING = "town_rating"
"""The component that carries the floor."""
COMPONENTS = (
    TOWN_RATING,
    "key_work",
    "party_building",
    "daily_work",
    "public_opinion",
    "department_rating",
)
"""The register of components; their names are texts (``component.<id>``)."""

ASSESSMENT_WEIGHTS = Table(
    "assessment_weights",
    Label("考核权重", "Assessment weights"),
    Label("每行一个年度、考核对象、考核项", "one row per year, target and component"),
    ("year", "target", "component"),
    (
        column("year", "integer", "年度", "Year", low=2000, high=2100),
        refers("target", "考核对象", "Target", *TARGETS),
        column("target_type", "text", "对象类别", "Kind of target", allowed=TARGETS),
        column("component", "text", "考核项", "Component"),
        column("weight", "weight", "权重", "Weight", low=0, high=1),
    ),
)

ASSESSMENT_SCORES = Table(
    "assessment_scores",
    Label("考核得分", "Assessment scores"),
    Label("每行一个年度、考核对象、考核项", "one row per year, target and component"),
    ("year", "target", "component"),
    (
        column("year", "integer", "年度", "Year", low=2000, high=2100),
        refers("target", "考核对象", "Target", *TARGETS),
        column("component", "text", "考核项", "Component"),
        column("score", "number", "得分", "Score", low=0, high=100),
    ),
    (
        Rule(
            "town_rating_from_sheets",
            "component",
            Label(
                "镇街评价得分由评价表计算，不在此填报",
                "the town rating comes from the rating sheets, not from here",
            ),
            lambda f: f["component"] == TOWN_RATING,
        ),
    ),
)

TOWN_RATINGS = Table(
    "town_ratings",
    Label("镇街评价表", "Town rating sheets"),
    Label("每行一张应交评价表，不论是否已交", "one row per sheet due, filled or not"),
    ("year", "rater_town", "target"),
    (
        column("year", "integer", "年度", "Year", low=2000, high=2100),
        refers("rater_town", "评价镇街", "Rating town", "town"),
        refers("target", "评价对象", "Target", *TARGETS),
        column("due_on", "date", "应交日期", "Due on"),
        column(
            "score",
            "number",
            "评分",
            "Score",
            required=False,
            low=0,
            high=100,
            known_with="submitted_on",
        ),
        column("submitted_on", "date", "提交日期", "Submitted on", required=False, past=True),
        column("valid", "boolean", "有效", "Valid", required=False, known_with="submitted_on"),
        column(
            "void_reason",
            "text",
            "作废原因",
            "Reason for voiding",
            required=False,
            known_with="submitted_on",
        ),
    ),
    (
        Rule(
            "sheet_complete",
            "score",
            Label("已交的表要填评分和是否有效", "a submitted sheet has a score and says if valid"),
            lambda f: f["submitted_on"].notna() & (f["score"].isna() | f["valid"].isna()),
        ),
    ),
)

PERSONNEL_ACTIONS = Table(
    "personnel_actions",
    Label("派驻机构负责人任免", "Actions on agency heads"),
    Label("每行一次对派驻机构负责人的人事动作", "one row per action on the head of an agency"),
    ("action_id",),
    (
        column("action_id", "text", "动作编码", "Action id"),
        refers("agency", "派驻机构", "Agency", "agency"),
        town(),
        column("action", "text", "动作", "Action", allowed=("appoint", "transfer", "remove")),
        column("asked_on", "date", "征求意见日期", "Asked on", required=False, past=True),
        column("answered_on", "date", "镇街答复日期", "Answered on", required=False, past=True),
        column(
            "result",
            "text",
            "镇街意见",
            "Answer",
            allowed=("agreed", "refused", "pending"),
            known_with="answered_on",
            until="pending",
        ),
        column("effective_on", "date", "生效日期", "Effective on", required=False, past=True),
    ),
    (
        in_order(
            "answered_after_asked",
            "asked_on",
            "answered_on",
            "答复日期不能早于征求意见日期",
            "an answer cannot come before the question",
        ),
    ),
)

HEAD_GRADINGS = Table(
    "head_gradings",
    Label("派驻机构负责人考核", "Gradings of agency heads"),
    Label("每行一个年度、一名应考核的派驻机构负责人", "one row per year and agency head due"),
    ("year", "agency"),
    (
        column("year", "integer", "年度", "Year", low=2000, high=2100),
        refers("agency", "派驻机构", "Agency", "agency"),
        town(),
        column("due_on", "date", "应评日期", "Due on"),
        column("graded_on", "date", "评定日期", "Graded on", required=False, past=True),
        column(
            "grade",
            "text",
            "等次",
            "Grade",
            required=False,
            known_with="graded_on",
            allowed=("excellent", "competent", "basic", "incompetent"),
        ),
    ),
)

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
)

TABLES = (
    ASSESSMENT_WEIGHTS,
    ASSESSMENT_SCORES,
    TOWN_RATINGS,
    PERSONNEL_ACTIONS,
    HEAD_GRADINGS,
    COORDINATION_ORDERS,
    CONSULTATIONS,
    OPINIONS,
    PROPOSALS,
)
