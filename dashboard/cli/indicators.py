"""Print indicator values, or register definitions: ``python -m dashboard indicators --help``."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard import indicators, paths, snapshots
from dashboard.indicators import history
from dashboard.indicators.build import values
from dashboard.text.i18n import LANGUAGES, Translator
from dashboard.views.sentences import reason

COLUMNS = [
    "indicator",
    "unit",
    "town",
    "part",
    "numerator",
    "denominator",
    "value",
    "status",
    "reason",
    "aggregated",
    "provenance",
]


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m dashboard indicators",
        description="Print indicator values of a snapshot (the latest by default), or write "
        "changed definitions into their history.",
    )
    parser.add_argument("--snapshot", type=date.fromisoformat, metavar="DATE")
    parser.add_argument("--indicator", metavar="ID")
    parser.add_argument(
        "--unit",
        default=indicators.CITY,
        metavar="ID|all",
        help="a unit id; 'all' adds units and towns (default: the city)",
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of reasons"
    )
    parser.add_argument("--json", action="store_true", help="a JSON list instead of a table")
    parser.add_argument(
        "--register",
        metavar="ID|all",
        help="write the definition of an indicator ('all': of every changed one) "
        "into the history; needs both notes",
    )
    parser.add_argument("--note-zh", default="", metavar="TEXT", help="what changed, in Chinese")
    parser.add_argument("--note-en", default="", metavar="TEXT", help="what changed, in English")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when done; 2 with a sentence on standard error when there is nothing to print or
    register, or an indicator file is wrong.
    """
    options = parser().parse_args(arguments)
    try:
        known = indicators.definitions()
    except indicators.HeaderError as error:
        print(error, file=sys.stderr)
        return 2
    if options.register:
        return _register(known, options)
    return _print(known, options)


def _register(known: indicators.Definitions, options: argparse.Namespace) -> int:
    if options.register not in (*known, "all"):
        return _nothing("indicator", options.register, known)
    ids = known if options.register == "all" else [options.register]
    try:
        written = history.register(known, ids, options.note_zh, options.note_en)
    except ValueError as error:
        print(f"not registered: {error}", file=sys.stderr)
        return 2
    for indicator in written:
        print(f"registered {indicator} {known[indicator].definition_hash} in {history.FILE}")
    return 0


def _print(known: indicators.Definitions, options: argparse.Namespace) -> int:
    catalogue = snapshots.discover(paths.snapshots())
    for fault in catalogue.faults:
        print(f"not served: {fault.snapshot}/{fault.file}: {fault.reason}", file=sys.stderr)
    chosen = [s for s in catalogue.snapshots if options.snapshot in (None, s.as_of)]
    if not chosen:
        return _nothing("snapshot", options.snapshot, [s.as_of for s in catalogue.snapshots])
    if options.indicator and options.indicator not in known:
        return _nothing("indicator", options.indicator, known)
    frame = values(chosen[-1], known, paths.derived())
    if options.unit != "all" and options.unit not in set(frame["unit"]):
        return _nothing("unit", options.unit, sorted(set(frame["unit"])))
    said = frame[["indicator", "status"]].to_numpy()
    frame = frame.assign(
        reason=[
            reason(known[indicator], status, Translator(options.lang)) for indicator, status in said
        ]
    )
    frame = _selected(frame, options.indicator, options.unit)
    print(_json(frame) if options.json else frame.to_string(index=False, na_rep=""))
    return 0


def _nothing(what: str, given: object, known: Iterable) -> int:
    print(f"no {what} {given}; known: {', '.join(map(str, known))}", file=sys.stderr)
    return 2


def _selected(frame: pd.DataFrame, indicator: str | None, unit: str) -> pd.DataFrame:
    if indicator:
        frame = frame[frame["indicator"] == indicator]
    if unit != "all":
        frame = frame[frame["unit"] == unit]
    return frame[COLUMNS]


def _json(frame: pd.DataFrame) -> str:
    """Missing values as null, whole numbers without a decimal point."""

    def plain(value: Any) -> object:
        if pd.isna(value):
            return None
        return int(value) if isinstance(value, float) and value.is_integer() else value

    rows = [{name: plain(value) for name, value in row.items()} for row in frame.to_dict("records")]
    return json.dumps(rows, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    sys.exit(main())
