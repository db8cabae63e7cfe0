"""Serve the dashboard: ``python -m dashboard serve [STREAMLIT OPTION…]``.

What a first page needs is imported and computed before the server answers, in the same
process, so that the first visitor does not wait for it.
"""

import sys
from collections.abc import Sequence

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import cli

from dashboard import indicators, panels, paths, store


def main(arguments: Sequence[str]) -> int:
    """Until stopped; 2 where an indicator file is wrong."""
    panels.load()
    try:
        store.settle()  # read, build and keep what has not been
    except indicators.HeaderError as error:
        print(error, file=sys.stderr)
        return 2
    # Else a link to a page, opened before anyone has opened the first one, would run that
    # page's file alone, without app.py: a relic for apps with a folder called pages.
    PagesManager.uses_pages_directory = False
    return cli.main(["run", str(paths.ROOT / "app.py"), *arguments])
