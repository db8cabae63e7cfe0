"""Serve the dashboard: ``python -m dashboard [STREAMLIT OPTION…]``.

What a first page needs is imported and computed before the server answers, in the same
process, so that the first visitor does not wait for it.
"""

import sys

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import cli

from dashboard import indicators, paths, store
from dashboard.widgets import (  # noqa: F401
    briefing,
    browser,
    county,
    data,
    methods,
    mismatch,
    overview,
    press_check,
    published,
    records,
    what_if,
)

if __name__ == "__main__":
    try:
        store.settle()  # read, build and keep what has not been
    except indicators.HeaderError as error:
        sys.exit(str(error))
    # Else a link to a page, opened before anyone has opened the first one, would run that
    # page's file alone, without app.py: a relic for apps with a folder called pages.
    PagesManager.uses_pages_directory = False
    sys.exit(cli.main(["run", str(paths.ROOT / "app.py"), *sys.argv[1:]]))
