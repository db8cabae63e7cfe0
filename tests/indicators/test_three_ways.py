"""Every indicator three ways, at every level of its scope: the value the pages show, the command
line, and a query written by hand on the files. What the records page lists is held to the value
through its own way of asking.
"""

import json

import duckdb
import pandas as pd
import pytest

from dashboard.cli import main
from dashboard.indicators import records
from dashboard.snapshots import database
from tests.indicators.by_hand import HAND
from tests.known import KNOWN

pytestmark = pytest.mark.full
DAYS = ["2020-12-31", "2021-12-16"]
LEVELS = {"city": ["city"], "unit": ["city", "unit"], "town": ["city", "unit", "town"]}


@pytest.fixture(scope="module", params=DAYS)
def snapshot(request, shipped):
    return shipped[request.param]


@pytest.fixture(scope="module")
def values(snapshot, built):
    frame = built[str(snapshot.as_of)]
    return frame[frame["part"].isna()]


@pytest.fixture(scope="module")
def files(snapshot):
    """The Parquet files as tables, and nothing else of the product."""
    with duckdb.connect() as connection:
        for file in snapshot.path.glob("*.parquet"):
            connection.read_parquet(str(file)).create_view(file.stem)
        yield connection


@pytest.fixture(scope="module")
def connection(snapshot):
    with database.connect(snapshot) as opened:
        yield opened


@pytest.fixture(scope="module")
def printed(snapshot):
    """What the command line prints."""
    from contextlib import redirect_stdout
    from io import StringIO

    with redirect_stdout(StringIO()) as out:
        assert (
            main(["indicators", "--snapshot", str(snapshot.as_of), "--unit", "all", "--json"]) == 0
        )
    frame = pd.DataFrame(json.loads(out.getvalue()))
    return frame[frame["part"].isna()]


def sums(frame, level):
    """n and d by place at `level`."""
    key = {"city": pd.Series("370800", frame.index), "unit": frame["unit"], "town": frame["town"]}[
        level
    ]
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
def test_the_three_agree(indicator, snapshot, values, files, printed):
    definition = KNOWN[indicator]
    assert indicator in HAND, f"write {indicator} once more, in tests/indicators/by_hand.py"
    by_hand = files.execute(HAND[indicator].replace("$day", f"date '{snapshot.as_of}'")).df()
    line = printed[printed["indicator"] == indicator]
    for level in LEVELS[definition.scope]:
        page = shown(values, indicator, level)
        if definition.in_force and snapshot.as_of < definition.in_force:
            assert page.to_numpy().sum() == 0
            continue
        assert agree(sums(by_hand, level), page), (level, "by hand")
        at = line[
            (line["town"].notna() if level == "town" else line["town"].isna())
            & ((line["unit"] == "370800") == (level == "city"))
        ]
        place = at.set_index("town" if level == "town" else "unit")
        command = place[["numerator", "denominator"]].astype(float).fillna(0)
        assert agree(command.set_axis(["n", "d"], axis=1), page), (level, "command line")
    assert len(by_hand)


@pytest.mark.parametrize("indicator", KNOWN)
def test_no_record_shows_a_person_key(indicator):
    assert [c for c in KNOWN[indicator].record_columns if "key" in c] == []


@pytest.mark.parametrize("indicator", KNOWN)
def test_the_records_of_a_place_add_up_to_its_value(indicator, snapshot, values, connection):
    """Asked through the cut, as the page asks: at the city and at three units."""
    definition = KNOWN[indicator]
    if definition.in_force and snapshot.as_of < definition.in_force:
        return
    for level in LEVELS[definition.scope][:2]:
        for place, row in shown(values, indicator, level).iloc[:9:4].iterrows():
            found = records.total(records.Cut(indicator, unit=place), KNOWN, connection)
            assert found.numerator == pytest.approx(row["n"])
            assert (found.denominator or 0) == pytest.approx(row["d"])
