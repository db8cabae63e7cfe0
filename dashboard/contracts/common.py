"""Units of every level, and the column kinds that many tables share."""

from typing import Any

from dashboard.contracts.offices import STAFFING
from dashboard.contracts.table import Column, Holder, Label, Rule, Table, Type

REPORTING = ("county", "zone")
LEVELS = ("city", *REPORTING, "town", "department", "agency")


def column(name: str, type_: Type, zh: str, en: str, **rest: Any) -> Column:
    """A column with its two labels; `rest` as in `Column`."""
    return Column(name, type_, Label(zh, en), **rest)


def refers(name: str, zh: str, en: str, *levels: str, **rest: Any) -> Column:
    """A column that holds the id of a unit of one of `levels`."""
    return column(name, "text", zh, en, references="units", levels=levels, **rest)


def town(**rest: Any) -> Column:
    """The town a row belongs to."""
    return refers("town", "镇街", "Town", "town", **rest)


def department(**rest: Any) -> Column:
    """The county department a row belongs to."""
    return refers("department", "县级部门", "County department", "department", **rest)


UNITS = Table(
    "units",
    Label("单位", "Units"),
    Label("每行一个单位（任一层级）", "one row per unit of any level"),
    ("unit_id",),
    (
        column("unit_id", "text", "单位编码", "Unit id"),
        column("name_zh", "text", "中文名称", "Chinese name"),
        column("name_en", "text", "英文名称", "English name"),
        column("level", "text", "层级", "Level", allowed=LEVELS),
        column("kind", "text", "类别", "Kind", required=False),
        refers("parent_id", "上级单位", "Parent", *LEVELS[:4], required=False),
        refers("legal_county_id", "法定所属县", "Legal county", "county", required=False),
        refers(
            "department_id", "主管部门", "Department of an agency", "department", required=False
        ),
        refers(
            "stationed_town", "派驻镇街", "Town an agency is stationed in", "town", required=False
        ),
        column("valid_from", "date", "启用日期", "Valid from", required=False),
        column("valid_to", "date", "停用日期", "Valid to", required=False),
    ),
    (
        Rule(
            "parent_given",
            "parent_id",
            Label("除市以外都要填上级单位", "every unit but the city names its parent"),
            lambda f: (f["level"] != "city") & f["parent_id"].isna(),
        ),
        Rule(
            "agency_complete",
            "department_id",
            Label(
                "派驻机构要填主管部门和派驻镇街",
                "an agency names its department and the town it is stationed in",
            ),
            lambda f: (
                (f["level"] == "agency") & (f["department_id"].isna() | f["stationed_town"].isna())
            ),
        ),
    ),
    holder=Holder(STAFFING),
)

TOWN_PROFILES = Table(
    "town_profiles",
    Label("镇街概况", "Town profiles"),
    Label("每行一个镇街", "one row per town"),
    ("town",),
    (
        town(),
        column(
            "rules_adopted_on",
            "date",
            "工作规则制定日期",
            "Rules adopted on",
            required=False,
            past=True,
        ),
        column(
            "functions_defined_on",
            "date",
            "职能明确日期",
            "Functions defined on",
            required=False,
            past=True,
        ),
        column(
            "reform_completed_on",
            "date",
            "改革完成日期",
            "Reform completed on",
            required=False,
            past=True,
        ),
        column("body_quota", "integer", "机构限额", "Quota of bodies", low=0, high=60),
        column("staff", "integer", "在编人数", "Staff", low=0, high=2000),
    ),
    holder=Holder(STAFFING, ("rules_adopted_on", "functions_defined_on", "reform_completed_on")),
)

REPORTED_VALUES = Table(
    "reported_values",
    Label("汇总上报数", "Totals reported"),
    Label(
        "每行一个指标、单位、镇街、分项的汇总数",
        "one row per indicator, unit, town and part: a total sent instead of records",
    ),
    ("indicator", "unit", "town", "part"),
    (
        column("indicator", "text", "指标", "Indicator"),
        refers("unit", "单位", "Unit", "city", *REPORTING),
        town(required=False),
        column("part", "text", "分项", "Part", required=False),
        column("numerator", "number", "分子", "Numerator", low=0),
        column("denominator", "number", "分母", "Denominator", required=False, low=0),
        column("note", "text", "说明", "Note", required=False),
    ),
    holder=Holder(
        Label("不能报送记录的单位", "offices that cannot send records"),
        ("numerator", "denominator"),
    ),
)
