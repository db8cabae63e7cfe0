"""What a snapshot must say of itself wherever its numbers stand."""

from dashboard.snapshots.reader import Snapshot
from dashboard.text.i18n import Translator


def carried(snapshot: Snapshot) -> dict[str, str]:
    """The units of which rows of an earlier date stand in, and that date."""
    return {
        unit: base[:10]
        for unit, base in snapshot.carried.items()
        if base[:10] != str(snapshot.as_of)
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
