"""The commands ``snapshots audit``, who did what and when, and ``snapshots adopt``."""

from pathlib import Path

import click

from dashboard import audit, auth, paths
from dashboard.access import Right
from dashboard.cli.common import common, output, reads, translator
from dashboard.cli.publish import acting
from dashboard.files import clock
from dashboard.files.atomic import write_whole
from dashboard.files.tables import csv_bytes
from dashboard.snapshots import publication
from dashboard.views import audit as view


@click.command("audit")
@click.option(
    "--act", default="", type=click.Choice(["", *map(str, audit.Act)]), help="These acts only."
)
@click.option("--words", default="", metavar="TEXT", help="Lines with these words only.")
@click.option(
    "--csv",
    "out",
    type=click.Path(path_type=Path),
    metavar="OUT.csv",
    callback=output,
    help="A file.",
)
@common
@reads(paths.data)
def acts(act: str, words: str, out: Path | None) -> None:
    """Who did what and when: sign-ins, exports, publications, refusals."""
    t, person = translator(), auth.actor()
    with acting(t):
        audit.require(paths.data(), person, Right.AUDIT)
    table = view.table(view.chosen(audit.read(paths.data()), act, words), t)
    if out is None:
        for row in table.itertuples(index=False):
            click.echo("  ".join(row))
        return
    audit.record(paths.data(), audit.Act.EXPORTED, person, file=out.name, act=act)
    write_whole(out, csv_bytes(table, t("audit.note", at=clock.stamp())), private=True)


@click.command("adopt")
@click.argument("names", nargs=-1, required=True, metavar="DATE[-rN]...")
@click.option("--reason", required=True, metavar="TEXT", help="Why; it goes into the log.")
@common
@reads(paths.snapshots)
def adopt(names: tuple[str, ...], reason: str) -> None:
    """Begin the log anew with these snapshots, where it was altered, lost or has another key."""
    with acting(translator()):
        publication.adopt(paths.snapshots(), names, by=auth.actor(), reason=reason)
    for name in names:
        click.echo(f"adopt  {name}")
