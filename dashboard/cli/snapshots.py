"""Snapshots on the command line: ``python -m dashboard snapshots --help``."""

import json
from collections.abc import Callable
from pathlib import Path

import click

from dashboard import auth, paths
from dashboard.access import Person
from dashboard.cli.acts import acts, adopt
from dashboard.cli.common import (
    common,
    reads,
    translator,
)
from dashboard.cli.named import published, shown
from dashboard.cli.publish import acting, differences, publish
from dashboard.cli.workbooks import write_export, write_template
from dashboard.intake import later, migration
from dashboard.intake.workbooks import export
from dashboard.snapshots import log, publication, verification
from dashboard.snapshots.reader import survey
from dashboard.snapshots.states import state_of

FAILED = 1


@click.group
@common
def command() -> None:
    """Publish, list, compare, verify, withdraw and export snapshots.

    Exit status: 0 done, 1 verification failed, 2 rejected with the report on standard error.
    """


command.add_command(publish)
command.add_command(acts)
command.add_command(adopt)
command.add_command(write_template)
command.add_command(write_export)
day = click.argument("date", metavar="DATE")
why = click.option("--reason", required=True, metavar="TEXT", help="Why; it goes into the log.")


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@common
@reads(paths.snapshots)
def list_(as_json: bool) -> None:
    """What is on disk: published, under embargo, withdrawn, replaced, damaged."""
    found, may = survey(paths.snapshots()), shown()
    rows = [
        {
            "snapshot": s.id,
            "state": state,
            "provenance": s.provenance,
            "created_by": s.created_by,
            "created_at": s.created_at,
            "digest": s.digest,
        }
        for s, state in state_of(found)
        if may is None or s.path.name in may
    ]
    rows += [
        {"snapshot": f.snapshot, "state": f.reason, "file": f.file}
        for f in found.faults.values()
        if may is None or f.snapshot in may
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    for row in rows if not as_json else ():
        click.echo("  ".join(map(str, row.values())))


@command.command
@day
@common
@reads(paths.snapshots)
def show(date: str) -> None:
    """One snapshot: manifest, tables, log."""
    t = translator()
    snapshot, may = published(date, t), shown()
    for row in export.manifest(snapshot, t):
        click.echo("  ".join(row))
    for entry in log.read(paths.snapshots()).entries:
        if entry.as_of == str(snapshot.as_of) and (may is None or entry.directory in may):
            click.echo(
                f"{entry.n}  {entry.at}  {entry.by}  {entry.act}  r{entry.revision}  "
                f"{json.dumps(dict(entry.detail), ensure_ascii=False)}"
            )


@command.command
@click.argument("before", metavar="DATE")
@click.argument("after", metavar="DATE")
@common
@reads(paths.snapshots)
def diff(before: str, after: str) -> None:
    """What changed between two snapshots: rows, values, bands."""
    t = translator()
    for frame in differences(published(before, t), published(after, t)):
        click.echo(frame.to_string(index=False, na_rep="") if len(frame) else "–")


@command.command
@click.argument("date", default="", metavar="[DATE]")
@common
@reads(paths.snapshots)
def verify(date: str) -> int:
    """Check hashes, manifests and the log; name what an interruption left."""
    t = translator()
    found = verification.verify(paths.snapshots(), date)
    for one in found:
        finding = t(
            f"data.finding.{one.reason}", snapshot=one.snapshot, file=one.file, line=one.line
        )
        click.echo(finding, err=one.grave)
    entries = log.read(paths.snapshots()).entries
    grave = sum(one.grave for one in found)
    last = entries[-1].hash if entries else "–"
    click.echo(t("data.verified", n=len(entries), hash=last, grave=grave, left=len(found) - grave))
    return FAILED if grave else 0


@command.command("rebuild")
@common
@reads(paths.snapshots)
def rebuild_() -> None:
    """Make later periods anew that still hold rows of a corrected one."""
    t = translator()
    with acting(t):
        made = later.rebuild(paths.data(), by=auth.actor())
    for entry in made:
        _told(entry)
    if not made:
        click.echo(t("stale.none"))


@command.command("migrate")
@common
@reads(paths.snapshots)
def migrate_() -> None:
    """Make periods of an earlier contract anew where this version needs a step to read them."""
    with acting(translator()):
        made = migration.migrate(paths.data(), by=auth.actor())
    for entry in made:
        _told(entry)
    if not made:
        click.echo(translator()("stale.none"))


@command.command
@day
@click.option("--revision", default=0, metavar="N", help="One under embargo is taken off alone.")
@why
@common
@reads(paths.snapshots)
def withdraw(date: str, revision: int, reason: str) -> None:
    """Stop serving a date; nothing is deleted."""
    _act(lambda root, by: publication.withdraw(root, date, by=by, reason=reason, revision=revision))


@command.command
@day
@click.option("--revision", required=True, type=int, metavar="N", help="The revision to serve.")
@why
@common
@reads(paths.snapshots)
def restore(date: str, revision: int, reason: str) -> None:
    """Serve a revision that is on disk again."""
    _act(lambda root, by: publication.restore(root, date, revision, by=by, reason=reason))


def _act(do: Callable[[Path, Person], log.Entry]) -> None:
    with acting(translator()):
        entry = do(paths.snapshots(), auth.actor())
    _told(entry)


def _told(entry: log.Entry) -> None:
    click.echo(f"{entry.n}  {entry.act}  {entry.directory}")
