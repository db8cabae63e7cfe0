"""Keep the collector off what is loaded."""

import atexit
import gc
import sys
from collections.abc import Hashable

from dashboard import indicators
from dashboard.edition import Edition
from dashboard.store.served import catalogue, definitions, values

FREEZE_AFTER = 64
"""Results newly kept with editions after which the collector is kept off them too."""

atexit.register(gc.unfreeze)  # else DuckDB's binding reports leaks when the server stops
_seen: list[Hashable] = []


def settle() -> None:
    """To be called before a page runs.

    Streamlit collects garbage after every run while holding the lock (100 ms and more); frozen
    objects are not visited. Modules of a page first visited, new data and definitions and what
    editions keep come after the last freeze: then everything is looked through once and frozen.
    """
    held = catalogue().snapshots
    now = (*(s.digest for s in held), indicators.definitions_hash(definitions()),
           len(sys.modules), Edition.made // FREEZE_AFTER)
    if _seen == [now]:
        return
    _seen[:] = [now]
    for snapshot in held:
        values(snapshot)
    gc.unfreeze()
    gc.collect()
    gc.freeze()
