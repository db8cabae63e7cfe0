"""Tables of the empowerment pillar （赋权）: ratings, personnel."""

from dashboard.contracts.common import column, refers, town
from dashboard.contracts.offices import APPRAISAL, PERSONNEL
from dashboard.contracts.table import Holder, Label, Rule, Table, in_order

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
    holder=Holder(APPRAISAL),
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
    holder=Holder(APPRAISAL),
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
    holder=Holder(APPRAISAL, ("due_on", "valid", "void_reason")),
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
    holder=Holder(PERSONNEL, ("asked_on", "answered_on", "result")),
    flow=True,
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
    holder=Holder(PERSONNEL, ("due_on",)),
)

TABLES = (
    ASSESSMENT_WEIGHTS,
    ASSESSMENT_SCORES,
    TOWN_RATINGS,
    PERSONNEL_ACTIONS,
    HEAD_GRADINGS,
)
