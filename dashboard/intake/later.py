"""Periods that come after one that is published late or corrected: what stands on it, and how
that is made anew.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard import audit
from dashboard.access import Person, Right
from dashboard.contracts import TABLES
from dashboard.contracts.senders import REGISTER, reporting_units, sender
from dashboard.files import clock
from dashboard.indicators import CITY
from dashboard.intake import drafts
from dashboard.intake.gather import joined
from dashboard.intake.problems import IntakeWarning, places
from dashboard.snapshots import Snapshot, discover, log, publication
from dashboard.snapshots.carried import leaning, stale, unfounded
from dashboard.snapshots.publication import PublicationError
from dashboard.snapshots.reader import read
from dashboard.snapshots.tables import load
from dashboard.snapshots.writer import write

Tables = Mapping[str, pd.DataFrame]


def rebuild(data: Path, *, by: Person) -> list[log.Entry]:
    """Publish a new revision of every period that stands on rows no longer in force, oldest
    first; `PublicationError` (``no_base``, ``unknown``, ``broken``) names the first that cannot,
    `Refusal` one who may not publish.
    """
    audit.require(data, by, Right.PUBLISH, act="rebuild")
    root, made = data / "snapshots", list[log.Entry]()
    while True:
        held = {s.id: s for s in discover(root, preview=True).snapshots}
        without = unfounded(list(held.values()))
        waiting = {i: b for i, b in stale(list(held.values())).items() if i not in without}
        if without and not (waiting or made):
            raise PublicationError("no_base", next(iter(without)))
        if not waiting:
            return made
        id_, base = next(iter(waiting.items()))
        current = next(s for s in held.values() if str(s.as_of) == base[:10])
        made.append(_again(data, held[id_], base, current, by))


def _again(data: Path, old: Snapshot, base: str, current: Snapshot, by: Person) -> log.Entry:
    root, day = data / "snapshots", str(old.as_of)
    entry = publication.current(root, day)
    carried = entry.detail.get("carried", {}) if entry else {}
    if entry is None or set(carried) != set(old.carried):
        raise PublicationError("unknown", old.id)
    former = read(root / log.directory_name(base[:10], int(base.rpartition("-r")[2])))
    same = old.tables[REGISTER] == former.tables[REGISTER]
    tables = replaced(load(old), load(current), carried, register=same)
    folder = drafts.folder(data) / f"rebuild-{old.id}"
    try:
        path = write(
            tables,
            root=folder,
            as_of=old.as_of,
            provenance=old.provenance,
            created_at=clock.stamp(),
            created_by=by.name,
            revision=publication.next_revision(root, day),
            carried=dict.fromkeys(carried, current.id),
            register=current.id if same else "",
        )
        return publication.publish(
            read(path),
            root,
            by=by,
            against=entry.digest,
            public_from=entry.public_from,
            detail={
                "provenance": old.provenance,
                "carried": carried,
                "base": current.id,
                "rebuilt": {"of": old.id, "instead": base},
            },
        )
    except ValueError as error:
        if isinstance(error, PublicationError):
            raise
        raise PublicationError("broken", old.id) from error
    finally:
        drafts.delete(data, folder.name)


def replaced(
    tables: Tables, base: Tables, carried: Mapping[str, Sequence[str]], *, register: bool
) -> dict[str, pd.DataFrame]:
    """`tables` with the rows that were carried taken from `base`, by unit and table; with
    `register`, the register of units too.
    """
    found = dict(tables)
    if register:
        found[REGISTER] = base[REGISTER]
    homes = reporting_units(found[REGISTER])
    for name in sorted({name for names in carried.values() for name in names}):
        units = [unit for unit, names in carried.items() if name in names]
        table = TABLES[name]
        parts = []
        if name in tables:
            parts.append(tables[name][~sender(table, tables[name], homes, CITY).isin(units)])
        if name in base:
            parts.append(base[name][sender(table, base[name], homes, CITY).isin(units)])
        found[name] = joined(parts)
    return found


def warnings(
    root: Path, as_of: date, provenance: str, current: log.Entry | None
) -> list[IntakeWarning]:
    """Later periods that stand as they are; and those that hold rows of what is corrected."""
    after = [
        s
        for s in discover(root, preview=True).snapshots
        if s.as_of > as_of and s.provenance == provenance
    ]
    old = f"{current.as_of}-r{current.revision}" if current else ""
    held = leaning(after, old) if old else []
    rest = [s.id for s in after if s.id not in {one.id for one in held}]
    told = (
        [IntakeWarning("later_carried", cells=places([s.id for s in held]), facts={"base": old})]
        if held
        else []
    )
    return told + ([IntakeWarning("later_stands", cells=places(rest))] if rest else [])
