"""Work ahead goes on only while nobody waits for a page."""

import threading
from dataclasses import replace

import pytest

from dashboard import store
from dashboard.edition import Reader, address
from dashboard.store import background

STATE = replace(address.State.of("zh"), unit="370811")


@pytest.fixture
def running():
    """A run of a page, as Streamlit names its thread; what is given ends it, and waits for that."""
    told = threading.Event()
    thread = threading.Thread(target=told.wait, name=background.RUN, daemon=True)
    thread.start()

    def end():
        told.set()
        thread.join()

    yield end
    end()


def test_work_ahead_leaves_a_busy_server_to_its_readers(editions, running, monkeypatch):
    monkeypatch.setattr(background, "PATIENCE", 0.0)
    made = []

    def build(reader):
        made.append(reader.unit)

    reader = Reader(replace(editions["zh"]), STATE)
    store.ahead(reader, (build,))
    store.later(int).result(10)
    assert made == []
    running()
    store.ahead(replace(reader, pillar="capacity"), (build,))
    store.later(int).result(10)
    assert sorted(made) == sorted(reader.edition.open)


def test_only_what_is_named_tells_readers_apart(editions):
    one = Reader(editions["zh"], STATE)
    other = replace(one, state=replace(STATE, indicator="C05", compare="none"))
    assert one.only("unit") == other.only("unit") != one.only("section")
