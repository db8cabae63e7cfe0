"""Print indicator values, or register definitions: ``python -m dashboard indicators --help``."""

import json
from collections.abc import Iterable
from datetime import date

import click
import pandas as pd

from dashboard import indicators, paths, snapshots
from dashboard.cli.common import Rejection, common, translator
from dashboard.files.faults import FileFault
from dashboard.indicators import history
from dashboard.indicators.build import values
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


@click.command
@click.option(
    "--snapshot",
    type=date.fromisoformat,
    metavar="DATE",
    help="The as-of date (default: the latest).",
)
@click.option("--indicator", metavar="ID", help="One indicator only.")
@click.option(
    "--unit",
    default=indicators.CITY,
    metavar="ID|all",
    help="A unit; 'all' adds units and towns (default: the city).",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list instead of a table.")
@click.option(
    "--register",
    metavar="ID|all",
    help="Write the definition of an indicator ('all': of every changed one) into the history; "
    "needs both notes.",
)
@click.option("--note-zh", default="", metavar="TEXT", help="What changed, in Chinese.")
@click.option("--note-en", default="", metavar="TEXT", help="What changed, in English.")
@common
def command(
    snapshot: date | None,
    indicator: str | None,
    unit: str,
    as_json: bool,
    register: str | None,
    note_zh: str,
    note_en: str,
) -> None:
    """Print the indicator values of a snapshot, or write changed definitions into their history."""
    definitions = indicators.definitions()
    if register:
        _register(definitions, register, note_zh, note_en)
        return
    frame = _frame(definitions, snapshot, indicator, unit)
    click.echo(_json(frame) if as_json else frame.to_string(index=False, na_rep=""))


def _register(definitions: indicators.Definitions, id_: str, note_zh: str, note_en: str) -> None:
    _one_of("indicator", id_, (*definitions, "all"), definitions)
    try:
        written = history.register(
            definitions, definitions if id_ == "all" else [id_], note_zh, note_en
        )
    except FileFault:
        raise
    except ValueError as error:
        raise Rejection(f"not registered: {error}") from error
    for one in written:
        click.echo(f"registered {one} {definitions[one].definition_hash} in {history.FILE}")


def _frame(
    definitions: indicators.Definitions, day: date | None, indicator: str | None, unit: str
) -> pd.DataFrame:
    """The values asked for; Rejection where there are none of that name."""
    catalogue = snapshots.discover(paths.snapshots())
    for fault in catalogue.faults:
        click.echo(f"not served: {fault.snapshot}/{fault.file}: {fault.reason}", err=True)
    by_day = {s.as_of: s for s in catalogue.snapshots}
    if not by_day:
        raise Rejection(f"{paths.snapshots()}: there is no snapshot to read")
    chosen = day or max(by_day)
    _one_of("snapshot", chosen, by_day)
    if indicator:
        _one_of("indicator", indicator, definitions)
    frame = values(by_day[chosen], definitions, paths.derived())
    if unit != "all":
        _one_of("unit", unit, sorted(set(frame["unit"])))
        frame = frame[frame["unit"] == unit]
    if indicator:
        frame = frame[frame["indicator"] == indicator]
    t = translator()
    told = zip(frame["indicator"], frame["status"], strict=True)
    return frame.assign(reason=[reason(definitions[id_], status, t) for id_, status in told])[
        COLUMNS
    ]


def _one_of(
    what: str, given: object, options: Iterable[object], named: Iterable[object] = ()
) -> None:
    if given not in options:
        raise Rejection(f"no {what} {given}; known: {', '.join(map(str, named or options))}")


def _json(frame: pd.DataFrame) -> str:
    """Missing values as null, whole numbers without a decimal point."""

    def plain(value: object) -> object:
        if pd.isna(value):  # type: ignore[call-overload]  # cells are scalars
            return None
        return int(value) if isinstance(value, float) and value.is_integer() else value

    rows = [{name: plain(value) for name, value in row.items()} for row in frame.to_dict("records")]
    return json.dumps(rows, ensure_ascii=False, indent=1)
