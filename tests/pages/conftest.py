from functools import cache

import duckdb
import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard import paths
from tests.indicators.by_hand import HAND


@pytest.fixture(autouse=True, scope="session")
def values(built):
    """What pages show of shipped snapshots is not worked out by every worker."""


@pytest.fixture(autouse=True, scope="session")
def components():
    """Every page that is opened would read what all installed packages say of themselves."""
    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


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
