"""What a snapshot must say of itself wherever its numbers stand."""

from collections.abc import Iterable
from typing import Literal

from dashboard.snapshots.reader import Snapshot
from dashboard.text.i18n import Translator

Lent = Literal["unit", "corrected", "withdrawn"]
"""Whether rows of an earlier period are still in force there, were corrected or withdrawn."""


def carried(snapshot: Snapshot) -> dict[str, str]:
    """The units of which rows of an earlier date stand in, and that date."""
    return {
        unit: base[:10]
        for unit, base in snapshot.carried.items()
        if base[:10] != str(snapshot.as_of)
    }


def lent(snapshot: Snapshot, held: Iterable[Snapshot]) -> dict[str, Lent]:
    """How the rows stand that are carried for a unit, among the snapshots in force."""
    current = {one.id for one in held}
    days = {id_[:10] for id_ in current}
    return {
        unit: "unit"
        if snapshot.carried[unit] in current
        else "corrected"
        if day in days
        else "withdrawn"
        for unit, day in carried(snapshot).items()
    }


def status(snapshot: Snapshot, t: Translator) -> str:
    """What must be said of a snapshot that is not yet published, or not whole."""
    said = (("preview", snapshot.preview), ("carried", bool(carried(snapshot))))
    return " · ".join(t(f"provenance.{name}.mark") for name, applies in said if applies)


def mark(snapshot: Snapshot, t: Translator) -> str:
    """What every picture and file of a snapshot says of itself; empty when it is reported,
    published and whole.
    """
    own = t(f"provenance.{snapshot.provenance}.mark")
    return " · ".join(filter(None, (status(snapshot, t), own)))
