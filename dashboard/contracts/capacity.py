"""Tables of the capacity pillar （增能）."""

from dashboard.contracts.common import REPORTING, column, department, refers, town
from dashboard.contracts.offices import PERSONNEL, STAFFING
from dashboard.contracts.table import Holder, Label, Rule, Table, in_order

POSTS = Table(
    "posts",
    Label("下沉编制", "Posts transferred to towns"),
    Label("每行一次编制下达", "one row per allocation of posts"),
    ("town", "from_level", "kind", "approved_on"),
    (
        town(),
        column("from_level", "text", "来源层级", "From level", allowed=("city", "county")),
        column(
            "kind", "text", "编制类别", "Kind of post", allowed=("administrative", "institution")
        ),
        column("posts", "integer", "编制数", "Posts", low=0, high=500),
        column("used", "integer", "已使用", "Used", low=0, high=500),
        column("approved_on", "date", "批复日期", "Approved on", past=True),
    ),
    (
        Rule(
            "used_within_posts",
            "used",
            Label("已使用数不能超过编制数", "posts used cannot exceed posts allocated"),
            lambda f: f["used"] > f["posts"],
        ),
    ),
    holder=Holder(STAFFING),
)

BODIES = Table(
    "bodies",
    Label("机构与负责人", "Bodies and heads"),
    Label("每行一个机构负责人岗位", "one row per post of head in a body of a town"),
    ("body_id",),
    (
        column("body_id", "text", "岗位编码", "Post id"),
        refers("unit", "县域单位", "Reporting unit", *REPORTING),
        town(required=False),
        column("name", "text", "机构名称", "Name of the body"),
        column(
            "post_type",
            "text",
            "岗位身份",
            "Identity of the post",
            allowed=("administrative", "institution"),
        ),
        column("is_special", "boolean", "特色机构", "Special body"),
        column("published", "boolean", "见于公开发布", "Named in a published source"),
        column("industry", "text", "产业", "Industry", required=False),
        column("set_on", "date", "设立日期", "Set up on", past=True),
        column("ended_on", "date", "撤销日期", "Ended on", required=False, past=True),
        column(
            "head_key",
            "text",
            "负责人代码（加密）",
            "Hashed key of the head",
            required=False,
            known_with="filled_on",
        ),
        column(
            "head_identity",
            "text",
            "负责人身份",
            "Identity of the head",
            allowed=("administrative", "institution"),
            required=False,
            known_with="filled_on",
        ),
        column(
            "head_rank",
            "text",
            "负责人职级",
            "Rank of the head",
            allowed=("deputy_section", "staff"),
            required=False,
            known_with="filled_on",
        ),
        column("filled_on", "date", "到任日期", "Filled on", required=False, past=True),
    ),
    (
        in_order(
            "ended_after_set",
            "set_on",
            "ended_on",
            "撤销日期不能早于设立日期",
            "a body cannot end before it is set up",
        ),
        Rule(
            "head_complete",
            "head_identity",
            Label("有到任日期就要填身份和职级", "a filled post states identity and rank"),
            lambda f: f["filled_on"].notna() & (f["head_identity"].isna() | f["head_rank"].isna()),
        ),
    ),
    holder=Holder(STAFFING, ("is_special", "published", "industry")),
)

ENFORCERS = Table(
    "enforcers",
    Label("下沉执法人员", "Enforcement officers"),
    Label("每行一名执法人员在一个镇街", "one row per officer and town"),
    ("officer_key", "town", "from_on"),
    (
        column("officer_key", "text", "人员代码（加密）", "Hashed key of the officer"),
        department(),
        town(),
        column("managed_by_town", "boolean", "镇管镇用", "Managed by the town"),
        column("from_on", "date", "下沉日期", "From", past=True),
        column("to_on", "date", "离开日期", "To", required=False, past=True),
    ),
    (
        in_order(
            "to_after_from",
            "from_on",
            "to_on",
            "离开日期不能早于下沉日期",
            "an officer cannot leave before arriving",
        ),
    ),
    holder=Holder(
        Label("县综合行政执法局（人员名册）", "county enforcement bureaus"), ("managed_by_town",)
    ),
)

ENFORCEMENT_CASES = Table(
    "enforcement_cases",
    Label("执法案件", "Enforcement cases"),
    Label("每行一件案件", "one row per case"),
    ("case_id",),
    (
        column("case_id", "text", "案件编码", "Case id"),
        town(),
        department(),
        column("field", "text", "执法领域", "Field"),
        column("opened_on", "date", "立案日期", "Opened on", past=True),
        column("due_on", "date", "应结日期", "Due on"),
        column("closed_on", "date", "结案日期", "Closed on", required=False, past=True),
    ),
    (
        in_order(
            "due_after_opened",
            "opened_on",
            "due_on",
            "应结日期不能早于立案日期",
            "a case cannot be due before it is opened",
        ),
        in_order(
            "closed_after_opened",
            "opened_on",
            "closed_on",
            "结案日期不能早于立案日期",
            "a case cannot be closed before it is opened",
        ),
    ),
    holder=Holder(Label("执法办案系统导出", "exports of the case system")),
    flow=True,
)

CHECKINS = Table(
    "checkins",
    Label("报到", "Check-ins"),
    Label("每行一个应报到党组织、一个镇街", "one row per organisation due and town"),
    ("organisation", "town"),
    (
        column("organisation", "text", "党组织", "Organisation"),
        column(
            "organisation_level",
            "text",
            "党组织层级",
            "Level of the organisation",
            allowed=("city", "county", "town"),
        ),
        town(),
        column("due_on", "date", "应报到日期", "Due on"),
        column("checked_in_on", "date", "报到日期", "Checked in on", required=False, past=True),
    ),
    holder=Holder(PERSONNEL, ("due_on",)),
    flow=True,
)

SECONDMENTS = Table(
    "secondments",
    Label("借调", "Secondments"),
    Label("每行一次从镇街借调", "one row per secondment from a town"),
    ("secondment_id",),
    (
        column("secondment_id", "text", "借调编码", "Secondment id"),
        town(),
        column("to_unit", "text", "借入单位", "To unit"),
        column("start_on", "date", "开始日期", "Start", past=True),
        column("planned_end_on", "date", "计划结束日期", "Planned end"),
        column("end_on", "date", "实际结束日期", "End", required=False, past=True),
        column("approved", "boolean", "经批准", "Approved"),
    ),
    (
        in_order(
            "end_after_start",
            "start_on",
            "end_on",
            "结束日期不能早于开始日期",
            "a secondment cannot end before it starts",
        ),
    ),
    holder=Holder(PERSONNEL, ("planned_end_on", "approved")),
    flow=True,
)

TABLES = (POSTS, BODIES, ENFORCERS, ENFORCEMENT_CASES, CHECKINS, SECONDMENTS)
