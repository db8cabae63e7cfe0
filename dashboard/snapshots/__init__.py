"""Snapshots: immutable directories of Parquet tables with a manifest.

``data/snapshots/<as_of>/`` is revision 1 of a date, ``<as_of>-r2`` its first correction;
``log.jsonl`` beside them says which are published.
"""

from dashboard.snapshots.reader import Catalogue, Fault, Snapshot
from dashboard.snapshots.serving import discover

__all__ = ["Catalogue", "Fault", "Snapshot", "discover"]
