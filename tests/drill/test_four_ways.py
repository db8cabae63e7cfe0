"""Every indicator four ways, at every level of its scope: the value the pages show, the command
line, the records the drill-down lists, and a query written by hand on the files.
"""

import json

import duckdb
import pandas as pd
import pytest

import queries
from dashboard import paths
from dashboard.indicators import build, definitions
from dashboard.indicators.__main__ import main
from queries import records
from tests.drill.by_hand import HAND

pytestmark = pytest.mark.full
KNOWN = definitions()
DAYS = ["2020-12-31", "2021-12-16"]
LEVELS = {"city": ["city"], "unit": ["city", "unit"], "town": ["city", "unit", "town"]}


@pytest.fixture(scope="module", params=DAYS)
def snapshot(request, shipped):
    return shipped[request.param]


@pytest.fixture(scope="module")
def values(snapshot):
    frame = build.values(snapshot, KNOWN, paths.derived())
    return frame[frame["part"].isna()]


@pytest.fixture(scope="module")
def files(snapshot):
    """The Parquet files as tables, and nothing else of the product."""
    with duckdb.connect() as connection:
        for file in snapshot.path.glob("*.parquet"):
            connection.read_parquet(str(file)).create_view(file.stem)
        yield connection


@pytest.fixture(scope="module")
def printed(snapshot):
    """What the command line prints."""
    from contextlib import redirect_stdout
    from io import StringIO

    with redirect_stdout(StringIO()) as out:
        assert main(["--snapshot", str(snapshot.as_of), "--unit", "all", "--json"]) == 0
    frame = pd.DataFrame(json.loads(out.getvalue()))
    return frame[frame["part"].isna()]


def sums(frame, level):
    """n and d by place at `level`."""
    key = {"city": pd.Series("370800", frame.index), "unit": frame["unit"],
           "town": frame["town"]}[level]
    return frame.groupby(key)[["n", "d"]].sum().astype(float)


def shown(values, indicator, level):
    rows = values[(values["indicator"] == indicator) & (values["level"] == level)]
    rows = rows.set_index("town" if level == "town" else "unit")[["numerator", "denominator"]]
    return rows.fillna(0).set_axis(["n", "d"], axis=1).astype(float)


def agree(wanted, found):
    """The same numbers wherever either has one; a place neither counts anything at is none."""
    both = wanted.reindex(found.index.union(wanted.index)).fillna(0)
    return (both - found.reindex(both.index).fillna(0)).abs().to_numpy().max(initial=0) < 1e-6


@pytest.mark.parametrize("indicator", KNOWN)
def test_the_four_agree(indicator, snapshot, values, files, printed):
    definition = KNOWN[indicator]
    by_hand = files.execute(HAND[indicator].replace("$day", f"date '{snapshot.as_of}'")).df()
    with queries.connect(snapshot) as connection:
        listed = connection.execute(definition.records).df()
    listed = listed.rename(columns={"numerator": "n", "denominator": "d"})
    line = printed[printed["indicator"] == indicator]
    for level in LEVELS[definition.scope]:
        page = shown(values, indicator, level)
        if definition.in_force and snapshot.as_of < definition.in_force:
            assert page.to_numpy().sum() == 0
            continue
        assert agree(sums(by_hand, level), page), (level, "by hand")
        assert agree(sums(listed, level), page), (level, "records")
        at = line[(line["town"].notna() if level == "town" else line["town"].isna())
                  & ((line["unit"] == "370800") == (level == "city"))]
        place = at.set_index("town" if level == "town" else "unit")
        command = place[["numerator", "denominator"]].astype(float).fillna(0)
        assert agree(command.set_axis(["n", "d"], axis=1), page), (level, "command line")
    assert len(by_hand)


@pytest.mark.parametrize("indicator", KNOWN)
def test_no_record_shows_a_person_key(indicator, snapshot):
    with queries.connect(snapshot) as connection:
        assert [c for c in records.columns(indicator, connection) if "key" in c] == []


def test_a_unit_in_the_cut_counts_what_its_records_count(snapshot):
    """Asked through the cut, as the page asks, at units and towns of one indicator a table."""
    with queries.connect(snapshot) as connection:
        for indicator in ("E08", "C05", "C07", "B11", "B04"):
            frame = connection.execute(KNOWN[indicator].records).df()
            for unit, rows in frame.groupby("unit"):
                found = records.total(records.Cut(indicator, unit=unit), connection)
                assert found.records == len(rows)
                assert found.numerator == rows["numerator"].sum()
                assert found.denominator == rows["denominator"].sum()
