"""Snapshots on the command line: ``python -m dashboard snapshots --help``."""

import json
from collections.abc import Callable
from pathlib import Path

import click

from dashboard import auth, indicators, paths
from dashboard.access import Person, Right
from dashboard.cli.acts import acts
from dashboard.cli.common import Rejection, common, translator
from dashboard.cli.publish import acting, differences, publish
from dashboard.files.atomic import whole, write_whole
from dashboard.intake import later, migration
from dashboard.intake.workbooks import export
from dashboard.intake.workbooks.template import template
from dashboard.snapshots import Snapshot, discover, log, publication, verification
from dashboard.snapshots.reader import Refused, read, survey
from dashboard.snapshots.states import ever_public, state_of
from dashboard.snapshots.tables import load
from dashboard.text.i18n import Translator

FAILED = 1


@click.group
@common
def command() -> None:
    """Publish, list, compare, verify, withdraw and export snapshots.

    Exit status: 0 done, 1 verification failed, 2 rejected with the report on standard error.
    """


command.add_command(publish)
command.add_command(acts)
day = click.argument("date", metavar="DATE")
why = click.option("--reason", required=True, metavar="TEXT", help="Why; it goes into the log.")


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@common
def list_(as_json: bool) -> None:
    """What is on disk: published, under embargo, withdrawn, replaced, damaged."""
    found, shown = survey(paths.snapshots()), _shown()
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
        if shown is None or s.path.name in shown
    ]
    rows += [
        {"snapshot": f.snapshot, "state": f.reason, "file": f.file}
        for f in found.faults.values()
        if shown is None or f.snapshot in shown
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    for row in rows if not as_json else ():
        click.echo("  ".join(map(str, row.values())))


def _shown() -> frozenset[str] | None:
    """The directories that may be named to whom may not preview; None: all."""
    return None if auth.actor().may(Right.PREVIEW) else ever_public(survey(paths.snapshots()))


def _published(text: str, t: Translator) -> Snapshot:
    """The snapshot of ``2021-12-16`` in force, or of ``2021-12-16-r2`` as it is on disk; what was
    never public only for whom may preview.
    """
    shown = _shown()
    if "-r" in text and (shown is None or log.directory_of(text) in shown):
        of, _, revision = text.partition("-r")
        try:
            return read(paths.snapshots() / log.directory_name(of, int(revision)))
        except (Refused, ValueError) as error:
            raise Rejection(t("data.cli.no_revision", id=text)) from error
    held = discover(paths.snapshots(), preview=shown is None).snapshots
    served = {str(s.as_of): s for s in held}
    if text not in served:
        raise Rejection(t("data.cli.no_snapshot", id=text, held=", ".join(served) or "–"))
    return served[text]


@command.command
@day
@common
def show(date: str) -> None:
    """One snapshot: manifest, tables, log."""
    t = translator()
    snapshot, shown = _published(date, t), _shown()
    for row in export.manifest(snapshot, t):
        click.echo("  ".join(row))
    for entry in log.read(paths.snapshots()).entries:
        if entry.as_of == str(snapshot.as_of) and (shown is None or entry.directory in shown):
            click.echo(
                f"{entry.n}  {entry.at}  {entry.by}  {entry.act}  r{entry.revision}  "
                f"{json.dumps(dict(entry.detail), ensure_ascii=False)}"
            )


@command.command("template")
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT.xlsx")
@click.option("--tables", default="", metavar="A,B", help="These tables only (default: all).")
@click.option("--unit", default="", metavar="ID", help="The unit that will fill it in.")
@common
def write_template(out: Path, tables: str, unit: str) -> None:
    """Write the workbook that offices fill in."""
    t = translator()
    served = discover(paths.snapshots(), preview=_shown() is None).snapshots
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


@command.command
@click.argument("before", metavar="DATE")
@click.argument("after", metavar="DATE")
@common
def diff(before: str, after: str) -> None:
    """What changed between two snapshots: rows, values, bands."""
    t = translator()
    for frame in differences(_published(before, t), _published(after, t)):
        click.echo(frame.to_string(index=False, na_rep="") if len(frame) else "–")


@command.command
@click.argument("date", default="", metavar="[DATE]")
@common
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
def withdraw(date: str, revision: int, reason: str) -> None:
    """Stop serving a date; nothing is deleted."""
    _act(lambda root, by: publication.withdraw(root, date, by=by, reason=reason, revision=revision))


@command.command
@day
@click.option("--revision", required=True, type=int, metavar="N", help="The revision to serve.")
@why
@common
def restore(date: str, revision: int, reason: str) -> None:
    """Serve a revision that is on disk again."""
    _act(lambda root, by: publication.restore(root, date, revision, by=by, reason=reason))


def _act(do: Callable[[Path, Person], log.Entry]) -> None:
    with acting(translator()):
        entry = do(paths.snapshots(), auth.actor())
    _told(entry)


def _told(entry: log.Entry) -> None:
    click.echo(f"{entry.n}  {entry.act}  {entry.directory}")


@command.command("export")
@day
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT.xlsx|DIR")
@click.option(
    "--format",
    "form",
    type=click.Choice(export.FORMATS),
    default=export.FORMATS[0],
    help="Of the files in DIR.",
)
@common
def write_export(date: str, out: Path, form: str) -> None:
    """Take a snapshot away as XLSX, Parquet or CSV."""
    t = translator()
    snapshot = _published(date, t)
    if out.suffix == ".xlsx":
        with whole(out) as stream:
            export.xlsx(snapshot, t, stream)
        return
    try:
        export.write(snapshot, t, out, form)
    except FileExistsError as error:
        raise Rejection(t("data.cli.not_empty", file=out)) from error
