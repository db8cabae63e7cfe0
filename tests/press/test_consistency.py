"""The draft as a whole."""

import pytest

from dashboard import claims, paths


def kinds(report, text):
    return [r.kind for r in report(text).remarks if r.kind != "omitted"]


def said(report, text, kind):
    made = report(text)
    return [made.remark(r) for r in made.remarks if r.kind == kind]


def test_the_same_figure_stated_twice_differently(report):
    text = "向镇街下沉编制3291名。改革成效明显，共下沉编制3219名。"
    (remark,) = said(report, text, "twice")
    assert "3291名" in remark
    assert "3219名" in remark
    assert kinds(report, "向镇街下沉编制3291名。共下沉编制三千二百九十一名。") == []


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("约3300", "3291", False),  # [3250, 3350] holds 3291
        ("3200余", "三千二百九十一", False),  # [3200, 3300)
        ("近3300", "3291", False),
        ("约3300", "3219", True),
        ("超过3000", "3291", False),
        ("不低于3000", "不低于3100", True),  # two floors of one thing
    ],
)
def test_what_may_both_be_so_is_no_contradiction(report, first, second, apart):
    text = f"全市下沉编制{first}名。改革成效明显，共下沉编制{second}名。"
    assert kinds(report, text) == ["twice"] * apart


def test_county_figures_must_agree_too_though_nobody_published_them(report):
    assert kinds(report, "邹城市下沉编制312名。\n邹城市下沉编制321名。") == ["twice"]
    assert kinds(report, "邹城市下沉编制312名。\n曲阜市下沉编制321名。") == []


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("前两批责任清单98项，第三批34项，共132项。", None),  # 98 + 34 = 132
        ("前两批责任清单98项，第三批43项，共132项。", "98 + 43 = 141"),
        ("下沉编制3291名。市级下沉编制500名，县级下沉编制2791名。", None),  # 500 + 2791 = 3291
        ("下沉编制3291名。市级下沉编制500名，县级下沉编制2800名。", "500 + 2800 = 3300"),
    ],
)
def test_parts_add_up(report, text, remark):
    found = said(report, text, "sum")
    assert [remark in one for one in found] == ([True] if remark else [])


def test_units_come_to_no_more_than_the_city(report):
    # 3000 + 300 = 3300 > 3291
    text = "全市下沉编制3291名。\n邹城市下沉编制3000名。\n曲阜市下沉编制300名。"
    assert "3300" in said(report, text, "exceeds")[0]
    assert kinds(report, text.replace("3000", "2900")) == []


def test_an_average_follows_from_its_total(report):
    # 3291 / 156 = 21.096…
    text = "向全市156个镇街下沉编制3291名，平均每个镇街新增编制{}名。"
    assert "21.1" in said(report, text.format(12), "average")[0]
    assert kinds(report, text.format(21)) == []


def test_published_figures_left_out_are_named(report):
    made = report("全市向镇街下沉编制3291名，下沉执法人员2600余名，干部配备率80%以上。")
    left = {r.claim.claim_id for r in made.remarks if r.kind == "omitted"}
    published = claims.load(paths.SHIPPED / "claims.csv")
    headlines = {c for c, claim in published.items() if claim.headline is not None}
    assert left == headlines - {"posts_sunk", "enforcers", "posting_rate"}
    assert report("下沉编制3291名。").remarks == []  # one figure makes no draft about the reform


def test_an_empty_draft_leaves_nothing_out(report):
    assert report("").remarks == []
    assert report("改革全面完成。").remarks == []


@pytest.mark.parametrize("total", ["共计", "合计", "总计", "一共", "累计", "总共", "全市共"])
def test_a_total_does_not_contradict_the_average_before_it(report, total):
    assert kinds(report, f"新增编制每镇街二十余名，{total}三千余名。") == []


@pytest.mark.parametrize(
    "number", ["三千余名", "约3500名", "3000多名", "超过4000名", "近2000名", "2000名以上"]
)
def test_a_contradiction_is_quoted_as_the_draft_has_it(report, number):
    text = f"全市下沉编制1234名。改革成效明显，共下沉编制{number}。"
    assert [number in one for one in said(report, text, "twice")] == [True]
