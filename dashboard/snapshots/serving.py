"""Which of the snapshots on disk readers see, and what they ever saw."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from dashboard.files import clock
from dashboard.snapshots import public, seal
from dashboard.snapshots.log import GRAVE, LOG, Entry, directory_name
from dashboard.snapshots.reader import DIRECTORY, Catalogue, Fault, Snapshot, Survey, survey


def serve(found: Survey, at: datetime, *, preview: bool = False) -> Catalogue:
    """What readers see at a moment: of each date the revision in force, as far as it is sound.

    Where there is a log, only what it says is published, and nothing while it is altered; without
    one what came with the product.
    """
    if grave := altered(found):  # what such a log lets stand is not known
        return Catalogue((), tuple(Fault("", LOG, reason) for reason in grave))
    snapshots, faults = list[Snapshot](), list[Fault]()
    seen = opened(found, at)
    for revisions in (public.stacks(entries(found)) if preview else seen.now).values():
        for entry in revisions:
            snapshot = found.sound.get(entry.directory)
            if snapshot is not None and entry.digest in ("", snapshot.digest):
                waits = entry not in seen.now.get(entry.as_of, ())
                snapshots.append(replace(snapshot, preview=True) if waits else snapshot)
                break
            faults.append(
                found.faults.get(entry.directory)
                or Fault(entry.directory, "manifest.json", "altered" if snapshot else "missing")
            )
    return Catalogue(tuple(sorted(snapshots, key=lambda s: s.as_of)), tuple(dict.fromkeys(faults)))


def altered(found: Survey) -> list[str]:
    """The faults of the log that let nothing of it be believed, each once."""
    return list(dict.fromkeys(reason for reason, _ in found.log.faults if reason in GRAVE))


def opened(found: Survey, at: datetime) -> public.Opened:
    """What is public of what is on disk, and what ever was."""
    if altered(found):
        return public.Opened(frozenset(), {})
    made_of = {name: snapshot.made_of for name, snapshot in found.sound.items()}
    return public.opened(entries(found), made_of, at)


def entries(found: Survey) -> tuple[Entry, ...]:
    """The acts: those of the log, else as if what came with the product had been published."""
    return found.log.entries if found.log.there else tuple(unlogged(found))


def unlogged(found: Survey) -> Iterator[Entry]:
    """What came with the product, as if it had been published in the order of revisions."""
    for entry in _everything(found):
        if entry.directory in found.faults or seal.shipped(entry.directory, entry.digest):
            yield entry


def _everything(found: Survey) -> Iterator[Entry]:
    named = sorted(
        (match[1], int(match[2] or 1))
        for name in (*found.sound, *found.faults)
        if (match := DIRECTORY.fullmatch(name))
    )
    for n, (as_of, revision) in enumerate(named, start=1):
        snapshot = found.sound.get(directory_name(as_of, revision))
        yield Entry(n, "", "", "publish", as_of, revision, snapshot.digest if snapshot else "")


def discover(root: Path, at: datetime | None = None, *, preview: bool = False) -> Catalogue:
    """The snapshots under `root` that readers see now (or at `at`)."""
    return serve(survey(root), at or clock.now(), preview=preview)
