"""From uploads to a draft: check, write, compute, compare."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard.claims import Claim
from dashboard.contracts import Provenance
from dashboard.contracts.senders import REGISTER
from dashboard.files import clock
from dashboard.indicators import CITY, Definitions
from dashboard.indicators.build import values
from dashboard.intake import comparison, difference, drafts, later, precedence, totals, tracker
from dashboard.intake.check import Base, Checked, check
from dashboard.intake.drafts import Draft
from dashboard.intake.gather import Progress
from dashboard.intake.problems import IntakeWarning, Problem
from dashboard.intake.reading.files import Upload, distinct
from dashboard.snapshots import Snapshot, discover, log
from dashboard.snapshots.publication import current
from dashboard.snapshots.tables import load

DEMO_SHARE = 0.5
"""From this share of rows on that are demonstration rows, a table is demonstration data."""
MIN_ROWS = 20


@dataclass(frozen=True)
class Prepared:
    """What became of a set of uploads: a draft where nothing stood against it."""

    uploads: Sequence[Upload]
    checked: Checked
    base: Snapshot | None
    draft: Draft | None


def base_of(root: Path, as_of: date, provenance: Provenance) -> Snapshot | None:
    """What a snapshot of `as_of` is compared with and carried from: what is in force of the
    date, else the latest before it, of the same provenance (embargo or not).
    """
    return base_among(discover(root, preview=True).snapshots, as_of, provenance)


def base_among(snapshots: Sequence[Snapshot], as_of: date, provenance: str) -> Snapshot | None:
    """`base_of`, among snapshots that are known already, the latest last."""
    held = [s for s in snapshots if s.as_of <= as_of and s.provenance == provenance]
    return held[-1] if held else None


def prepare(
    uploads: Sequence[Upload],
    *,
    data: Path,
    as_of: date,
    provenance: Provenance,
    by: str,
    definitions: Definitions,
    published: Mapping[str, Claim],
    derived: Path,
    carried: Sequence[str] = (),
    nothing: Collection[tuple[str, str]] = (),
    progress: Progress = lambda step, share: None,
) -> Prepared:
    """Check `uploads` and, where nothing stands against them, save a draft to be confirmed. Units
    with `nothing` in a table (unit, table) have no row of it, whatever they had before.
    """
    root, uploads = data / "snapshots", distinct(uploads)
    current_entry = current(root, str(as_of))
    base = base_of(root, as_of, provenance)
    held = Base(base.id, base.digest, provenance, load(base)) if base else None
    checked = check(
        uploads,
        as_of=as_of,
        provenance=provenance,
        base=_without(held, nothing, definitions) if held else None,
        city=CITY,
        carried=carried,
        progress=progress,
        definitions=definitions,
    )
    if as_of > clock.now().date():
        checked.problems.append(Problem("future", uploads[0].name, value=str(as_of)))
    checked.problems += _beyond(checked, root, provenance, as_of)
    if checked.problems or not checked.tables:
        return Prepared(uploads, checked, base, None)
    progress("writing", 0.0)
    draft = drafts.save(
        data,
        checked.tables,
        by=by,
        as_of=as_of,
        provenance=provenance,
        uploads=uploads,
        carried=checked.carried,
        base=base.id if base else "",
        against=current_entry.digest if current_entry else "",
        register=base.id if base and REGISTER not in checked.frames else "",
    )
    try:
        progress("computing", 0.0)
        warnings = _warnings(
            checked, drafts.snapshot(data, draft), base, held, definitions, published, derived
        )
        warnings += later.warnings(root, as_of, provenance, current_entry)
        before = log.confirmed(log.read(root).entries, str(as_of))
        draft = replace(
            draft,
            warnings=tuple(one for one in warnings if one.evidence not in before),
            answered=tuple(one for one in warnings if one.evidence in before),
        )
        drafts.complete(data, draft)
    except BaseException:
        drafts.delete(data, draft.id)
        raise
    progress("computing", 1.0)
    return Prepared(uploads, checked, base, draft)


def _without(base: Base, nothing: Collection[tuple[str, str]], definitions: Definitions) -> Base:
    """`base` without the rows of units in tables of which they have none."""
    return replace(base, tables=precedence.without(base.tables, nothing, definitions))


def _warnings(
    checked: Checked,
    proposed: Snapshot,
    base: Snapshot | None,
    held: Base | None,
    definitions: Definitions,
    published: Mapping[str, Claim],
    derived: Path,
) -> list[IntakeWarning]:
    now = values(proposed, definitions, derived)
    then = values(base, definitions, derived) if base else None
    side = difference.Side(now, proposed.as_of, proposed.provenance)
    more = {}
    if base is not None and then is not None:
        more["bands"] = difference.bands(
            difference.Side(then, base.as_of, base.provenance), side, definitions
        )
    return [
        *checked.warnings,
        *_unused(checked, now, base, definitions),
        *comparison.warnings(
            comparison.Evidence(
                counts=tracker.counts(checked.tables, checked.units, CITY),
                counts_before=tracker.counts(held.tables, checked.units, CITY) if held else None,
                values=now,
                values_before=then,
                claims=difference.claims(None, side, published),
                empty=checked.empty,
                **more,
            ),
            definitions,
        ),
    ]


def _unused(
    checked: Checked, now: pd.DataFrame, base: Snapshot | None, definitions: Definitions
) -> Iterator[IntakeWarning]:
    """Totals that do not count, sent or carried."""
    if totals.TABLE in checked.tables:
        sent = len(checked.frames.get(totals.TABLE, ()))
        held = precedence.Standing(
            checked.tables[totals.TABLE], sent, now, checked.carried, base.id if base else ""
        )
        yield from precedence.unused(held, definitions)


def _beyond(checked: Checked, root: Path, provenance: str, as_of: date) -> list[Problem]:
    """What only the published snapshots can tell."""
    others = discover(root, preview=True).snapshots
    if provenance == "demo":
        over = [s.id for s in others if s.as_of == as_of and s.provenance == "reported"]
        return [Problem("demo_over_reported", hint={"base": id_}) for id_ in over]
    if any(p.rule == "demo_as_reported" for p in checked.problems):
        return []
    return _demo_rows(checked, [s for s in others if s.provenance == "demo"])


def _demo_rows(checked: Checked, demo: Sequence[Snapshot]) -> list[Problem]:
    """Tables sent as reported of which half or more stand in a demonstration snapshot."""
    found = []
    for name, frame in checked.tables.items():
        if name == REGISTER or len(frame) < MIN_ROWS:
            continue
        sent = pd.Series(difference.hashes(frame))
        same = max(
            (
                int(sent.isin(difference.hashes(load(s, [name])[name])).sum())
                for s in demo
                if name in s.tables
            ),
            default=0,
        )
        if same >= DEMO_SHARE * len(frame):
            found.append(Problem("demo_rows", table=name, hint={"n": str(same)}))
    return found
