"""Keep the collector off what is loaded."""

import atexit
import gc
import sys
from collections.abc import Hashable

from dashboard import indicators
from dashboard.edition import Edition
from dashboard.store.served import catalogue, definitions, values

FREEZE_AFTER, COLLECT_AFTER = 64, 4096
"""Results newly kept with editions after which they are frozen too; after which all is looked
through for what was given up since.
"""

atexit.register(gc.unfreeze)  # else DuckDB's binding reports leaks when the server stops
_seen: dict[str, Hashable] = {}


def settle() -> None:
    """Keep the collector off what is loaded; to be called before a page runs.

    Streamlit collects garbage after every run while holding the lock (100 ms and more); frozen
    objects are not visited. Data, definitions and the modules of pages first visited come after
    the last freeze: then all is looked through (0.1 s) and frozen. What editions keep only adds
    to it: that is frozen as it is, just after Streamlit has collected.
    """
    held = catalogue().snapshots
    loaded = (
        *(s.digest for s in held),
        indicators.definitions_hash(definitions()),
        len(sys.modules),
        Edition.made // COLLECT_AFTER,
    )
    kept = Edition.made // FREEZE_AFTER
    if _seen.get("loaded") != loaded:
        for snapshot in held:
            values(snapshot)
        gc.unfreeze()
        gc.collect()
    elif _seen.get("kept") == kept:
        return
    gc.freeze()
    _seen.update(loaded=loaded, kept=kept)
