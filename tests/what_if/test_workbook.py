"""The workbook's own formulas, worked out anew, give the scores: as written, and after an edit."""

import numpy as np
import pandas as pd
import pytest

from dashboard.indicators.ranks import ranks
from dashboard.what_if.model import Model, Weights, scores
from dashboard.what_if.scenario import Scenario
from dashboard.what_if.setting import Setting
from dashboard.what_if.workbook import FIRST_ROW, workbook
from tests.what_if.excel import read, work_out

WORDS = {
    w: w
    for w in (
        "note",
        "weights",
        "columns",
        "results",
        "place",
        "score",
        "rank",
        "before",
        "rank_before",
        "weights_note",
    )
}
STAMP = "情景测算 · 非考核结果"
GROUPS = {"g": ("a", "b"), "h": ("c",)}


def setting(aggregation="arithmetic", **own):
    held = pd.DataFrame(
        {"a": [80.0, np.nan, 20, np.nan], "b": [40.0, 40, 90, np.nan], "c": [50.0, 90, 10, 70]},
        index=list("PQRS"),
    )
    base = Weights({"g": 5000, "h": 5000}, {"g": {"a": 5000, "b": 5000}, "h": {"c": 10000}})
    scenario = Scenario(
        "index",
        "unit",
        "goalposts",
        aggregation,
        "",
        "d",
        "h",
        {"g": 2000, "h": 8000},
        {"g": {"a": 2500, "b": 7500}, "h": {"c": 10000}},
    )
    return Setting(scenario, Model(held, GROUPS, aggregation, **own), base, pd.Series(dtype=str))


def book(made):
    names = {component: component for component in "abcgh"}
    return read(
        workbook(
            made,
            names={p: p for p in "PQRS"},
            component_names=names,
            group_names=names,
            facts=[("what", STAMP)],
            stamp=STAMP,
            words=WORDS,
        )
    )


def results(sheets):
    rows = {sheets["results"][row, 1]: row for row in range(FIRST_ROW, FIRST_ROW + 4)}
    return {
        place: (work_out(sheets, "results", (row, 4)), work_out(sheets, "results", (row, 5)))
        for place, row in rows.items()
    }


@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric"])
def test_formulas_give_the_scores(aggregation):
    made = setting(aggregation)
    found, rank = results(book(made)), ranks(made.now)
    for place, score in made.now.items():
        if np.isnan(score):
            assert found[place] == (None, None)
        else:
            assert found[place] == (pytest.approx(score), rank[place])
    assert np.isnan(made.now["S"])  # g weighs and has nothing


@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric"])
def test_an_edited_weight_counts_everywhere(aggregation):
    made = setting(aggregation)
    sheets = book(made)
    sheets["weights"][FIRST_ROW, 2], sheets["weights"][FIRST_ROW, 3] = 0.9, 0.1  # first row: g, h
    after = scores(made.model, Weights({"g": 9, "h": 1}, made.scenario.components))
    assert {p: f[0] for p, f in results(sheets).items() if f[0] is not None} == pytest.approx(
        after.dropna().to_dict()
    )


def test_every_sheet_says_what_it_is():
    sheets = book(setting())
    for name in ("note", "weights", "columns", "results"):
        assert STAMP in sheets[name].values()


def test_weights_of_their_own_are_numbers_row_by_row():
    own = {
        "own_groups": pd.DataFrame(
            {"g": [0.2, 0.3, 0.4, 0.5], "h": [0.8, 0.7, 0.6, 0.5]}, index=list("PQRS")
        )
    }
    made = setting(**own)
    made = Setting(
        made.scenario.with_weights(None, made.scenario.components),
        made.model,
        made.base,
        made.left_out,
    )
    sheets = book(made)
    found = {sheets["weights"][row, 1]: sheets["weights"][row, 2] for row in range(4, 8)}
    assert found == pytest.approx({"P": 0.2, "Q": 0.3, "R": 0.4, "S": 0.5})
    assert {p: f[0] for p, f in results(sheets).items() if f[0]} == pytest.approx(
        made.now.dropna().to_dict()
    )
