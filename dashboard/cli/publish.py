"""The command ``publish``: check files, say what is wrong or doubtful, publish."""

import argparse
import getpass
import sys
from pathlib import Path

import pandas as pd

from dashboard import claims, indicators, paths
from dashboard.indicators.build import values
from dashboard.intake import comparison, difference, drafts, messages, report
from dashboard.intake.gather import Progress
from dashboard.intake.prepare import Prepared, prepare
from dashboard.intake.reading.files import Upload
from dashboard.intake.workbooks import annotated
from dashboard.snapshots import Snapshot, log
from dashboard.snapshots.publication import PublicationError
from dashboard.snapshots.tables import load
from dashboard.text.i18n import Translator

REJECTED = 2
Options = argparse.Namespace


class Rejection(Exception):
    """Nothing was done; the sentence says why."""


def publish(options: Options) -> int:
    """Check files and publish them; warnings are confirmed one by one, or by --yes."""
    t, data, by = options.t, paths.data(), getpass.getuser()
    try:
        uploads = [Upload(Path(f).name, Path(f).read_bytes()) for f in options.files]
    except OSError as error:
        raise Rejection(t("data.cli.no_file", file=error.filename)) from error
    try:
        public_from = log.moment(options.public_from)
    except ValueError as error:
        raise Rejection(t("draft.bad_embargo")) from error
    carry = [unit for unit in options.carry.split(",") if unit]
    try:
        ready = prepare(
            uploads,
            data=data,
            as_of=options.as_of,
            provenance=options.provenance,
            by=by,
            known=indicators.definitions(),
            published=_claims(),
            derived=paths.derived(),
            carried=carry,
            progress=_progress(t),
        )
    except OSError as error:
        raise Rejection(t("data.publication.unwritable", by="")) from error
    if ready.draft is None:
        return _rejected(ready, options)
    _compared(ready, options)
    try:
        entry = drafts.release(
            data, ready.draft, by=by, confirmed=_confirmed(ready, options), public_from=public_from
        )
    except PublicationError as error:
        raise Rejection(t(f"data.publication.{error.reason}", by=error.by)) from error
    except drafts.UnconfirmedError as error:
        raise Rejection(t("data.unconfirmed")) from error
    finally:
        drafts.delete(data, ready.draft.id)
    print(f"{entry.directory}  {entry.digest}")
    return 0


def _claims() -> dict[str, claims.Claim]:
    return claims.load(claims.file(paths.data(), paths.SHIPPED))


def _confirmed(ready: Prepared, options: Options) -> list[str]:
    """The warnings, each said; the ids of those confirmed."""
    known, published, names = indicators.definitions(), _claims(), _names(ready, options)
    draft_ = ready.draft
    for one in draft_.answered if draft_ else ():
        print(f"✓ {messages.warning(one, names, known, published, options.t)}", file=sys.stderr)
    confirmed: list[str] = []
    for group in comparison.groups(draft_.warnings) if draft_ else ():
        for one in group:
            print(f"? {messages.warning(one, names, known, published, options.t)}", file=sys.stderr)
        if options.yes or _asked(options.t):
            confirmed += [one.id for one in group]
    return confirmed


def _names(ready: Prepared, options: Options) -> dict[str, str]:
    units = ready.checked.units
    if units.empty:
        return {}
    return dict(zip(units["unit_id"], units[f"name_{options.t.lang}"], strict=True))


def _compared(ready: Prepared, options: Options) -> None:
    """What would change, in one sentence."""
    if ready.base is None or ready.draft is None:
        return
    candidate = drafts.snapshot(paths.data(), ready.draft)
    rows, moved, bands, stands = differences(ready.base, candidate)
    print(report.reading(ready.base.id, rows, moved, bands, stands, options.t), file=sys.stderr)


def differences(before: Snapshot, after: Snapshot) -> tuple[pd.DataFrame, ...]:
    """Rows, values, bands and claims that differ."""
    known, derived = indicators.definitions(), paths.derived()
    old, new = (values(s, known, derived) for s in (before, after))
    sides = [difference.Side(v, s.as_of, s.provenance) for v, s in ((old, before), (new, after))]
    published = _claims()
    return (
        difference.rows(load(before), load(after)),
        difference.values(old, new),
        difference.bands(sides[0], sides[1], known),
        difference.claims(sides[0], sides[1], published),
    )


def _progress(t: Translator) -> Progress:
    def told(step: str, share: float) -> None:
        if sys.stderr.isatty():
            print(
                f"\r{t(f'send.step.{step}')} {share:4.0%}",
                end="\n" if share == 1 else "",
                file=sys.stderr,
            )

    return told


def _asked(t: Translator) -> bool:
    if not sys.stdin.isatty():
        return False
    print(t("data.confirm"), end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "是")


def _rejected(ready: Prepared, options: Options) -> int:
    for one in ready.checked.problems:
        print(messages.line(one, options.t), file=sys.stderr)
    known, names = indicators.definitions(), _names(ready, options)
    for warning in ready.checked.warnings:
        print(f"? {messages.warning(warning, names, known, {}, options.t)}", file=sys.stderr)
    if options.marked:
        folder = Path(options.marked)
        folder.mkdir(parents=True, exist_ok=True)
        for upload in ready.uploads:
            content = annotated.copy(upload, ready.checked.problems, options.t)
            (folder / f"{Path(upload.name).stem}.marked.xlsx").write_bytes(content)
    return REJECTED
