"""From what was accepted to a draft, and to a published period: nothing else goes in."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from dashboard.access import Person, Right
from dashboard.claims import Claim
from dashboard.contracts import Provenance
from dashboard.files import clock
from dashboard.indicators import Definitions
from dashboard.intake import drafts
from dashboard.intake.check import ALL
from dashboard.intake.drafts import Draft
from dashboard.intake.gather import Progress
from dashboard.intake.prepare import Prepared, base_of, prepare
from dashboard.intake.reading.files import Upload
from dashboard.reporting import acts
from dashboard.reporting.acts import ReportingError
from dashboard.reporting.delivery import part
from dashboard.reporting.opening import current, register_file
from dashboard.reporting.period import Cell, Period, all_opened, opened
from dashboard.snapshots import log


def accepted(data: Path, period: Period) -> list[Upload]:
    """The register and every table that is accepted now."""
    good = [cell for cell in period.cells.values() if cell.state == "accepted"]
    return [
        register_file(data, period),
        *(part(data, period, cell.delivery, cell.table) for cell in good),
    ]


def left_out(period: Period) -> list[Cell]:
    """Tables that are owed or were sent and are not accepted: they do not go in."""
    return [cell for cell in period.cells.values() if cell.state != "accepted"]


def compose(
    data: Path,
    by: Person,
    *,
    as_of: str,
    provenance: Provenance,
    definitions: Definitions,
    published: Mapping[str, Claim],
    derived: Path,
    progress: Progress = lambda step, share: None,
) -> Prepared:
    """A draft of what was accepted; what was not stands as in the last published period, where
    there is one. `ReportingError` where nothing was accepted.
    """
    by.require(Right.PUBLISH)
    period = current(data, as_of, provenance)
    uploads = accepted(data, period)
    if len(uploads) == 1:
        raise ReportingError("nothing_accepted")
    day = date.fromisoformat(as_of)
    base = base_of(data / "snapshots", day, provenance)
    prepared = prepare(
        uploads,
        data=data,
        as_of=day,
        provenance=provenance,
        by=by.name,
        definitions=definitions,
        published=published,
        derived=derived,
        carried=[ALL] if base else (),
        progress=progress,
    )
    if prepared.draft:
        named = [[cell.unit, cell.table, cell.state] for cell in left_out(period)]
        said = {"draft": prepared.draft.id, "accepted": len(uploads) - 1, "left_out": named}
        acts.append(acts.folder(data, as_of, provenance), acts.DRAFT, by, detail=said)
    return prepared


def release(
    data: Path,
    draft: Draft,
    *,
    by: Person,
    confirmed: Sequence[str],
    public_from: str = "",
) -> log.Entry:
    """Publish a draft (`drafts.release`). Where its period is open for reporting, only what is
    accepted now may be in it: `ReportingError` else.
    """
    by.require(Right.PUBLISH)
    open_ = (draft.as_of, draft.provenance) in all_opened(data)
    if open_:
        good = {one.sha256 for one in accepted(data, opened(data, draft.as_of, draft.provenance))}
        if wrong := [name for name, digest in draft.files.items() if digest not in good]:
            raise ReportingError("not_accepted", files=", ".join(wrong[:5]))
    entry = drafts.release(data, draft, by=by, confirmed=confirmed, public_from=public_from)
    if open_:
        where = acts.folder(data, draft.as_of, draft.provenance)
        said = {"snapshot": entry.directory, "at": clock.stamp(), "public_from": public_from}
        acts.append(where, acts.PUBLISH, by, detail=said)
    return entry
