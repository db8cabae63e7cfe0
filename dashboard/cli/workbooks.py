"""The commands ``snapshots template`` and ``snapshots export``: what offices take away."""

from pathlib import Path

import click

from dashboard import indicators, paths
from dashboard.cli.common import Rejection, common, output, output_folder, reads, translator
from dashboard.cli.named import published, shown
from dashboard.files.atomic import whole, write_whole
from dashboard.intake.workbooks import export
from dashboard.intake.workbooks.template import template
from dashboard.snapshots import discover
from dashboard.snapshots.tables import load


def _book_or_folder(ctx: click.Context, option: click.Parameter, value: Path) -> Path | None:
    return (output if value.suffix == ".xlsx" else output_folder)(ctx, option, value)


@click.command("template")
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT.xlsx", callback=output)
@click.option("--tables", default="", metavar="A,B", help="These tables only (default: all).")
@click.option("--unit", default="", metavar="ID", help="The unit that will fill it in.")
@common
@reads(paths.data)
def write_template(out: Path, tables: str, unit: str) -> None:
    """Write the workbook that offices fill in."""
    t = translator()
    served = discover(paths.snapshots(), preview=shown() is None).snapshots
    known = served or discover(paths.SHIPPED / "snapshots").snapshots
    if not known:
        raise Rejection(t("data.cli.no_snapshot", id="–", held="–"))
    base = next((s for s in reversed(served) if s.provenance == "reported"), known[-1])
    try:
        content = template(
            load(base, ["units"])["units"],
            indicators.definitions(),
            t,
            base=base.id,
            tables=[name for name in tables.split(",") if name],
            unit=unit,
            demo=base.provenance == "demo",
        )
    except KeyError as error:
        raise Rejection(t("data.cli.unknown", id=error.args[0])) from error
    write_whole(out, content)


@click.command("export")
@click.argument("date", metavar="DATE")
@click.argument(
    "out", type=click.Path(path_type=Path), metavar="OUT.xlsx|DIR", callback=_book_or_folder
)
@click.option(
    "--format",
    "form",
    type=click.Choice(export.FORMATS),
    default=export.FORMATS[0],
    help="Of the files in DIR.",
)
@common
@reads(paths.snapshots)
def write_export(date: str, out: Path, form: str) -> None:
    """Take a snapshot away as XLSX, Parquet or CSV."""
    t = translator()
    snapshot = published(date, t)
    if out.suffix == ".xlsx":
        with whole(out) as stream:
            export.xlsx(snapshot, t, stream)
        return
    try:
        export.write(snapshot, t, out, form)
    except FileExistsError as error:
        raise Rejection(t("data.cli.not_empty", file=out)) from error
