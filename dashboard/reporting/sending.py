"""Send a file of a unit: read, checked against what stands, taken in whole or not at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard import audit
from dashboard.access import Person, Right
from dashboard.contracts import TABLES, Provenance
from dashboard.contracts.senders import REGISTER, reporting_units, sender
from dashboard.indicators import CITY, Definitions
from dashboard.intake.check import Base, Checked, check
from dashboard.intake.gather import series
from dashboard.intake.prepare import base_of
from dashboard.intake.problems import Problem
from dashboard.intake.reading.files import Upload
from dashboard.reporting import acts
from dashboard.reporting.acts import ReportingError, Step
from dashboard.reporting.delivery import Delivery, keep, rows
from dashboard.reporting.opening import current, register
from dashboard.reporting.period import DONE, Period, fold, may_send
from dashboard.snapshots import Snapshot
from dashboard.snapshots.tables import load

Tables = Mapping[str, pd.DataFrame]
Load = Callable[[Snapshot], Tables]
AT_DRAFT = ("empty_tables", "moved", "ended")
"""Warnings about what was not sent: they are for whoever makes the draft."""


def standing(period: Period, data: Path, units: Sequence[str], read: Load = load) -> Base:
    """What stands for `units`: the last published period of the same provenance (an empty digest:
    there is none), the register of this one, and above both what they have sent.
    """
    kind: Provenance = "demo" if period.provenance == "demo" else "reported"
    base = base_of(data / "snapshots", date.fromisoformat(period.as_of), kind)
    held = dict(read(base)) if base else {}
    before = reporting_units(held[REGISTER]) if REGISTER in held else {}
    homes = before | reporting_units(register(data, period))
    for cell in period.cells.values():
        if cell.unit in units and cell.state in DONE:
            sent = rows(data, period, cell.delivery, cell.table)
            there = held.get(cell.table)
            if there is not None:
                others = there[sender(TABLES[cell.table], there, homes, CITY) != cell.unit]
                sent = pd.concat([others, sent], ignore_index=True) if len(others) else sent
            held[cell.table] = sent
    held[REGISTER] = register(data, period)
    id_ = base.id if base else f"{period.as_of}-r0"  # checks compare dates by it
    return Base(id_, base.digest if base else "", period.provenance, held)


def send(
    data: Path,
    by: Person,
    *,
    as_of: str,
    provenance: str,
    unit: str,
    upload: Upload,
    definitions: Definitions,
    reason: str = "",
    read: Load = load,
) -> Delivery:
    """Take in a file of `unit`, any of its tables: whole where it is sound, else not at all and
    with its faults. `Refusal` for another unit's; `ReportingError` where a table that was
    accepted is sent anew without a reason.
    """
    audit.require(data, by, Right.SEND, unit)
    period = current(data, as_of, provenance)
    if unit not in period.owed:
        raise ReportingError("no_unit", unit=unit)
    found, base = _checked(period, data, unit, upload, definitions, read)
    sent = {name: frame for name, frame in found.frames.items() if len(frame)}
    problems = [*_own(found, base, upload, unit), *_beyond(sent, found, upload, unit)]
    where = acts.folder(data, as_of, provenance)
    notable = [one for one in found.warnings if one.kind not in AT_DRAFT]
    one = keep(where, by, unit, upload, sent, provenance, problems, notable)
    _written(where, by, one, period, reason)
    return one


def send_nothing(
    data: Path,
    by: Person,
    *,
    as_of: str,
    provenance: str,
    unit: str,
    tables: Sequence[str],
    reason: str = "",
) -> Delivery:
    """Say that `unit` has nothing to report in `tables` (零报告): a delivery without a row, which
    is reviewed as any other; refused as `send` is.
    """
    audit.require(data, by, Right.SEND, unit)
    period = current(data, as_of, provenance)
    if wrong := [name for name in tables if name not in period.owed.get(unit, ())]:
        raise ReportingError("nothing_owed", table=", ".join(wrong))
    if not tables:
        raise ReportingError("no_table")
    empty = {
        name: pd.DataFrame({c.name: series(c, []) for c in TABLES[name].columns}) for name in tables
    }
    where = acts.folder(data, as_of, provenance)
    one = keep(where, by, unit, Upload("", b""), empty, provenance)
    _written(where, by, one, period, reason)
    return one


def _written(where: Path, by: Person, one: Delivery, period: Period, reason: str) -> None:
    """Write the act down; a table that was accepted is sent anew with a reason only."""

    def allowed(held: list[Step]) -> None:
        cells = fold(held, period.as_of, period.provenance).cells
        again = [n for n in one.rows if (c := cells.get((one.unit, n))) and c.state == "accepted"]
        if again and not one.problems and not reason.strip():
            raise ReportingError("say_why", table=", ".join(again))

    acts.append(
        where,
        acts.FAULT if one.problems else acts.SEND,
        by,
        allowed=allowed,
        unit=one.unit,
        tables=[name for name in one.rows if name in may_send(one.unit)],
        delivery=one.id,
        reason="" if one.problems else reason,
        detail={
            "file": one.file,
            "sha256": one.sha256,
            "rows": dict(one.rows),
            "problems": sum(1 + len(p.cells) + p.more for p in one.problems),
        },
    )


def _checked(
    period: Period, data: Path, unit: str, upload: Upload, definitions: Definitions, read: Load
) -> tuple[Checked, Base]:
    near = list(dict.fromkeys((unit, CITY)))
    base = standing(period, data, near, read)
    found = check(
        [upload],
        as_of=date.fromisoformat(period.as_of),
        provenance=period.provenance,
        base=base,
        city=CITY,
        carried=near,
        definitions=definitions,
        scope=unit,
    )
    return found, base


def _own(found: Checked, base: Base, upload: Upload, unit: str) -> list[Problem]:
    """What is wrong with the file itself, not with rows that stand in: those are for whoever makes
    the draft. A town of the unit that lacks a profile is missing in the file.
    """
    homes = reporting_units(found.units) if len(found.units) else {}
    profiles = "town_profiles" in found.frames
    return [
        replace(p, file=upload.name)
        for p in found.problems
        if p.file != base.id
        or (p.rule == "every_town_profiled" and profiles and homes.get(p.value) == unit)
    ]


def _beyond(sent: Tables, found: Checked, upload: Upload, unit: str) -> list[Problem]:
    """Tables that are not the unit's to send, and rows that are not all its own though nothing
    else was said of them: refused, whatever the reason.
    """
    homes, said = reporting_units(found.units) if len(found.units) else {}, found.problems
    wrong = [name for name in sent if name not in may_send(unit)]
    if not said:
        wrong += [
            name
            for name, frame in sent.items()
            if name not in wrong and not (sender(TABLES[name], frame, homes, CITY) == unit).all()
        ]
    return [Problem("not_yours", upload.name, table=name) for name in wrong]
