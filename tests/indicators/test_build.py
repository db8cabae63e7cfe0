import json

import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard.cli import main
from dashboard.indicators import build, definitions
from tests import worlds

FEW = ("C07", "C10", "B01")
POSTS = [{"town": worlds.A1, "posts": 3, "approved_on": "2021-01-01"}]


@pytest.fixture
def few(known):
    """Three indicators: enough to keep, quick to build."""
    return {indicator: known[indicator] for indicator in FEW}


def test_values_are_kept_and_read_back(tmp_path, few):
    snapshot = worlds.snapshot(tmp_path / "s", posts=POSTS)
    built = build.values(snapshot, few, tmp_path / "d")
    (file,) = (tmp_path / "d" / snapshot.id).iterdir()
    pd.testing.assert_frame_equal(pq.read_table(file).to_pandas(), built)
    pd.testing.assert_frame_equal(build.values(snapshot, few, tmp_path / "d"), built)


def test_kept_values_of_another_snapshot_are_never_used(tmp_path, few):
    first = worlds.snapshot(tmp_path / "a", posts=POSTS)
    build.values(first, few, tmp_path / "d")
    second = worlds.snapshot(tmp_path / "b", posts=[POSTS[0] | {"posts": 8}])
    assert first.id == second.id
    found = build.values(second, few, tmp_path / "d")
    city = found[(found["indicator"] == "C07") & (found["level"] == "city")]
    assert city["numerator"].iloc[0] == 8


def test_damaged_kept_values_are_built_again(tmp_path, few):
    snapshot = worlds.snapshot(tmp_path / "s", posts=POSTS)
    built = build.values(snapshot, few, tmp_path / "d")
    (file,) = (tmp_path / "d" / snapshot.id).iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    pd.testing.assert_frame_equal(build.values(snapshot, few, tmp_path / "d"), built)


def test_other_definitions_are_kept_apart(tmp_path, few):
    snapshot = worlds.snapshot(tmp_path / "s", posts=POSTS)
    build.values(snapshot, few, tmp_path / "d")
    one = build.values(snapshot, {"C07": few["C07"]}, tmp_path / "d")
    assert set(one["indicator"]) == {"C07"}
    assert len(list((tmp_path / "d" / snapshot.id).iterdir())) == 2


def test_a_place_that_cannot_be_written_only_costs_time(tmp_path, few):
    snapshot = worlds.snapshot(tmp_path / "s", posts=POSTS)
    (tmp_path / "d").write_text("a file, not a directory")
    assert len(build.values(snapshot, few, tmp_path / "d"))


def test_the_order_of_rows_changes_nothing(tmp_path, few):
    rows = [
        {"town": t, "posts": n, "approved_on": f"2021-01-{n:02d}"}
        for n, t in enumerate([worlds.A1, worlds.A2, worlds.B1, worlds.A1], start=1)
    ]
    one = build.build(worlds.snapshot(tmp_path / "a", posts=rows), few)
    two = build.build(worlds.snapshot(tmp_path / "b", posts=rows[::-1]), few)
    pd.testing.assert_frame_equal(one, two)


def run(capsys, *arguments):
    status = main(["indicators", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_command_line_prints_json(capsys):
    status, out, _ = run(
        capsys, "--snapshot", "2021-12-16", "--indicator", "C07", "--unit", "all", "--json"
    )
    rows = json.loads(out)
    totals = [r for r in rows if r["town"] is None and r["part"] is None]
    city = next(r for r in totals if r["unit"] == "370800")
    units = [r for r in totals if r["unit"] != "370800"]
    assert status == 0
    assert len(units) == 14
    assert sum(r["numerator"] for r in units) == city["numerator"] == 3291
    assert city["denominator"] == 156
    assert round(city["value"], 1) == 21.1
    assert {"indicator", "unit", "town", "part", "numerator", "denominator", "value"} <= city.keys()


def test_command_line_default_is_the_city_of_the_latest_snapshot(capsys):
    _, out, _ = run(capsys, "--json")
    rows = json.loads(out)
    assert {r["unit"] for r in rows} == {"370800"}
    assert {r["indicator"] for r in rows} == set(definitions())


def test_command_line_says_what_it_does_not_know(capsys):
    for arguments, word in (
        (("--snapshot", "2018-01-01"), "没有 2018-01-01 的数据"),
        (("--indicator", "Z99"), "没有指标 Z99"),
        (("--unit", "1"), "没有单位 1"),
    ):
        status, out, err = run(capsys, *arguments)
        assert (status, out) == (2, "")
        assert word in err


def test_an_empty_snapshot_has_no_data_anywhere(tmp_path, known):
    rows = build.build(worlds.snapshot(tmp_path), known)
    assert set(rows["status"]) == {"no_data"}
    assert rows["value"].isna().all()
