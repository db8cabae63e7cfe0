"""``python -m dashboard``: see `dashboard.cli`. An older Python must be able to read this file."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.stderr.write(
        "This dashboard needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".\n"
    )
    sys.exit(2)

from dashboard.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
