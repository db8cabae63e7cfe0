import pandas as pd

from dashboard.views import ratings

COLUMNS = [
    "year",
    "rater_town",
    "target",
    "target_type",
    "name_zh",
    "name_en",
    "stationed_town",
    "score",
]


def test_an_agency_is_held_against_its_town_and_its_past(reader):
    sheets = pd.DataFrame(
        [
            (2021, "A1", "x", "agency", "甲所", "X", "A1", 90.0),
            (2021, "A1", "y", "agency", "乙所", "Y", "A1", 80.0),
            (2021, "A2", "z", "agency", "丙所", "Z", "A2", 70.0),  # alone in its town
            (2020, "A1", "x", "agency", "甲所", "X", "A1", 85.0),
        ],
        columns=COLUMNS,
    )
    shown = ratings.agencies(reader("A", answers={"empowerment/rating_sheets": sheets}))
    rows = shown.table.set_index("考核对象")
    assert rows.loc["甲所"].tolist() == ["甲一", 90, 80, 10, 85]  # other: 80, last year 85
    assert rows.loc["乙所", "相差"] == -10
    assert pd.isna(rows.loc["丙所", "同镇街其他机构平均"])
    assert "不作排名" in shown.note


def test_departments_are_compared_within_the_county_chosen(reader):
    sheets = pd.DataFrame(
        [
            (2021, rater, target, "department", target, target, None, score)
            for rater, target, score in (
                ("A1", "X", 90),
                ("A1", "Y", 80),
                ("A2", "Y", 90),
                ("A2", "Z", 95),
                ("A2", "X", None),
            )
        ],
        columns=COLUMNS,
    )
    shown = ratings.scores(reader("A", answers={"empowerment/rating_sheets": sheets}))
    # as worked out in test_assessment: 95, 90, 85 adjusted, against 90, 95, 85 raw
    assert shown.table["校正宽严后"].round(6).tolist() == [95, 90, 85]
    assert "有效评价表4/5张" in shown.takeaway
    assert "2个部门名次变动" in shown.takeaway


def test_without_a_county_nothing_is_compared(reader):
    empty = pd.DataFrame(columns=COLUMNS)
    shown = ratings.scores(reader(answers={"empowerment/rating_sheets": empty}))
    assert "请先在上方选择一个单位" in shown.takeaway
    assert shown.figure is None


WEIGHTS = pd.DataFrame(
    [
        ("A", 2019, "department", 2, 0.1, 0.1, 0.1, 0.1, 0.1, None, 0),
        ("A", 2021, "department", 2, 0.28, 0.29, 0.3, 0.3, 0.35, 0.3, 1),
    ],
    columns=[
        "unit",
        "year",
        "target_type",
        "targets",
        "lowest",
        "lower_quartile",
        "median",
        "upper_quartile",
        "highest",
        "lowest_allowed",
        "below",
    ],
)
BREACH = pd.DataFrame(
    [("A", None, 2021, "department", "某部门", "X", 0.28)],
    columns=["unit", "town", "year", "target_type", "name_zh", "name_en", "weight"],
)


def test_a_breach_is_named_with_its_year(reader):
    shown = ratings.weight_breaches(
        reader(answers={"empowerment/weights": WEIGHTS, "empowerment/weight_breaches": BREACH})
    )
    assert shown.takeaway == "全市2020年以来有1个对象低于下限（核查2个对象·年度）。"
    assert "28.0%" in shown.html and "某部门" in shown.html and "2021" in shown.html


def test_before_2020_no_floor_applied(reader):
    shown = ratings.department_weights(
        reader("A", answers={"empowerment/weights": WEIGHTS[WEIGHTS["year"] == 2019]})
    )
    assert shown.takeaway.endswith("规则未施行。")
    assert "2019 规则未施行" in shown.figure.data[-1].y
    assert not shown.figure.layout.shapes


def test_years_of_one_unit_against_the_floor(reader):
    from dashboard import paths
    from dashboard.claims import load

    shown = ratings.department_weights(
        reader(
            "A", answers={"empowerment/weights": WEIGHTS}, claims=load(paths.SHIPPED / "claims.csv")
        )
    )
    assert (
        shown.takeaway
        == "甲县2021年2个县级部门：镇街评价权重最低28.0%、最高35.0%；低于下限30.0%的1个。"
    )
    assert shown.figure.layout.shapes[0].x0 == 0.30
