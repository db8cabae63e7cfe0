"""Where things are; ``DASHBOARD_DATA`` moves the data directory."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
STATIC = ROOT / "static"
SHIPPED = ROOT / "data"
QUERIES = ROOT / "queries"


def data() -> Path:
    """The data directory in use: snapshots, derived values, claims, boundaries."""
    return Path(os.environ.get("DASHBOARD_DATA", SHIPPED))


def snapshots() -> Path:
    """The snapshots of the data directory."""
    return data() / "snapshots"


def derived() -> Path:
    """Values computed from the snapshots; may be deleted at any time."""
    return data() / "derived"
