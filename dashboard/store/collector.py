"""Keep the collector off what is loaded."""

import atexit
import gc
import sys
import threading
import time
from collections.abc import Callable, Hashable

from dashboard import indicators
from dashboard.edition import Edition
from dashboard.store.background import later
from dashboard.store.served import catalogue, definitions, values

FREEZE_AFTER, COLLECT_AFTER = 64, 4096
"""Results newly kept with editions after which they are frozen too; after which all is looked
through for what was given up since.
"""
COLLECT_EVERY = 10.0
"""Seconds between two looks at what is not frozen, while there are clicks."""

atexit.register(gc.unfreeze)  # else DuckDB's binding reports leaks when the server stops
_seen: dict[str, Hashable] = {}
_collected = {"at": 0.0}
_one_at_a_time = threading.Lock()
when_changed: list[Callable[[], None]] = []
"""What is done in the background once readers see other data: by the command that serves."""


def settle() -> None:
    """Collect garbage now and then, and keep the collector off what is loaded; to be called
    before a page runs.

    Streamlit would collect after every run while holding the lock, which with thirty readers was
    more than half of a click: that is switched off (`postScriptGC`). Frozen objects are not
    visited. Data, definitions and the modules of pages first visited come after the last freeze:
    then all is looked through (0.1 s) and frozen. What editions keep only adds to it.
    """
    if _one_at_a_time.acquire(blocking=False):  # what one reader does is done for all
        try:
            _settle()
        finally:
            _one_at_a_time.release()


def _settle() -> None:
    held = catalogue().snapshots
    data = (*(s.digest for s in held), indicators.definitions_hash(definitions()))
    loaded = (*data, len(sys.modules), Edition.made // COLLECT_AFTER)
    kept, now = Edition.made // FREEZE_AFTER, time.monotonic()
    if _seen.get("loaded") != loaded:
        for snapshot in held:
            values(snapshot)
        gc.unfreeze()
    elif _seen.get("kept") == kept and now - _collected["at"] < COLLECT_EVERY:
        return
    gc.collect()
    if (_seen.get("loaded"), _seen.get("kept")) != (loaded, kept):
        gc.freeze()
    _collected["at"] = now
    if _seen.get("data") != data:
        for work in when_changed:
            later(work)
    _seen.update(data=data, loaded=loaded, kept=kept)
