import duckdb
import pytest

from dashboard import paths
from tests.indicators.by_hand import HAND


@pytest.fixture(autouse=True, scope="session")
def values(built):
    """What pages show of shipped snapshots is not worked out by every worker."""


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data directory of the test's own, which the pages read."""
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    return tmp_path


DAY = "2021-12-16"
UNITS = [
    "370800",
    "370811",
    "370812",
    "370826",
    "370827",
    "370828",
    "370829",
    "370830",
    "370831",
    "370832",
    "370871",
    "370881",
    "370883",
    "3708JKQ",
    "3708TBH",
]


@pytest.fixture(scope="session")
def hand():
    """Every indicator by hand, the rows of its lowest places."""
    with duckdb.connect() as connection:
        for file in (paths.SHIPPED / "snapshots" / DAY).glob("*.parquet"):
            connection.read_parquet(str(file)).create_view(file.stem)
        return {
            i: connection.execute(sql.replace("$day", f"date '{DAY}'")).df()
            for i, sql in HAND.items()
        }
