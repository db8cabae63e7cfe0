"""Write the geometry served to the browser: ``python -m tools.geometry`` (``make static``)."""

import argparse
import sys

from dashboard import paths
from dashboard.geography.base_map import base_map_faults, named
from dashboard.geography.browser import browser_files
from dashboard.text.i18n import LANGUAGES, Translator


def main(lang: str = "zh") -> int:
    """Check the base map, then write the files of geometry; 2 where it cannot be drawn."""
    t = Translator(lang)
    wrong = base_map_faults(named().file)
    for one in wrong:
        print(
            t(f"basemap.{one.rule}", file=named().file, where=one.where, what=one.what),
            file=sys.stderr,
        )
    for name, content in browser_files().items() if not wrong else ():
        (paths.STATIC / name).write_text(content, "utf-8")
        print(f"static/{name}")
    return 2 if wrong else 0


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(prog="python -m tools.geometry", description=__doc__)
    arguments.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    sys.exit(main(arguments.parse_args().lang))
