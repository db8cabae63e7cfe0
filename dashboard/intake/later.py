"""Periods that come after one that is published late or corrected."""

from datetime import date
from pathlib import Path

from dashboard.intake.problems import IntakeWarning, places
from dashboard.snapshots import discover, log
from dashboard.snapshots.standing import leaning


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
