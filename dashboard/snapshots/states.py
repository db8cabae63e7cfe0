"""What the snapshots on disk are to readers: now, and whether they ever were public."""

from datetime import datetime
from typing import Literal

from dashboard.files import clock
from dashboard.snapshots import log
from dashboard.snapshots.reader import Snapshot, Survey, serve

State = Literal["published", "embargo", "replaced", "withdrawn", "unlogged"]


def state_of(found: Survey) -> list[tuple[Snapshot, State]]:
    """Every sound snapshot on disk, by directory, and what it is: ``published``, ``embargo``,
    ``replaced``, ``withdrawn``, or ``unlogged`` (in place, never published).
    """
    served = {s.path.name: s for s in serve(found, clock.now(), preview=True).snapshots}
    open_ = {s.path.name for s in serve(found, clock.now()).snapshots}
    last = {entry.as_of: entry for entry in found.log.entries}
    known = {entry.directory for entry in found.log.entries}
    states: list[tuple[Snapshot, State]] = []
    state: State
    for name, snapshot in sorted(found.sound.items()):
        if name in served or name in open_:
            state = "published" if name in open_ else "embargo"
        elif found.log.there and name not in known:
            state = "unlogged"
        else:
            entry = last.get(str(snapshot.as_of))
            state = "withdrawn" if entry and entry.act == log.WITHDRAW else "replaced"
        states.append((snapshot, state))
    return states


def ever_public(found: Survey) -> set[str]:
    """The directories that readers could see at some time up to now: what was withdrawn or
    replaced while it was under embargo never was one.
    """
    entries, now = found.log.entries, clock.stamp()
    if not found.log.there:
        return set(found.sound)
    moments = {
        now,
        *(
            moment
            for entry in entries
            for moment in (entry.at, entry.public_from)
            if moment and moment <= now
        ),
    }
    return {
        stack[0].directory
        for moment in moments
        for stack in log.current(
            [entry for entry in entries if entry.at <= moment],
            datetime.fromisoformat(moment),
            preview=False,
        ).values()
    }
