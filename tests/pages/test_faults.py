"""Snapshots and files at fault: named, the rest goes on."""

import shutil

import pytest

from dashboard import paths
from tests.pages.reading import errors, open_page

DAYS = ["2021-09-30", "2021-12-16"]

pytestmark = pytest.mark.app


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data directory of its own, with two shipped snapshots."""
    for day in DAYS:
        shutil.copytree(paths.SHIPPED / "snapshots" / day, tmp_path / "snapshots" / day)
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    return tmp_path


def truncate(folder):
    file = folder / "posts.parquet"
    file.write_bytes(file.read_bytes()[:-50])


def newer(folder):
    file = folder / "manifest.json"
    file.write_text(file.read_text().replace('"contract_version": 1', '"contract_version": 99'))


FAULTS = {
    "truncated": (truncate, "posts.parquet", "损坏"),
    "missing": (lambda folder: (folder / "units.parquet").unlink(), "units.parquet", "缺失"),
    "newer": (newer, "manifest.json", "更新版本"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_snapshot_is_named_and_the_others_served(data, fault):
    spoil, file, word = FAULTS[fault]
    spoil(data / "snapshots" / DAYS[-1])
    page = open_page()
    (error,) = errors(page)
    assert DAYS[-1] in error
    assert file in error
    assert word in error
    assert page.query_params["snapshot"] == DAYS[-2]
    assert len(page.get("plotly_chart")) == 2


def test_a_fault_while_running_is_seen_on_the_next_run(data):
    page = open_page(lang="en")
    assert not errors(page)
    truncate(data / "snapshots" / DAYS[-1])
    page.run()
    assert "damaged" in errors(page)[0]


def test_a_faulty_file_of_claims_is_named_and_the_rest_goes_on(data):
    content = (paths.SHIPPED / "claims.csv").read_text("utf-8")
    (data / "claims.csv").write_text(content.replace(",达,", ",恰,"), "utf-8")
    page = open_page()
    assert "claims.csv row 5: qualifier" in errors(page)[0]
    assert len(page.get("plotly_chart")) == 2


def test_no_snapshot_at_all(tmp_path, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    page = open_page(lang="en")
    assert "make demo" in errors(page)[0]


def test_beyond_loopback_nothing_is_shown():
    from streamlit import config

    kept = config.get_option("server.address")
    try:
        config.set_option("server.address", "0.0.0.0")
        page = open_page()
        assert len(page.get("plotly_chart")) == 0
        assert "127.0.0.1" in page.error[0].value
    finally:
        config.set_option("server.address", kept)
