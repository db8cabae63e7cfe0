"""The command ``snapshots audit``: who did what and when."""

from pathlib import Path

import click

from dashboard import audit, auth, paths
from dashboard.access import Right
from dashboard.cli.common import common, translator
from dashboard.cli.publish import acting
from dashboard.files import clock
from dashboard.files.atomic import write_whole
from dashboard.files.tables import csv_bytes
from dashboard.views import audit as view


@click.command("audit")
@click.option(
    "--act", default="", type=click.Choice(["", *map(str, audit.Act)]), help="These acts only."
)
@click.option("--words", default="", metavar="TEXT", help="Lines with these words only.")
@click.option("--csv", "out", type=click.Path(path_type=Path), metavar="OUT.csv", help="A file.")
@common
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
