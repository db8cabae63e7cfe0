"""The store: what changed on disk is noticed, what did not is not read again."""

import gc
import os
import sys
import time
from functools import partial

import pytest

from dashboard.store import collector
from dashboard.store import watched as folders


@pytest.fixture
def watched():
    read = []

    def names(folder):
        read.append(folder)
        return sorted(file.name for file in folder.rglob("*") if file.is_file())

    return folders.Watched(names), read


def test_a_folder_that_did_not_change_is_read_once(tmp_path, watched):
    now, read = watched
    (tmp_path / "2021-12-16").mkdir()
    (tmp_path / "2021-12-16" / "units.parquet").write_bytes(b"one")
    assert now.look(tmp_path) is now.look(tmp_path)
    assert read == [tmp_path]


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "2021-12-16" / "units.parquet").write_bytes(b"other"),
        lambda folder: (folder / "2021-12-16" / "posts.parquet").write_bytes(b"new"),
        lambda folder: (folder / "2021-12-16" / "units.parquet").unlink(),
        lambda folder: (folder / "log.jsonl").write_text("{}"),
        lambda folder: (
            (folder / "2022-03-31").mkdir()
            or (folder / "2022-03-31" / "manifest.json").write_text("{}")
        ),
        lambda folder: os.utime(folder / "2021-12-16" / "units.parquet", ns=(1, 1)),
        lambda folder: (folder / "2021-12-16").rename(folder / "2021-12-16-r2"),
    ],
)
def test_whatever_changes_is_read_again(tmp_path, watched, change):
    now, read = watched
    (tmp_path / "2021-12-16").mkdir()
    (tmp_path / "2021-12-16" / "units.parquet").write_bytes(b"one")
    now(tmp_path)
    change(tmp_path)
    now(tmp_path)
    assert read == [tmp_path]  # within a run all see the same
    assert now.look(tmp_path) is now(tmp_path)
    assert read == [tmp_path, tmp_path]


def test_a_folder_that_is_not_there_is_empty(tmp_path, watched):
    assert watched[0](tmp_path / "none") == []


def test_the_collector_is_kept_off_what_is_loaded(monkeypatch):
    acts = []
    monkeypatch.setattr(collector, "_seen", {})
    monkeypatch.setattr(collector.Edition, "made", 0)
    for _ in range(2):  # what it imports is there by now
        collector.settle()
    for act in ("unfreeze", "collect", "freeze"):
        monkeypatch.setattr(gc, act, partial(acts.append, act))

    def settled():
        acts.clear()
        collector.settle()
        return list(acts)

    assert settled() == []
    collector.Edition.made += collector.FREEZE_AFTER  # only more of the same
    assert settled() == ["collect", "freeze"]
    monkeypatch.setitem(sys.modules, "a_page_first_visited", sys)
    assert settled() == ["unfreeze", "collect", "freeze"]
    collector.Edition.made += collector.COLLECT_AFTER  # much was given up meanwhile
    assert settled() == ["unfreeze", "collect", "freeze"]
    told = []
    monkeypatch.setattr(collector, "when_changed", [partial(told.append, "other data")])
    monkeypatch.setattr(collector, "later", lambda work: work())
    assert settled() == told == []
    monkeypatch.setattr(collector, "definitions", dict)  # other definitions
    assert settled() == ["unfreeze", "collect", "freeze"]
    assert told == ["other data"]
    monkeypatch.setitem(collector._collected, "at", time.monotonic() - collector.COLLECT_EVERY)
    assert settled() == ["collect"]  # what clicks have left behind
    assert settled() == []
