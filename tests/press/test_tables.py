"""Tables in a draft: a row is read by itself, heads of columns are not guessed at."""

from io import BytesIO

import pytest
from docx import Document

from dashboard.press.drafts import documents
from dashboard.press.report.groups import group, status

TITLE = "济宁市召开镇街赋权、增能、减负新闻发布会（2021年12月16日）"


def draft(rows):
    """A Word file of a title and a table."""
    document = Document()
    document.add_paragraph(TITLE)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    out = BytesIO()
    document.save(out)
    return documents.read("稿件.docx", out.getvalue()).text


ONE_COLUMN = [
    (("下沉编制", "{}名"), "3291", "3219"),
    (("下沉执法人员", "{}余名"), "2600", "2700"),
    (("责任清单事项", "{}项"), "132", "123"),
    (("打破身份限制任职的机构负责人", "{}人"), "389", "398"),
    (("1", "下沉编制", "{}", "名"), "3291", "3192"),
]


@pytest.mark.parametrize(("row", "right", "wrong"), ONE_COLUMN)
def test_a_row_with_one_number_is_judged(found, row, right, wrong):
    for digits, kind in ((right, "match"), (wrong, "mismatch")):
        text = draft([["指标"] * len(row), [cell.format(digits) for cell in row]])
        assert found(text)[-1].verdict.kind == kind, text


SEVERAL = [
    [("项目", "2020年", "2021年"), ("下沉编制（名）", "1273", "3291")],
    [("指标", "改革前", "改革后"), ("责任清单事项", "230项", "132项")],
    [
        ("市", "下沉编制", "下沉执法人员"),
        ("济宁", "3291名", "2600余名"),
        ("菏泽", "3291名", "2600余名"),
    ],
    [
        ("序号", "县", "下沉编制", "其中已使用"),
        ("1", "邹城市", "373", "321"),
        ("2", "全市", "3291", "2648"),
    ],
]


@pytest.mark.parametrize("rows", SEVERAL)
@pytest.mark.parametrize("gap", ["word", "\t", " | ", "｜"])
def test_what_stands_under_several_columns_is_left_open(found, rows, gap):
    lines = [TITLE, *(gap.join(row) for row in rows)]
    findings = found(draft(rows) if gap == "word" else "\n".join(lines))
    assert findings and {one.verdict.kind for one in findings} == {"unknown"}
    assert "open" in {group(one) for one in findings} and status(findings, ()) == "ask"


HEADS = [("考核对象", "镇街评价权重"), ("对象", "镇街评价占比"), ("被考核单位", "镇街评价所占权重")]


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize("gap", ["word", "\t", " | ", "｜"])
def test_floors_in_a_table_are_those_of_the_label_of_their_row(found, heads, gap):
    """Right, and exchanged: 60 % beside the departments."""
    for cells, verdict in (
        (("不低于30%", "不低于60%"), "match"),
        (("不低于60%", "不低于30%"), "mismatch"),
        (("60%", "30%"), "mismatch"),
    ):
        rows = [heads, *zip(("县级部门", "派驻机构"), cells, strict=True)]
        text = draft(rows) if gap == "word" else "\n".join([TITLE, *map(gap.join, rows)])
        assert [one.verdict.kind for one in found(text)] == [verdict] * 2, text


def test_the_line_over_a_table_says_what_it_is_of(found):
    for digits, verdict in (("3291", "match"), ("3921", "mismatch")):
        text = f"{TITLE}\n全市镇街编制下沉情况\n层级\t编制（名）\n合计\t{digits}"
        assert [one.verdict.kind for one in found(text)] == [verdict], text


@pytest.mark.parametrize("label", ["城管局", "卫健局", "教师", "空编", "借调"])
def test_a_row_of_another_thing_is_not_the_figure_of_its_column(found, label):
    for digits in ("3291", "3921"):
        text = f"{TITLE}\n全市镇街编制下沉情况\n单位\t编制（名）\n{label}\t{digits}"
        assert "mismatch" not in {one.verdict.kind for one in found(text)}, text
        assert digits == "3291" or "match" not in {one.verdict.kind for one in found(text)}


@pytest.mark.parametrize(
    "sentence",
    [
        "下沉编制3291名，金乡县最多，为374名。",
        "镇街评价占比：部门30%以上，派驻50%以上。",
        "下沉编制3291名，已使用2800名，使用率85.2%。",
        "突破身份限制的机构负责人389人，占比32.5%。",
        "前两批98项，第三批出台35项。",
        "下沉编制3291名，其中市级391名、县级2900名。",
    ],
)
def test_what_was_never_published_beside_a_figure_of_ours_is_not_passed_over(found, sentence):
    findings = found(f"{TITLE}\n{sentence}")
    assert status(findings, ()) == "ask", [(f.text, f.verdict.kind) for f in findings]


def test_what_is_counted_otherwise_beside_a_figure_stays_other(found):
    findings = found(f"{TITLE}\n下沉编制3291名，投入资金3亿元，用时18个月。")
    assert [group(one) for one in findings] == ["ours", "other", "other"]


@pytest.mark.parametrize("digits", ["2600", "132", "389", "98", "21", "2100"])
def test_digits_published_in_a_row_of_several_numbers_are_left_to_the_reader(found, digits):
    findings = found(f"单位\t数甲\t数乙\n济宁市\t3291\t{digits}")
    assert [group(one) for one in findings] == ["open", "open"]


@pytest.mark.parametrize("sign", ["\t", "|", "｜", " | "])
@pytest.mark.parametrize("first", [1, 3, 5, 21, 30])
@pytest.mark.parametrize("head", ["序号{0}事项{0}数据\n", "No.{0}事项{0}数据\n", ""])
def test_the_number_of_a_row_is_no_figure(found, sign, first, head):
    """Of a list of 132 items in 3 batches the rows 3, 5, 21 and 30 are none of these figures."""
    rows = [f"{first + n}{sign}{label}" for n, label in enumerate(["清单批次", "下沉编制"])]
    text = f"{TITLE}\n{head.format(sign)}{rows[0]}{sign}2批\n{rows[1]}{sign}3291名"
    findings = found(text)
    assert [one.text for one in findings] == ["2", "3291"], text
    assert findings[0].verdict.kind != "match" and findings[1].verdict.kind == "match", text


@pytest.mark.parametrize("rows", ["3批\t清单\n4批\t通报", "3\t批责任清单\n9\t项通报"])
def test_a_number_that_counts_no_rows_is_kept(found, rows):
    assert len(found(f"{TITLE}\n{rows}")) == 2
