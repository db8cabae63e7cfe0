"""Who already holds what a table asks for, and what is newly asked (proposed).

Towns are asked for nothing: each table is filled in from a ledger that a city or county office
keeps. `new` names the columns that such a ledger does not usually have.
"""

from typing import NamedTuple

from dashboard.contracts.table import Label


class Holder(NamedTuple):
    """The office that fills a table in, and the columns it has to add to its ledger."""

    office: Label
    new: tuple[str, ...] = ()


_ORGANISATION = Label("市、县委编办（机构编制台账）", "city and county staffing offices")
_PERSONNEL = Label("县委组织部（干部、党组织台账）", "county organisation departments")
_APPRAISAL = Label("县考核办（年度考核资料）", "county appraisal offices")
_PLATFORM = Label("“响应”平台、网格平台导出", "exports of the response and grid platforms")
_DEPARTMENTS = Label("县直部门（办件台账）", "county departments (their own files)")

HOLDERS: dict[str, Holder] = {
    "units": Holder(_ORGANISATION),
    "town_profiles": Holder(
        _ORGANISATION, ("rules_adopted_on", "functions_defined_on", "reform_completed_on")
    ),
    "assessment_weights": Holder(_APPRAISAL),
    "assessment_scores": Holder(_APPRAISAL),
    "town_ratings": Holder(_APPRAISAL, ("due_on", "valid", "void_reason")),
    "personnel_actions": Holder(_PERSONNEL, ("asked_on", "answered_on", "result")),
    "head_gradings": Holder(_PERSONNEL, ("due_on",)),
    "coordination_orders": Holder(
        Label("县委办公室（调度单）", "county Party committee offices (orders)"),
        ("due_at", "arrived_at"),
    ),
    "consultations": Holder(_DEPARTMENTS, ("way", "asked_on")),
    "opinions": Holder(_DEPARTMENTS, ("outcome", "reason", "answered_on")),
    "proposals": Holder(_DEPARTMENTS, ("due_on", "answered_on", "result")),
    "posts": Holder(_ORGANISATION),
    "bodies": Holder(_ORGANISATION, ("is_special", "published", "industry")),
    "enforcers": Holder(
        Label("县综合行政执法局（人员名册）", "county enforcement bureaus"), ("managed_by_town",)
    ),
    "enforcement_cases": Holder(Label("执法办案系统导出", "exports of the case system")),
    "checkins": Holder(_PERSONNEL, ("due_on",)),
    "secondments": Holder(_PERSONNEL, ("planned_end_on", "approved")),
    "duty_items": Holder(_ORGANISATION),
    "duty_roles": Holder(_ORGANISATION),
    "grid_items": Holder(_PLATFORM),
    "duty_grid": Holder(_PLATFORM, ("grid_item_id",)),
    "admissions": Holder(
        Label("县准入审核办公室（准入台账）", "county admission offices"),
        ("with_money", "with_staff"),
    ),
    "burdens": Holder(Label("市、县减负专班（清理台账）", "city and county clean-up teams")),
    "accountability": Holder(
        Label("县纪委监委（问责台账）", "county discipline commissions"),
        ("item_id", "role", "duty"),
    ),
    "tickets": Holder(_PLATFORM, ("exempt", "exempt_reason")),
    "reported_values": Holder(
        Label("不能报送记录的单位", "offices that cannot send records"),
        ("numerator", "denominator"),
    ),
}
