"""What the command line does, one function a command: each prints and returns its exit status."""

import argparse
import getpass
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from dashboard import claims, indicators, paths
from dashboard.i18n import Translator
from dashboard.indicators.build import values
from dashboard.intake import difference, draft, export, marked, report, said
from dashboard.intake.files import Upload
from dashboard.intake.prepare import Prepared, prepare
from dashboard.intake.template import template
from dashboard.snapshots import Snapshot, discover, log, publication
from dashboard.snapshots.publication import PublicationError, state_of
from dashboard.snapshots.reader import Refused, read, survey
from dashboard.snapshots.tables import load

REJECTED, FAILED = 2, 1
Options = argparse.Namespace


class Rejection(Exception):
    """Nothing was done; the sentence says why."""


def list_(options: Options) -> int:
    """What is on disk: published, under embargo, withdrawn, replaced, damaged."""
    rows = [{"snapshot": s.id, "state": state, "provenance": s.provenance,
             "created_by": s.created_by, "created_at": s.created_at, "digest": s.digest}
            for s, state in state_of(survey(paths.snapshots()))]
    rows += [{"snapshot": f.snapshot, "state": f.reason, "file": f.file}
             for f in survey(paths.snapshots()).faults.values()]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    for row in rows if not options.json else ():
        print("  ".join(map(str, row.values())))
    return 0


def _published(text: str) -> Snapshot:
    """The snapshot of ``2021-12-16`` in force, or of ``2021-12-16-r2`` as it is on disk."""
    if "-r" in text:
        day, _, revision = text.partition("-r")
        try:
            return read(paths.snapshots() / log.directory_name(day, int(revision)))
        except (Refused, ValueError) as error:
            raise Rejection(f"{text}: no such snapshot, or damaged") from error
    held = {str(s.as_of): s for s in discover(paths.snapshots(), preview=True).snapshots}
    if text not in held:
        raise Rejection(f"no snapshot {text}; published: {', '.join(held) or '–'}")
    return held[text]


def show(options: Options) -> int:
    """One snapshot: manifest, tables, log."""
    snapshot = _published(options.date)
    for row in export.manifest(snapshot, options.t):
        print("  ".join(row))
    for entry in log.read(paths.snapshots()).entries:
        if entry.as_of == str(snapshot.as_of):
            print(f"{entry.n}  {entry.at}  {entry.by}  {entry.act}  r{entry.revision}  "
                  f"{json.dumps(dict(entry.detail), ensure_ascii=False)}")
    return 0


def write_template(options: Options) -> int:
    """Write the workbook that offices fill in."""
    held = discover(paths.snapshots(), preview=True).snapshots
    base = next((s for s in reversed(held) if s.provenance == "reported"), held[-1] if held
                else discover(paths.SHIPPED / "snapshots").snapshots[-1])
    units = load(base, ["units"])["units"]
    try:
        content = template(units, indicators.definitions(), options.t, base=base.id,
                           tables=[name for name in options.tables.split(",") if name],
                           unit=options.unit, demo=base.provenance == "demo")
    except KeyError as error:
        raise Rejection(f"unknown table or unit: {error.args[0]}") from error
    Path(options.out).write_bytes(content)
    return 0


def publish(options: Options) -> int:
    """Check files and publish them as a snapshot; doubts are confirmed one by one, or by --yes."""
    t, data, by = options.t, paths.data(), getpass.getuser()
    try:
        uploads = [Upload(Path(f).name, Path(f).read_bytes()) for f in options.files]
    except OSError as error:
        raise Rejection(f"{error.filename}: {error.strerror}") from error
    try:
        public_from = log.moment(options.public_from)
    except ValueError as error:
        raise Rejection(t("draft.bad_embargo")) from error
    carry = [unit for unit in options.carry.split(",") if unit]
    try:
        ready = prepare(uploads, data=data, as_of=options.as_of, provenance=options.provenance,
                        by=by, known=indicators.definitions(), published=_claims(),
                        derived=paths.derived(), carried=carry, progress=_progress)
    except OSError as error:
        raise Rejection(t("data.publication.unwritable", by="")) from error
    if ready.draft is None:
        return _rejected(ready, options)
    _compared(ready, options)
    try:
        entry = draft.release(data, ready.draft, by=by, confirmed=_confirmed(ready, options),
                              public_from=public_from)
    except PublicationError as error:
        raise Rejection(t(f"data.publication.{error.reason}", by=error.by)) from error
    except draft.UnconfirmedError as error:
        raise Rejection(t("data.unconfirmed")) from error
    finally:
        draft.drop(data, ready.draft.id)
    print(f"{entry.directory}  {entry.digest}")
    return 0


def _claims() -> dict[str, claims.Claim]:
    return claims.load(claims.file(paths.data(), paths.SHIPPED))


def _confirmed(ready: Prepared, options: Options) -> list[str]:
    """The doubts, each said; the ids of those confirmed."""
    units, known, published = ready.checked.units, indicators.definitions(), _claims()
    names = dict(zip(units["unit_id"], units[f"name_{options.lang}"], strict=True))
    confirmed = []
    for one in ready.draft.doubts if ready.draft else ():
        print(f"? {said.doubt(one, names, known, published, options.t)}", file=sys.stderr)
        if options.yes or _asked(options.t):
            confirmed.append(one.id)
    return confirmed


def _compared(ready: Prepared, options: Options) -> None:
    """What would change, in one sentence."""
    if ready.base is None or ready.draft is None:
        return
    candidate = draft.snapshot(paths.data(), ready.draft)
    rows, moved, bands, stands = _difference(ready.base, candidate)
    print(report.reading(ready.base.id, rows, moved, bands, stands, options.t),
          file=sys.stderr)


def _difference(before: Snapshot, after: Snapshot) -> tuple[pd.DataFrame, ...]:
    """Rows, values, bands and claims that differ."""
    known, derived = indicators.definitions(), paths.derived()
    old, new = (values(s, known, derived) for s in (before, after))
    sides = [difference.Side(v, s.as_of, s.provenance)
             for v, s in ((old, before), (new, after))]
    published = _claims()
    return (difference.rows(load(before), load(after)), difference.values(old, new),
            difference.bands(sides[0], sides[1], known),
            difference.claims(sides[0], sides[1], published))


def _progress(step: str, share: float) -> None:
    if sys.stderr.isatty():
        print(f"\r{step} {share:4.0%}", end="\n" if share == 1 else "", file=sys.stderr)


def _asked(t: Translator) -> bool:
    if not sys.stdin.isatty():
        return False
    print(t("data.confirm"), end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "是")


def _rejected(ready: Prepared, options: Options) -> int:
    for one in ready.checked.problems:
        print(said.line(one, options.t), file=sys.stderr)
    if options.marked:
        folder = Path(options.marked)
        folder.mkdir(parents=True, exist_ok=True)
        for upload in ready.uploads:
            content = marked.copy(upload, ready.checked.problems, options.t)
            (folder / f"{Path(upload.name).stem}.marked.xlsx").write_bytes(content)
    return REJECTED


def diff(options: Options) -> int:
    """What changed between two snapshots: rows, values, bands."""
    before, after = _published(options.before), _published(options.after)
    for frame in _difference(before, after):
        print(frame.to_string(index=False, na_rep="") if len(frame) else "–")
    return 0


def verify(options: Options) -> int:
    """Check hashes, manifests and the log; name what an interruption left."""
    found = publication.verify(paths.snapshots(), options.date)
    for one in found:
        print(options.t(f"data.finding.{one.reason}", snapshot=one.snapshot, file=one.file,
                        line=one.line), file=sys.stderr if one.grave else sys.stdout)
    entries = log.read(paths.snapshots()).entries
    print(options.t("data.verified", n=len(entries), hash=entries[-1].hash if entries else "–",
                    grave=sum(one.grave for one in found), left=sum(not one.grave
                                                                    for one in found)))
    return FAILED if any(one.grave for one in found) else 0


def withdraw(options: Options) -> int:
    """Stop serving a date; nothing is deleted."""
    return _acted(options, lambda root, by: publication.withdraw(
        root, options.date, by=by, reason=options.reason))


def restore(options: Options) -> int:
    """Serve a revision that is on disk again."""
    return _acted(options, lambda root, by: publication.restore(
        root, options.date, options.revision, by=by, reason=options.reason))


def _acted(options: Options, do: Callable[[Path, str], log.Entry]) -> int:
    try:
        entry = do(paths.snapshots(), getpass.getuser())
    except PublicationError as error:
        raise Rejection(options.t(f"data.publication.{error.reason}", by=error.by)) from error
    print(f"{entry.n}  {entry.act}  {entry.directory}")
    return 0


def write_export(options: Options) -> int:
    """Take a snapshot away as XLSX, Parquet or CSV."""
    snapshot, out = _published(options.date), Path(options.out)
    if out.suffix == ".xlsx":
        with out.open("wb") as file:
            export.xlsx(snapshot, options.t, file)
        return 0
    try:
        export.write(snapshot, options.t, out, options.format)
    except FileExistsError as error:
        raise Rejection(f"{out}: not empty") from error
    return 0
