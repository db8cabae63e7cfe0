"""What the snapshots on disk are to readers: now, and whether they ever were public."""

from collections.abc import Sequence
from typing import Literal

from dashboard.files import clock
from dashboard.snapshots import log
from dashboard.snapshots.reader import Snapshot, Survey
from dashboard.snapshots.serving import entries, opened, serve

State = Literal["published", "embargo", "replaced", "withdrawn", "unlogged"]


def state_of(found: Survey) -> list[tuple[Snapshot, State]]:
    """Every sound snapshot on disk, by directory, and what it is: ``published``, ``embargo``,
    ``replaced``, ``withdrawn``, or ``unlogged`` (in place, never published).
    """
    at, acts = clock.now(), entries(found)
    served = {s.path.name for s in serve(found, at, preview=True).snapshots}
    open_ = {s.path.name for s in serve(found, at).snapshots}
    known = {entry.directory for entry in acts}
    gone = _withdrawn(acts)
    states: list[tuple[Snapshot, State]] = []
    state: State
    for name, snapshot in sorted(found.sound.items()):
        if name in served or name in open_:
            state = "published" if name in open_ else "embargo"
        elif name not in known:
            state = "unlogged"
        else:
            state = "withdrawn" if name in gone else "replaced"
        states.append((snapshot, state))
    return states


def withdrawn(found: Survey) -> frozenset[str]:
    """The dates (ISO) readers saw once and that were withdrawn."""
    public = ever_public(found)
    return frozenset(
        str(snapshot.as_of)
        for snapshot, state in state_of(found)
        if state == "withdrawn" and snapshot.path.name in public
    )


def _withdrawn(acts: Sequence[log.Entry]) -> set[str]:
    """The directories of dates that were withdrawn, and those cancelled, as far as nothing came
    after it.
    """
    gone: set[str] = set()
    for entry in acts:
        names = {one.directory for one in acts if one.as_of == entry.as_of and one.n <= entry.n}
        if entry.act == log.CANCEL:
            gone.add(entry.directory)
        elif entry.act == log.WITHDRAW:
            gone |= names
        else:
            gone -= names
    return gone


def ever_public(found: Survey) -> frozenset[str]:
    """The directories that readers could see at some time up to now: what was withdrawn or
    replaced while it was under embargo never was one, nor what is made of such.
    """
    return opened(found, clock.now()).ever
