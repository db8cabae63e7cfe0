"""The workbook's own formulas, worked out anew, give the scores: as written, and after an edit."""

import re
import subprocess
import zipfile
from io import BytesIO

import numpy as np
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from dashboard.indicators.ranks import ranks
from dashboard.what_if.model import Model, Weights, scores
from dashboard.what_if.scenario import Scenario
from dashboard.what_if.setting import Setting
from dashboard.what_if.workbook import FIRST_ROW, workbook
from dashboard.what_if.workbook import WORDS as KEYS
from tests.what_if.excel import read, work_out

WORDS = {word: word for word in KEYS}
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


def content(made):
    names = {component: component for component in "abcgh"}
    return workbook(
        made,
        names={p: p for p in "PQRS"},
        component_names=names,
        group_names=names,
        facts=[("what", STAMP)],
        stamp=STAMP,
        words=WORDS,
    )


def book(made):
    return read(content(made))


def test_the_last_weight_is_what_the_others_leave():
    sheets = book(setting())
    # B and C are the groups, D and E the components of g, F the only one of h
    assert sheets["weights"][FIRST_ROW, 3] == "=1-SUM(B4:B4)"
    assert sheets["weights"][FIRST_ROW, 5] == "=1-SUM(D4:D4)"
    sheets["weights"][FIRST_ROW, 2] = 0.9
    assert work_out(sheets, "weights", (FIRST_ROW + 1, 3)) == pytest.approx(0.1)
    after = scores(
        setting().model, Weights({"g": 9, "h": 1}, setting().scenario.components)
    ).dropna()
    found = {p: f[0] for p, f in results(sheets).items() if f[0] is not None}
    assert found == pytest.approx(after.to_dict())


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


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory):
    """A workbook with other numbers on its weights sheet, worked out anew by LibreOffice: the
    rows of its sheets.
    """
    folder = tmp_path_factory.mktemp("office")

    def work(content, edits):
        file = folder / "edited.xlsx"
        with zipfile.ZipFile(BytesIO(content)) as given, zipfile.ZipFile(file, "w") as made:
            for name in given.namelist():
                text = given.read(name)
                if name == "xl/worksheets/sheet2.xml":
                    for at, value in edits.items():
                        cell = rf'(<c r="{at}"[^>]*>)<v>[^<]*</v>'
                        text, n = re.subn(cell.encode(), rf"\g<1><v>{value}</v>".encode(), text)
                        assert n == 1
                # without what was worked out before, it must be worked out now
                made.writestr(name, re.sub(rb"</f><v>[^<]*</v>", b"</f>", text))
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        subprocess.run(
            [*command, "--convert-to", "ods", "--outdir", folder, file],
            check=True,
            capture_output=True,
            timeout=180,
        )
        done = CalamineWorkbook.from_path(folder / "edited.ods")
        return {name: done.get_sheet_by_name(name).to_python() for name in done.sheet_names}

    return work


@pytest.mark.slow
@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric"])
def test_libreoffice_gives_the_scores_after_an_edit(aggregation, recalculated):
    made = setting(aggregation)
    sheets = recalculated(content(made), {"B4": 0.9, "D4": 0.4})
    after = scores(made.model, Weights({"g": 9, "h": 1}, {"g": {"a": 4, "b": 6}, "h": {"c": 1}}))
    assert sheets["weights"][6][2] == pytest.approx(0.1)
    assert sheets["weights"][1][0] == sheets["results"][1][0] == "sound"
    found = {row[0]: row[3] for row in sheets["results"][3:7]}
    assert found == {
        place: "" if np.isnan(score) else pytest.approx(score) for place, score in after.items()
    }
    if aggregation == "geometric":
        return
    broken = recalculated(content(made), {"B4": -0.1})
    assert broken["results"][1][0] == "unsound"
