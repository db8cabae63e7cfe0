"""Snapshots that hold rows carried from one that is no longer in force."""

from collections.abc import Sequence

from dashboard.snapshots.reader import Snapshot


def leaning(held: Sequence[Snapshot], base: str) -> list[Snapshot]:
    """Those of `held` (oldest first) that carry from `base`, also by way of each other."""
    bases, found = {base}, []
    for snapshot in held:
        if bases & set(snapshot.carried.values()):
            found.append(snapshot)
            bases.add(snapshot.id)
    return found


def stale(held: Sequence[Snapshot]) -> dict[str, str]:
    """By id, of the snapshots in force (oldest first) those that stand on another revision of
    a date than the one in force, or on one that does; and that other revision.
    """
    current = {str(snapshot.as_of): snapshot.id for snapshot in held}
    found: dict[str, str] = {}
    for snapshot in held:
        for base in sorted(set(snapshot.carried.values())):
            if base in found or current.get(base[:10]) != base:
                found[snapshot.id] = base
    return found


def unfounded(held: Sequence[Snapshot]) -> dict[str, str]:
    """Those that are `stale` because what they stand on is withdrawn: nothing to make them of."""
    days = {str(snapshot.as_of) for snapshot in held}
    return {id_: base for id_, base in stale(held).items() if base[:10] not in days}
