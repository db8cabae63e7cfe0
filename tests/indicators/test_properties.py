"""What must hold of every indicator at full size, whatever it counts."""

import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard.indicators.build import build
from dashboard.snapshots import discover
from dashboard.snapshots.writer import write

pytestmark = pytest.mark.full

HALVED, NEW = "370883", "370899"
"""A county of 16 towns, and the county that is given half of them."""


def tables(snapshot):
    found = {
        name: pq.read_table(snapshot.path / f"{name}.parquet").to_pandas(date_as_object=False)
        for name in snapshot.tables
    }
    weights = found["assessment_weights"]
    return found | {"assessment_weights": weights.astype({"weight": float})}


@pytest.fixture(scope="module")
def whole(built):
    return built["2021-12-16"]


@pytest.fixture(scope="module")
def split(shipped, known, tmp_path_factory):
    """The last snapshot with its rows in another order and one county cut in two."""
    snapshot = shipped["2021-12-16"]
    frames = {n: f.sample(frac=1, random_state=5) for n, f in tables(snapshot).items()}
    units = frames["units"]
    towns = sorted(
        units.loc[(units["level"] == "town") & (units["parent_id"] == HALVED), "unit_id"]
    )[::2]
    county = units[units["unit_id"] == HALVED].assign(unit_id=NEW)
    moved = units["unit_id"].isin(towns)
    units = units.assign(parent_id=units["parent_id"].mask(moved, NEW))
    bodies = frames["bodies"]
    frames["units"] = pd.concat([units, county])
    frames["bodies"] = bodies.assign(unit=bodies["unit"].mask(bodies["town"].isin(towns), NEW))
    root = tmp_path_factory.mktemp("split")
    write(
        {n: f.reset_index(drop=True) for n, f in frames.items()},
        root=root,
        as_of=snapshot.as_of,
        provenance="demo",
        created_at="",
        created_by="test",
    )
    return build(discover(root).snapshots[0], known)


def numbers(values, level):
    rows = values[(values["level"] == level)].copy()
    rows["place"] = rows["unit"] if level == "unit" else rows["town"].fillna("")
    rows["part"] = rows["part"].fillna("")
    return rows.set_index(["indicator", "place", "part"])[["numerator", "denominator"]]


def test_order_and_borders_change_no_city_value(whole, split):
    before, after = numbers(whole, "city"), numbers(split, "city")
    # towns per county is the one denominator that a new county without records changes
    by_unit = before.index.get_level_values("indicator").isin(["B06", "B07"])
    pd.testing.assert_frame_equal(before[~by_unit], after.loc[before.index[~by_unit]])


def test_order_and_borders_change_no_town_value(whole, split):
    before = numbers(whole, "town")
    pd.testing.assert_frame_equal(before, numbers(split, "town").loc[before.index])


def test_two_halves_add_up_to_the_county(whole, split, known):
    by_town = [i for i, indicator in known.items() if indicator.scope == "town"]
    before, after = (numbers(v[v["indicator"].isin(by_town)], "unit") for v in (whole, split))
    halves = after.xs(HALVED, level="place").add(after.xs(NEW, level="place"), fill_value=0)
    county = before.xs(HALVED, level="place")
    pd.testing.assert_frame_equal(county.fillna(0), halves.loc[county.index].fillna(0))


def test_a_share_never_exceeds_its_whole(whole, known):
    shares = [
        i
        for i, indicator in known.items()
        if indicator.measures.get("ratio", {}).get("format") == "percent"
    ]
    rows = whole[whole["indicator"].isin(shares) & whole["denominator"].notna()]
    assert rows[rows["numerator"] > rows["denominator"]].empty
