import numpy as np
import pandas as pd
import pytest

from dashboard.views import common, composition, empowerment

ORDERS = pd.DataFrame(
    [("A", "A1", "on_time", 3), ("A", "A2", "late", 1), ("A", "A1", "late", 2)],
    columns=["unit", "town", "part", "n"],
)
TONES = {"on_time": "deep", "late": "soft", "missing": "alert", "not_due": "quiet"}


def test_a_unit_without_records_has_no_data_not_zero(reader):
    table = composition.by_place(ORDERS, reader(), list(TONES))
    assert table.loc["A"].to_dict() == {"on_time": 3, "late": 3, "missing": 0, "not_due": 0}
    assert table.loc["B"].isna().all()


def test_a_unit_chosen_narrows_to_its_towns(reader):
    table = composition.by_place(ORDERS, reader("A"), list(TONES))
    assert table.index.tolist() == ["A1", "A2"]
    assert table.loc["A1", ["on_time", "late"]].tolist() == [3, 2]


def test_records_that_name_no_town_have_a_row_of_their_own(reader):
    rows = pd.concat([ORDERS, pd.DataFrame([("A", None, "late", 4)], columns=ORDERS.columns)])
    table = composition.by_place(rows, reader("A"), list(TONES))
    assert table.index.tolist() == ["A1", "A2", ""]
    assert table.loc["", "late"] == 4
    assert reader("A").place_names()[""] == "未明确镇街"


def test_the_sentence_is_read_off_the_counts(reader):
    shown = empowerment.orders(reader(answers={"empowerment/orders": ORDERS}))
    assert shown.takeaway == "全市共6张调度单：按时到达3（50.0%）、迟到3（50.0%）。"
    assert shown.table.iloc[0].tolist() == ["A", "甲县", 3, 3, 0, 0, 6]
    assert shown.table.iloc[1].isna().sum() == 5  # 乙县: no data


def test_nothing_recorded_is_said(reader):
    shown = empowerment.orders(reader("B", answers={"empowerment/orders": ORDERS}))
    assert shown.takeaway == "乙县：无数据。"
    assert "无数据" in shown.figure.data[0].y[0]


def test_pictures_of_demonstration_data_are_marked(reader):
    for provenance, marked in (("demo", True), ("reported", False)):
        shown = empowerment.orders(
            reader(answers={"empowerment/orders": ORDERS}, provenance=provenance)
        )
        assert (shown.figure.layout.title.text == "示例数据 · 非真实情况") is marked


def test_matter_and_way_crossed(reader):
    rows = pd.DataFrame(
        [
            ("A", "A1", "plan", "meeting", 2),
            ("A", "A1", "plan", "unasked", 1),
            ("B", "B1", "expropriation", "late", 1),
        ],
        columns=["unit", "town", "matter_kind", "way", "n"],
    )
    shown = empowerment.ways(reader(lang="en", answers={"empowerment/consultations": rows}))
    assert shown.takeaway.startswith(  # 2 of 2 + 1 + 1
        "全市: decided matters affected towns 4 times; "
        "towns were consulted before the decision 2 times (50.0%)."
    )
    assert shown.table["Not consulted"].tolist() == [1, 0, 0]
    assert shown.html.count("class=broken") == 2  # unasked, late; never a zero


def test_consent_as_steps(reader):
    rows = pd.DataFrame(
        [
            ("A", "A1", "consented", True, True, 5),
            ("A", "A1", "early", True, False, 1),
            ("A", "A2", "unasked", False, False, 2),
            ("B", "B1", "stopped", True, True, 1),
        ],
        columns=["unit", "town", "part", "asked", "answered", "n"],
    )
    shown = empowerment.consent_steps(reader(answers={"empowerment/consent": rows}))
    assert shown.table["分子"].tolist() == [7, 6, 8, 5, 3, 1]


def test_a_list_of_names_without_any_is_a_sentence_only(reader):
    rows = pd.DataFrame(
        columns=[
            "unit",
            "town",
            "name_zh",
            "name_en",
            "action",
            "asked_on",
            "answered_on",
            "result",
            "effective_on",
        ]
    )
    consent = pd.DataFrame([("A", "A1", "consented", 1)], columns=["unit", "town", "part", "n"])
    shown = empowerment.consent_breaches(
        reader(answers={"empowerment/consent_breaches": rows, "empowerment/consent": consent})
    )
    assert shown.takeaway == "全市最近十二个月未经事先同意即生效的任免0次。"
    assert shown.html == ""


def test_matters_that_belong_to_no_town_stay_with_their_unit(reader):
    rows = pd.DataFrame(
        [("A", None, "all_asked", 3), ("B", None, "some_missed", 4)],
        columns=["unit", "town", "part", "n"],
    )
    shown = empowerment.plans(reader("B", answers={"empowerment/plans": rows}))
    assert shown.takeaway == "乙县共4项规划事项：有镇街未征询4（100.0%）。"  # not the city's 7
    assert shown.table.iloc[:, :2].to_numpy().tolist() == [["B", "乙县"]]


@pytest.mark.parametrize("build", ["consent_steps", "ways", "consent_breaches"])
def test_nothing_recorded_is_never_drawn_as_zeros(reader, build):
    empty = pd.DataFrame(
        {
            "unit": [],
            "town": [],
            "part": [],
            "asked": [],
            "answered": [],
            "n": [],
            "way": [],
            "matter_kind": [],
        }
    )
    shown = getattr(empowerment, build)(
        reader(
            answers=dict.fromkeys(
                (
                    "empowerment/consent",
                    "empowerment/consultations",
                    "empowerment/consent_breaches",
                ),
                empty.astype({"asked": bool, "answered": bool}),
            )
        )
    )
    assert shown.takeaway == "全市：无数据。"
    assert shown.figure is None and shown.html == "" and shown.table.empty


def test_a_town_never_asked_did_not_fail_to_answer(reader):
    asked = pd.Timestamp("2021-05-01")
    rows = pd.DataFrame(
        {
            "unit": "A",
            "town": "A1",
            "name_zh": "所",
            "name_en": "Office",
            "action": "remove",
            "asked_on": [pd.NaT, asked],
            "answered_on": pd.NaT,
            "result": "pending",
            "effective_on": asked,
        }
    )
    consent = pd.DataFrame([("A", "A1", "unasked", 1)], columns=["unit", "town", "part", "n"])
    shown = empowerment.consent_breaches(
        reader(answers={"empowerment/consent_breaches": rows, "empowerment/consent": consent})
    )
    assert shown.table["镇街意见"].tolist() == ["未征求", "未答复"]


def test_the_numbers_of_a_column_have_the_same_decimals(reader):
    from dashboard.charts.grid import listing

    html = listing(pd.DataFrame({"x": [90.5, 95.0], "n": [1, 2]}), common.cell_words(reader().t))
    assert "90.5" in html and "95.0" in html and ">1<" in html


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (None, "–"),
        (float("nan"), "–"),
        (True, "是"),
        (3, "3"),
        (1234.0, "1,234"),
        (pd.Timestamp("2021-05-01"), "2021-05-01"),
        (np.int64(7), "7"),
        ("<b>", "<b>"),
    ],
)
def test_cells_in_words(reader, value, word):
    assert common.cell_words(reader().t)(value) == word
