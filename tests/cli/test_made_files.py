"""A file made on demand is there when the browser comes for it, whoever clicks meanwhile."""

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from dashboard.cli import made_files


@pytest.fixture
def clock(monkeypatch):
    """The clock of `made_files`, at 100 s; Streamlit's manager is mended, and again as it was."""
    original, now = MediaFileManager.remove_orphaned_files, [100.0]
    monkeypatch.setattr(made_files.time, "monotonic", lambda: now[0])
    made_files.install()
    yield now
    MediaFileManager.remove_orphaned_files = original


def held(manager):
    return set(manager._file_metadata)


def test_a_file_outlives_the_clicks_of_others_but_not_for_long(clock):
    manager = MediaFileManager(MemoryMediaFileStorage("/media"))
    file = manager.add_deferred(lambda: b"a,b", "text/csv", "1", file_name="a.csv")
    manager.execute_deferred(file)
    made = held(manager)
    assert len(made) == 1
    for _ in range(50):
        manager.remove_orphaned_files()
    assert held(manager) == made
    for _ in range(2):
        clock[0] += made_files.KEPT
        manager.remove_orphaned_files()
    assert held(manager) == set()
