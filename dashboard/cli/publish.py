"""The command ``publish``: check files, say what is wrong or to be confirmed, publish."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click
import pandas as pd

from dashboard import auth, claims, indicators, paths
from dashboard.access import Refusal
from dashboard.cli.common import Rejection, common, contents, output_folder, translator
from dashboard.contracts import PROVENANCES, Provenance
from dashboard.files import clock
from dashboard.files.atomic import write_whole
from dashboard.indicators.build import values
from dashboard.intake import comparison, difference, drafts, messages, report
from dashboard.intake.gather import Progress
from dashboard.intake.prepare import Prepared, prepare
from dashboard.intake.reading.files import Upload
from dashboard.intake.workbooks import annotated
from dashboard.reporting import publishing
from dashboard.reporting.acts import ReportingError
from dashboard.snapshots import Snapshot
from dashboard.snapshots.publication import PublicationError
from dashboard.snapshots.tables import load
from dashboard.text.i18n import Translator

REJECTED = 2


@click.command
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--as-of",
    required=True,
    type=date.fromisoformat,
    metavar="DATE",
    help="The day the numbers are of.",
)
@click.option(
    "--provenance",
    required=True,
    type=click.Choice(PROVENANCES),
    help="What the numbers are: demonstration data or reported.",
)
@click.option("--yes", is_flag=True, help="Confirm every warning.")
@click.option(
    "--carry",
    default="",
    metavar="ID,ID|all",
    help="Units whose missing tables stand as in the last snapshot.",
)
@click.option(
    "--public-from",
    "embargo",
    default="",
    metavar="'YYYY-MM-DD HH:MM'",
    help="Embargo: readers see it from then on (Beijing time unless an offset is given).",
)
@click.option(
    "--marked",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    callback=output_folder,
    help="Where to put marked copies.",
)
@common
def publish(
    files: Sequence[str],
    as_of: date,
    provenance: Provenance,
    yes: bool,
    carry: str,
    embargo: str,
    folder: Path | None,
) -> int:
    """Check files and publish them; warnings are confirmed one by one, or by --yes."""
    t, data, by = translator(), paths.data(), auth.actor()
    uploads = [Upload(Path(file).name, contents(file)) for file in files]
    try:
        public_from = clock.to_come(embargo)
    except clock.MomentError as error:
        raise Rejection(t(f"draft.embargo_{error.reason}")) from error
    try:
        ready = prepare(
            uploads,
            data=data,
            as_of=as_of,
            provenance=provenance,
            by=by.name,
            definitions=indicators.definitions(),
            published=_claims(),
            derived=paths.derived(),
            carried=[unit for unit in carry.split(",") if unit],
            progress=_progress(t),
        )
    except OSError as error:
        raise Rejection(t("data.publication.unwritable", by="")) from error
    if ready.draft is None:
        return _rejected(ready, folder, t)
    _compared(ready, t)
    try:
        with acting(t):
            confirmed = _confirmed(ready, t, yes=yes)
            entry = publishing.release(
                data, ready.draft, by=by, confirmed=confirmed, public_from=public_from
            )
    except (drafts.UnconfirmedError, ReportingError) as error:
        raise Rejection(error.message(t)) from error
    finally:
        drafts.delete(data, ready.draft.id)
    if entry.public_from > public_from:
        click.echo(t("draft.inherited", time=entry.public_from), err=True)
    click.echo(f"{entry.directory}  {entry.digest}")
    return 0


@contextmanager
def acting(t: Translator) -> Iterator[None]:
    """Whatever keeps an act from being done becomes a `Rejection`."""
    try:
        yield
    except PublicationError as error:
        raise Rejection(t(f"data.publication.{error.reason}", by=error.by)) from error
    except Refusal as error:
        raise Rejection(t("data.publication.refused", by=error.person)) from error


def _claims() -> dict[str, claims.Claim]:
    return claims.load(claims.file(paths.data(), paths.SHIPPED))


def _confirmed(ready: Prepared, t: Translator, *, yes: bool) -> list[str]:
    """The warnings, each said; the ids of those confirmed."""
    definitions, published, names = indicators.definitions(), _claims(), _names(ready, t)
    draft_ = ready.draft
    for one in draft_.answered if draft_ else ():
        click.echo(f"✓ {messages.warning(one, names, definitions, published, t)}", err=True)
    confirmed: list[str] = []
    for group in comparison.groups(draft_.warnings) if draft_ else ():
        for one in group:
            click.echo(f"? {messages.warning(one, names, definitions, published, t)}", err=True)
        if yes or _asked(t):
            confirmed += [one.id for one in group]
    return confirmed


def _names(ready: Prepared, t: Translator) -> dict[str, str]:
    units = ready.checked.units
    if units.empty:
        return {}
    return dict(zip(units["unit_id"], units[f"name_{t.written}"], strict=True))


def _compared(ready: Prepared, t: Translator) -> None:
    """What would change, in one sentence."""
    if ready.base is None or ready.draft is None:
        return
    candidate = drafts.snapshot(paths.data(), ready.draft)
    rows, moved, bands, stands = differences(ready.base, candidate)
    click.echo(report.reading(ready.base.id, rows, moved, bands, stands, t), err=True)


def differences(before: Snapshot, after: Snapshot) -> tuple[pd.DataFrame, ...]:
    """Rows, values, bands and claims that differ."""
    definitions, derived = indicators.definitions(), paths.derived()
    old, new = (values(s, definitions, derived) for s in (before, after))
    sides = [difference.Side(v, s.as_of, s.provenance) for v, s in ((old, before), (new, after))]
    published = _claims()
    return (
        difference.rows(load(before), load(after)),
        difference.values(old, new),
        difference.bands(sides[0], sides[1], definitions),
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


def _rejected(ready: Prepared, folder: Path | None, t: Translator) -> int:
    for one in ready.checked.problems:
        click.echo(messages.line(one, t), err=True)
    definitions, names = indicators.definitions(), _names(ready, t)
    for warning in ready.checked.warnings:
        click.echo(f"? {messages.warning(warning, names, definitions, {}, t)}", err=True)
    if folder:
        faulty = {problem.file for problem in ready.checked.problems}
        for upload in (one for one in ready.uploads if one.name in faulty):
            content = annotated.copy(upload, ready.checked.problems, t)
            write_whole(folder / f"{Path(upload.name).stem}.marked.xlsx", content)
    return REJECTED
