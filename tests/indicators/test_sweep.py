"""Every indicator file, whatever it counts, keeps the contract on the shipped data."""

import json
from itertools import product

import pandas as pd
import pytest

from dashboard import paths
from dashboard.contracts import TABLES
from dashboard.indicators import rows as asked
from dashboard.snapshots import database
from tests.known import KNOWN

pytestmark = pytest.mark.full

IDS = list(KNOWN)
FINAL = "2021-12-16"
DAYS = ["2019-12-31", "2020-12-31", FINAL]
FIRST = {f"{pillar}{n:02}" for pillar, n in product("ECB", range(1, 13))} | {
    f"B{n}" for n in range(13, 17)
}
"""The first catalogue; what came later is checked by hand (`by_hand.py`), nothing is planted."""
NOT_PLANTED = {"E01", "E02", "B01", "B03"}
"""These have answers the press release gives: no floor broken, 132 items."""


@pytest.fixture(scope="module")
def connection(shipped):
    with database.connect(shipped[FINAL]) as opened:
        yield opened


@pytest.fixture(scope="module")
def values(built):
    return {day: built[day] for day in DAYS}


@pytest.mark.parametrize("indicator", IDS)
def test_returns_its_contract(connection, known, indicator):
    rows = connection.execute(asked.sums(known[indicator])).df()
    assert tuple(rows.columns) == ("unit", "town", "part", "numerator", "denominator")
    assert not rows.duplicated(["unit", "town", "part"]).any()
    assert not rows["numerator"].isna().any()
    assert (rows["numerator"] >= 0).all()
    listed = connection.sql(asked.listed(known[indicator]))
    assert {name for (name,) in listed.select("record").distinct().fetchall()} <= set(TABLES)
    levels = database.fetch("unit_names", connection)["unit"]
    assert set(rows["unit"]) <= set(levels)
    parts = rows["part"].dropna().str.split(":").str[0]
    assert set(parts) <= set(known[indicator].parts or {})


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("indicator", IDS)
def test_units_and_towns_add_up_where_they_should(values, known, indicator, day):
    rows = values[day][values[day]["indicator"] == indicator]
    city = rows[rows["level"] == "city"].set_index("part")[["numerator", "denominator"]]
    units = rows[rows["level"] == "unit"]
    if known[indicator].adds_up:
        added = units.groupby("part", dropna=False)[["numerator", "denominator"]].sum(min_count=1)
        pd.testing.assert_frame_equal(added.sort_index(), city.sort_index(), check_like=True)
    else:
        assert units.empty


@pytest.mark.parametrize("indicator", IDS)
def test_shares_stay_between_nought_and_one(values, known, indicator):
    ratio = known[indicator].measures.get("ratio", {})
    if ratio.get("format") == "percent":
        for frame in values.values():
            rows = frame[(frame["indicator"] == indicator) & frame["denominator"].notna()]
            assert rows["value"].dropna().between(0, 1).all()


@pytest.mark.parametrize("indicator", IDS)
def test_every_due_total_is_there(values, known, indicator):
    rows = values[FINAL][(values[FINAL]["indicator"] == indicator) & values[FINAL]["part"].isna()]
    due = {
        "city": {"city": 1},
        "unit": {"city": 1, "unit": 14},
        "town": {"city": 1, "unit": 14, "town": 156},
    }[known[indicator].scope]
    assert rows["level"].value_counts().to_dict() == due


def test_headline_numbers_of_the_last_snapshot(values):
    city = values[FINAL][(values[FINAL]["level"] == "city") & values[FINAL]["part"].isna()]
    found = city.set_index("indicator")[["numerator", "value"]]
    assert found.loc["C07", "numerator"] == 3291
    assert round(found.loc["C07", "value"], 1) == 21.1  # 3291 / 156 = 21.096…
    assert found.loc["C06", "numerator"] == 389
    assert found.loc["B01", "numerator"] == 132
    assert found.loc["E01", "value"] == found.loc["E02", "value"] == 1


def test_before_the_reform_there_is_a_reason_and_no_number(values):
    rows = values["2019-12-31"]
    city = rows[(rows["level"] == "city") & rows["part"].isna()].set_index("indicator")["status"]
    assert {"E01", "E02", "C07", "C11"} <= set(city.index[city == "not_in_force"])
    assert {"B01", "B03"} <= set(city.index[city == "no_data"])
    valued = {"C01", "C03", "C04", "C05", "C06", "C09", "C10"}
    assert FIRST & set(city.index[city == "value"]) <= valued


def test_planted_answers_are_found(values):
    planted = pd.DataFrame(json.loads((paths.SHIPPED / "planted.json").read_text("utf-8")))
    assert set(planted["indicator"]) == FIRST - NOT_PLANTED
    keys = ["indicator", "unit", "town", "part"]
    rows = values[FINAL].astype({"town": object, "part": object})
    found = planted.merge(
        rows.where(rows.notna(), None), on=keys, how="left", suffixes=("", "_found")
    )
    pairs = found[["numerator", "denominator"]], found[["numerator_found", "denominator_found"]]
    wrong = pairs[0].fillna(-1).to_numpy() != pairs[1].fillna(-1).to_numpy()
    assert not wrong.any(), found[wrong.any(axis=1)].to_string()


def test_claims_name_known_indicators(known):
    from dashboard.claims import load

    named = {claim.indicator for claim in load(paths.SHIPPED / "claims.csv").values()} - {""}
    assert named <= set(known)
    levels = {i.level.claim for i in known.values() if i.level}
    assert levels <= set(load(paths.SHIPPED / "claims.csv"))
