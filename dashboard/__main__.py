"""Serve the dashboard: ``python -m dashboard [STREAMLIT OPTION…]``.

What a first page needs is imported and computed before the server answers, in the same
process, so that the first visitor does not wait for it.
"""

import sys

from streamlit.web import cli

from dashboard import indicators, paths, snapshots
from dashboard.indicators import build
from dashboard.widgets import browser, overview, published  # noqa: F401


def prepare() -> None:
    """Build and keep the values of every snapshot that has none kept."""
    known = indicators.definitions()
    for snapshot in snapshots.discover(paths.snapshots()).snapshots:
        build.values(snapshot, known, paths.derived())


if __name__ == "__main__":
    prepare()
    sys.exit(cli.main(["run", str(paths.ROOT / "app.py"), *sys.argv[1:]]))
