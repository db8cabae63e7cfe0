"""Snapshots: immutable directories of Parquet tables with a manifest.

``data/snapshots/<as_of>/`` is revision 1 of a date, ``<as_of>-r2`` its first correction.
"""

from dashboard.snapshots.reader import Catalogue, Fault, Snapshot, discover

__all__ = ["Catalogue", "Fault", "Snapshot", "discover"]
