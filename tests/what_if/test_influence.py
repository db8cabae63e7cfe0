"""What decides an assessment, and what a target needs: by hand, and on known records."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.what_if import influence, statutory
from dashboard.what_if.model import Weights, group_weights, scores
from dashboard.what_if.scenario import Scenario
from dashboard.what_if.setting import of_assessment

HEAD = ("assessment", "department", "raw", "lawful", "2021", "d", "h")
FORCE = Weights(None, {"town_rating": None, "others": None})


def test_effective_weight_is_a_share_of_the_variance():
    # T the same for all: a paper 30 % decides nothing, the rest everything
    components = pd.DataFrame(
        [
            (t, c, w, s)
            for t, x in (("A", 80), ("B", 90), ("C", 70))
            for c, w, s in (("town_rating", 0.3, None), ("x", 0.7, x))
        ],
        columns=["target", "component", "weight", "score"],
    )
    sheets = pd.DataFrame([(t, "t", 96.0) for t in "ABC"], columns=["target", "rater", "score"])
    model = statutory.assessment(components, sheets).model
    found = influence.effective(model, FORCE)
    assert found.loc["town_rating"].to_list() == pytest.approx([0.3, 0])
    assert found.loc["x"].to_list() == pytest.approx([0.7, 1])


def test_what_a_target_needs():
    # at w = .3, A 83.0, B 84.2, C 95: A needs 1.2/.3 = 4 points for rank 2, 12/.3 = 40 for 1
    found = influence.needed(
        pd.Series({"A": 83.0, "B": 84.2, "C": 95}),
        pd.Series({"A": 90.0, "B": 80, "C": 95}),
        pd.Series({"A": 0.3, "B": 0.3, "C": 0.3}),
        "A",
    )
    assert found["holder"].to_list() == ["C", "B"]
    assert found["change"].to_list() == pytest.approx([40, 4])
    assert found["possible"].to_list() == [False, True]


def layout(targets, sheets):
    """Departments with one other component `x` at weight 1 − w: by target (w, x)."""
    components = pd.DataFrame(
        [
            (t, c, v, s)
            for t, (w, x) in targets.items()
            for c, v, s in (("town_rating", w, None), ("x", 1 - w, x))
        ],
        columns=["target", "component", "weight", "score"],
    )
    return components, pd.DataFrame(sheets, columns=["rater", "target", "score"])


def test_effective_weight_at_weights_that_differ():
    # A: .3·90 + .7·80 = 83; B: .5·80 + .5·90 = 85; mean 84. About 84, A: .3·6 = 1.8 and
    # .7·(−4) = −2.8, together −1; B: .5·(−4) = −2 and .5·6 = 3, together 1. The variance is
    # 1 + 1 = 2: the rating decides (1.8·(−1) − 2·1)/2 = −1.9, x (2.8 + 3)/2 = 2.9
    model = statutory.assessment(
        *layout({"A": (0.3, 80), "B": (0.5, 90)}, [("t", "A", 90.0), ("t", "B", 80.0)])
    ).model
    found = influence.effective(model, FORCE)
    assert found["paper"].to_list() == pytest.approx([0.4, 0.6])
    assert found["effective"].to_list() == pytest.approx([-1.9, 2.9])


def test_needs_are_capped_on_the_sheets():
    # raters a and b, complete: adjusted is the mean. A has sheets 98 and 80, mean 89; B 96, 94,
    # mean 95; x alike, w = .3. B leads by .3·6. A raised alike: at +2 a's sheet is full
    # (mean 91), from there only b's rises: mean 95 at b 90, that is 6 points more of the mean
    rows, sheets = layout(
        {"A": (0.3, 80), "B": (0.3, 80)},
        [("a", "A", 98.0), ("b", "A", 80.0), ("a", "B", 96.0), ("b", "B", 94.0)],
    )
    found = statutory.assessment(rows, sheets, adjusted=True)
    need = influence.needed_on_sheets(found.model, FORCE, found.sheets, "A")
    assert need.loc[1].to_dict() == {
        "holder": "B",
        "change": pytest.approx(6),
        "rating": pytest.approx(95),
        "possible": True,
    }
    # B with 100 and 100 cannot be passed by full marks where x is two points behind
    rows.loc[1, "score"] = 78
    sheets.loc[2:, "score"] = 100.0
    found = statutory.assessment(rows, sheets, adjusted=True)
    need = influence.needed_on_sheets(found.model, FORCE, found.sheets, "A")
    assert need["possible"].to_list() == [False]
    assert need["rating"].isna().all()
    assert influence.needed_on_sheets(found.model, FORCE, found.sheets, "B").empty


def rencheng():
    """The departments of 任城 in 2021 as shipped with 8332e7c: components, sheets."""
    rows = pd.read_csv(Path(__file__).with_name("rencheng_2021.csv"), index_col="target")
    weights = {c.removeprefix("w_"): rows[c] for c in rows if c.startswith("w_")}
    components = pd.concat(
        pd.DataFrame(
            {"component": name, "weight": weight, "score": rows.get(f"s_{name}", float("nan"))}
        ).reset_index()
        for name, weight in weights.items()
    )
    sheets = [
        (one.split(":")[0], target, float(one.split(":")[1]))
        for target, held in rows["sheets"].items()
        for one in held.split(";")
    ]
    return components, pd.DataFrame(sheets, columns=["rater", "target", "score"])


def test_what_a_department_of_known_records_needs():
    """domain.md §5: 公安 2021 in 任城, eleven full sheets make 98.40: rank 7, not 5; five of 20
    targets were wrong that way.
    """
    found = statutory.assessment(*rencheng(), adjusted=True)
    need = influence.needed_on_sheets(found.model, FORCE, found.sheets, "D04")
    assert need.index[need["possible"]].min() == 7
    full = influence.raised(found.sheets, "D04")["D04"].iloc[-1]
    assert full == pytest.approx(98.40, abs=0.005)
    now, weight = scores(found.model, FORCE), group_weights(found.model, FORCE)["town_rating"]
    differ = 0
    for target in found.model.values.index:
        naive = influence.needed(now, found.model.values["town_rating"], weight, target)
        sheets = influence.needed_on_sheets(found.model, FORCE, found.sheets, target)
        best = [min(n.index[n["possible"].astype(bool)], default=0) for n in (naive, sheets)]
        differ += best[0] != best[1]
    assert differ == 5


def test_levelling_alone_of_known_records():
    """30.0-43.1 %, mean 34.92 %: giving all 34.92 % changes seven ranks, 45 % ten."""
    found = statutory.assessment(*rencheng())
    groups = {"town_rating": 4500, "others": 5500}
    setting = of_assessment(found, Scenario(*HEAD, groups, dict(FORCE.components)))
    assert setting.mean["town_rating"] == 3492
    assert setting.levelled == 7
    assert int(setting.table["change"].ne(0).sum()) == 10
    more = Scenario(*HEAD, None, dict(FORCE.components), shift=500)
    own = group_weights(found.model, more.weights)["town_rating"]
    assert own.to_dict() == pytest.approx((found.model.own_groups["town_rating"] + 0.05).to_dict())
    less = Scenario(*HEAD, None, dict(FORCE.components), shift=-500)
    assert group_weights(found.model, less.weights)["town_rating"].min() == pytest.approx(0.3)


def test_sliders_and_table_say_one_weight():
    # A .4 × (.2, .8), B .8 × (.6, .4) of the others: x (.08 + .48) / 2 = 28 %, y (.32 + .32) / 2 =
    # 32 %, of a mean of 60 %; the mean of the shares within (40 %, 60 %) would say 24 and 36
    weights = {"A": (0.6, 0.08, 0.32), "B": (0.2, 0.48, 0.32)}
    components = pd.DataFrame(
        [
            (target, c, w, s)
            for target, own in weights.items()
            for c, w, s in zip(("town_rating", "x", "y"), own, (None, 80, 90), strict=True)
        ],
        columns=["target", "component", "weight", "score"],
    )
    sheets = pd.DataFrame([(t, "t", 96.0) for t in "AB"], columns=["target", "rater", "score"])
    found = statutory.assessment(components, sheets)
    setting = of_assessment(found, Scenario(*HEAD, None, dict(FORCE.components)))
    groups, inner = setting.shown
    shown = [groups["others"] * inner["others"][c] / 1e8 for c in ("x", "y")]
    paper = influence.effective(setting.model, FORCE)["paper"]
    assert shown == pytest.approx([0.28, 0.32], abs=1e-4)
    assert paper[["x", "y"]].to_list() == pytest.approx([0.28, 0.32])
