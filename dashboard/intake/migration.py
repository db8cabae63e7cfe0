"""Snapshots of an earlier contract made readable: a new revision of each, with its reason."""

from pathlib import Path

from dashboard import audit, contracts
from dashboard.access import Person, Right
from dashboard.contracts.migrations import Migration, migrated, needed
from dashboard.files import clock
from dashboard.intake import drafts
from dashboard.snapshots import Snapshot, log, publication
from dashboard.snapshots.publication import PublicationError
from dashboard.snapshots.reader import Refused, read, sealed
from dashboard.snapshots.tables import frame, raw
from dashboard.snapshots.writer import write


def migrate(data: Path, *, by: Person) -> list[log.Entry]:
    """Publish a new revision of every period in force that the contract left behind, oldest
    first; `PublicationError` (``broken``) names the first that its steps do not make whole,
    `Refusal` one who may not publish.
    """
    audit.require(data, by, Right.PUBLISH, act="migrate")
    root, renamed, made = data / "snapshots", dict[str, str](), list[log.Entry]()
    for day, entry in _current(root).items():
        try:
            old = sealed(root / entry.directory)
        except Refused:  # damaged, or of a newer contract: nothing a step could mend
            continue
        if steps := needed(old.contract, contracts.MIGRATIONS):
            made.append(_step(data, old, entry, steps, renamed, by))
            renamed[old.id] = f"{day}-r{made[-1].revision}"
    return made


def _current(root: Path) -> dict[str, log.Entry]:
    """By day, oldest first, what is in force, under embargo or not."""
    stacks = publication.standing(root)
    return {day: stacks[day][0] for day in sorted(stacks)}


def _step(
    data: Path,
    old: Snapshot,
    entry: log.Entry,
    steps: list[Migration],
    renamed: dict[str, str],
    by: Person,
) -> log.Entry:
    """One snapshot through its `steps`; carried rows name the new revision of their base."""
    root, folder = data / "snapshots", drafts.folder(data) / f"migrate-{old.id}"
    try:
        tables = migrated({name: raw(old, name) for name in old.tables}, steps)
        path = write(
            {name: frame(name, table) for name, table in tables.items()},
            root=folder,
            as_of=old.as_of,
            provenance=old.provenance,
            created_at=clock.stamp(),
            created_by=by.name,
            revision=publication.next_revision(root, str(old.as_of)),
            carried={unit: renamed.get(base, base) for unit, base in old.carried.items()},
            register=renamed.get(old.register, old.register),
        )
        return publication.publish(
            read(path),
            root,
            by=by,
            against=entry.digest,
            public_from=entry.public_from,
            detail=dict(entry.detail)
            | {
                "provenance": old.provenance,
                "migrated": {"of": old.id, "from": old.contract, "to": contracts.VERSION},
                "reason": [step.reason.zh for step in steps],
            },
        )
    except ValueError as error:
        if isinstance(error, PublicationError):
            raise
        raise PublicationError("broken", old.id) from error
    finally:
        drafts.delete(data, folder.name)
