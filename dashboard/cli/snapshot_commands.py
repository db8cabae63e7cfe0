"""What the command line does, one function a command: each prints and returns its exit status."""

import getpass
import json
import sys
from collections.abc import Callable
from pathlib import Path

from dashboard import indicators, paths
from dashboard.cli.publish import Options, Rejection, differences
from dashboard.intake import rebuilding
from dashboard.intake.workbooks import export
from dashboard.intake.workbooks.template import template
from dashboard.snapshots import Snapshot, discover, log, publication
from dashboard.snapshots.publication import PublicationError, state_of
from dashboard.snapshots.reader import Refused, read, survey
from dashboard.snapshots.tables import load
from dashboard.text.i18n import Translator

FAILED = 1


def list_(options: Options) -> int:
    """What is on disk: published, under embargo, withdrawn, replaced, damaged."""
    rows = [
        {
            "snapshot": s.id,
            "state": state,
            "provenance": s.provenance,
            "created_by": s.created_by,
            "created_at": s.created_at,
            "digest": s.digest,
        }
        for s, state in state_of(survey(paths.snapshots()))
    ]
    rows += [
        {"snapshot": f.snapshot, "state": f.reason, "file": f.file}
        for f in survey(paths.snapshots()).faults.values()
    ]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    for row in rows if not options.json else ():
        print("  ".join(map(str, row.values())))
    return 0


def _published(text: str, t: Translator) -> Snapshot:
    """The snapshot of ``2021-12-16`` in force, or of ``2021-12-16-r2`` as it is on disk."""
    if "-r" in text:
        day, _, revision = text.partition("-r")
        try:
            return read(paths.snapshots() / log.directory_name(day, int(revision)))
        except (Refused, ValueError) as error:
            raise Rejection(t("data.cli.no_revision", id=text)) from error
    held = {str(s.as_of): s for s in discover(paths.snapshots(), preview=True).snapshots}
    if text not in held:
        raise Rejection(t("data.cli.no_snapshot", id=text, held=", ".join(held) or "–"))
    return held[text]


def show(options: Options) -> int:
    """One snapshot: manifest, tables, log."""
    snapshot = _published(options.date, options.t)
    for row in export.manifest(snapshot, options.t):
        print("  ".join(row))
    for entry in log.read(paths.snapshots()).entries:
        if entry.as_of == str(snapshot.as_of):
            print(
                f"{entry.n}  {entry.at}  {entry.by}  {entry.act}  r{entry.revision}  "
                f"{json.dumps(dict(entry.detail), ensure_ascii=False)}"
            )
    return 0


def write_template(options: Options) -> int:
    """Write the workbook that offices fill in."""
    held = discover(paths.snapshots(), preview=True).snapshots
    base = next(
        (s for s in reversed(held) if s.provenance == "reported"),
        held[-1] if held else discover(paths.SHIPPED / "snapshots").snapshots[-1],
    )
    units = load(base, ["units"])["units"]
    try:
        content = template(
            units,
            indicators.definitions(),
            options.t,
            base=base.id,
            tables=[name for name in options.tables.split(",") if name],
            unit=options.unit,
            demo=base.provenance == "demo",
        )
    except KeyError as error:
        raise Rejection(options.t("data.cli.unknown", id=error.args[0])) from error
    Path(options.out).write_bytes(content)
    return 0


def diff(options: Options) -> int:
    """What changed between two snapshots: rows, values, bands."""
    before, after = (_published(one, options.t) for one in (options.before, options.after))
    for frame in differences(before, after):
        print(frame.to_string(index=False, na_rep="") if len(frame) else "–")
    return 0


def verify(options: Options) -> int:
    """Check hashes, manifests and the log; name what an interruption left."""
    found = publication.verify(paths.snapshots(), options.date)
    for one in found:
        print(
            options.t(
                f"data.finding.{one.reason}", snapshot=one.snapshot, file=one.file, line=one.line
            ),
            file=sys.stderr if one.grave else sys.stdout,
        )
    entries = log.read(paths.snapshots()).entries
    print(
        options.t(
            "data.verified",
            n=len(entries),
            hash=entries[-1].hash if entries else "–",
            grave=sum(one.grave for one in found),
            left=sum(not one.grave for one in found),
        )
    )
    return FAILED if any(one.grave for one in found) else 0


def rebuild_(options: Options) -> int:
    """Make later periods anew that still hold rows of a corrected one."""
    try:
        made = rebuilding.rebuild(paths.data(), by=getpass.getuser())
    except PublicationError as error:
        raise Rejection(options.t(f"data.publication.{error.reason}", by=error.by)) from error
    for entry in made:
        print(f"{entry.n}  {entry.act}  {entry.directory}")
    if not made:
        print(options.t("stale.none"))
    return 0


def withdraw(options: Options) -> int:
    """Stop serving a date; nothing is deleted."""
    return _acted(
        options,
        lambda root, by: publication.withdraw(root, options.date, by=by, reason=options.reason),
    )


def restore(options: Options) -> int:
    """Serve a revision that is on disk again."""
    return _acted(
        options,
        lambda root, by: publication.restore(
            root, options.date, options.revision, by=by, reason=options.reason
        ),
    )


def _acted(options: Options, do: Callable[[Path, str], log.Entry]) -> int:
    try:
        entry = do(paths.snapshots(), getpass.getuser())
    except PublicationError as error:
        raise Rejection(options.t(f"data.publication.{error.reason}", by=error.by)) from error
    print(f"{entry.n}  {entry.act}  {entry.directory}")
    return 0


def write_export(options: Options) -> int:
    """Take a snapshot away as XLSX, Parquet or CSV."""
    snapshot, out = _published(options.date, options.t), Path(options.out)
    if out.suffix == ".xlsx":
        with out.open("wb") as file:
            export.xlsx(snapshot, options.t, file)
        return 0
    try:
        export.write(snapshot, options.t, out, options.format)
    except FileExistsError as error:
        raise Rejection(options.t("data.cli.not_empty", file=out)) from error
    return 0
