"""Print indicator values, or register definitions: ``python -m dashboard indicators --help``."""

import json
from collections.abc import Iterable
from datetime import date

import click
import pandas as pd

from dashboard import indicators, paths, snapshots
from dashboard.cli import by_spark
from dashboard.cli.common import Rejection, common, translator
from dashboard.indicators import history, index_version
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
    "window",
]


def _date_or_address(given: str) -> date | str:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return given


@click.command
@click.option(
    "--snapshot",
    type=_date_or_address,
    metavar="DATE|ADDRESS",
    help="The as-of date (default: the latest); with '--engine spark' also the address of a "
    "snapshot's folder, for example s3a://bucket/2021-12-16.",
)
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    help="What runs the queries (default: duckdb). Spark needs requirements-spark.txt and Java.",
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
    metavar="ID|all|index",
    help="Write the definition of an indicator ('all': of every changed one) into the history; "
    "'index': the version of the trial index that the definitions make. Needs both notes.",
)
@click.option("--note-zh", default="", metavar="TEXT", help="What changed, in Chinese.")
@click.option("--note-en", default="", metavar="TEXT", help="What changed, in English.")
@common
def command(
    snapshot: date | str | None,
    engine: str,
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
    if isinstance(snapshot, str) and engine != "spark":
        raise click.BadParameter(f"{snapshot} is no date", param_hint="--snapshot")
    if indicator:
        _one_of("indicator", indicator, definitions)
    found = _values(definitions, snapshot, engine, indicator or "")
    frame = _chosen(found, definitions, indicator, unit)
    click.echo(_json(frame) if as_json else frame.to_string(index=False, na_rep=""))


def _register(definitions: indicators.Definitions, id_: str, note_zh: str, note_en: str) -> None:
    t = translator()
    _one_of("indicator", id_, (*definitions, "all", "index"), definitions)
    try:
        if id_ == "index":
            number = index_version.register(definitions, note_zh, note_en)
            click.echo(t("cli.registered_index", number=number, file=index_version.FILE))
            return
        written = history.register(
            definitions, definitions if id_ == "all" else [id_], note_zh, note_en
        )
    except history.RegisterError as error:
        raise Rejection(t(f"cli.not_registered.{error}")) from error
    for one in written:
        found = definitions[one].definition_hash
        click.echo(t("cli.registered", id=one, hash=found, file=history.FILE))


def _values(
    definitions: indicators.Definitions, given: date | str | None, engine: str, indicator: str
) -> pd.DataFrame:
    """The values of the snapshot of a date or at an address; by Spark of one `indicator` alone."""
    if engine == "spark":
        address = given if isinstance(given, str) else str(_served(given).path)
        asked = {indicator: definitions[indicator]} if indicator else definitions
        return by_spark.values(address, asked)
    assert not isinstance(given, str)
    return values(_served(given), definitions, paths.derived())


def _served(day: date | None) -> snapshots.Snapshot:
    """The snapshot readers see of `day`, or the latest; Rejection where there is none."""
    t = translator()
    catalogue = snapshots.discover(paths.snapshots())
    for fault in catalogue.faults:
        where = f"{fault.snapshot}/{fault.file}"
        click.echo(t("cli.not_served", file=where, reason=fault.reason), err=True)
    by_day = {s.as_of: s for s in catalogue.snapshots}
    if not by_day:
        raise Rejection(t("cli.no_snapshot", folder=paths.snapshots()))
    chosen = day or max(by_day)
    _one_of("snapshot", chosen, by_day)
    return by_day[chosen]


def _chosen(
    frame: pd.DataFrame, definitions: indicators.Definitions, indicator: str | None, unit: str
) -> pd.DataFrame:
    """The values asked for; Rejection where there are none of that name."""
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
        t = translator()
        raise Rejection(
            t(f"cli.unknown.{what}", given=given, known=t.join(list(map(str, named or options))))
        )


def _json(frame: pd.DataFrame) -> str:
    """Missing values as null, whole numbers without a decimal point."""

    def plain(value: object) -> object:
        if pd.isna(value):  # type: ignore[call-overload]  # cells are scalars
            return None
        return int(value) if isinstance(value, float) and value.is_integer() else value

    rows = [{name: plain(value) for name, value in row.items()} for row in frame.to_dict("records")]
    return json.dumps(rows, ensure_ascii=False, indent=1)
