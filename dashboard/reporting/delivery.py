"""A file that a unit sends: read, checked against what stands, kept table by table."""

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard.access import Person, Right
from dashboard.contracts import TABLES, Provenance
from dashboard.contracts.senders import REGISTER, reporting_units, sender
from dashboard.files import clock
from dashboard.files.atomic import write_whole
from dashboard.indicators import CITY, Definitions
from dashboard.intake.check import Base, Checked, check
from dashboard.intake.prepare import base_of
from dashboard.intake.problems import IntakeWarning, Problem
from dashboard.intake.reading.files import Upload
from dashboard.reporting import acts
from dashboard.reporting.acts import Act, ReportingError
from dashboard.reporting.opening import current, parquet, register, sealed, table
from dashboard.reporting.period import DONE, Period, fold, may_send
from dashboard.snapshots import Snapshot
from dashboard.snapshots.tables import load

Tables = Mapping[str, pd.DataFrame]
Load = Callable[[Snapshot], Tables]
AT_DRAFT = ("empty_tables", "moved", "ended")
"""Warnings about what was not sent: they are for whoever makes the draft."""


@dataclass(frozen=True)
class Delivery:
    """A file received: who sent it for which unit, what is wrong with it, and, by table, how many
    rows it holds and the hash of the file they are kept in (nothing where there are faults).
    """

    id: str
    unit: str
    file: str
    sha256: str
    by: str
    at: str
    rows: Mapping[str, int]
    kept: Mapping[str, str]
    problems: Sequence[Problem] = ()
    warnings: Sequence[IntakeWarning] = ()


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
    by.require(Right.SEND, unit)
    period = current(data, as_of, provenance)
    if unit not in period.owed:
        raise ReportingError("no_unit", unit=unit)
    found, base = _checked(period, data, unit, upload, definitions, read)
    sent = {name: frame for name, frame in found.frames.items() if len(frame)}
    problems = [*_own(found, base, upload, unit), *_beyond(sent, found, upload, unit)]
    where = acts.folder(data, as_of, provenance)
    delivery = Delivery(
        f"{clock.now():%Y%m%d%H%M%S}-{secrets.token_hex(4)}",
        unit,
        upload.name,
        upload.sha256,
        by.name,
        clock.stamp(),
        {name: len(frame) for name, frame in sent.items()},
        {} if problems else _kept(where, sent, provenance),
        problems,
        [one for one in found.warnings if one.kind not in AT_DRAFT],
    )
    _save(where, delivery, upload.content)

    def allowed(held: list[Act]) -> None:
        cells = fold(held, as_of, provenance).cells
        again = [n for n in sent if (c := cells.get((unit, n))) and c.state == "accepted"]
        if again and not problems and not reason.strip():
            raise ReportingError("say_why", table=", ".join(again))

    acts.append(
        where,
        acts.FAULT if problems else acts.SEND,
        by,
        allowed=allowed,
        unit=unit,
        tables=[name for name in sent if name in may_send(unit)],
        delivery=delivery.id,
        reason="" if problems else reason,
        detail={
            "file": upload.name,
            "sha256": upload.sha256,
            "rows": dict(delivery.rows),
            "problems": sum(1 + len(p.cells) + p.more for p in problems),
        },
    )
    return delivery


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


def _kept(where: Path, sent: Tables, provenance: str) -> dict[str, str]:
    """Keep each table as a file of its own, by its hash; the hashes."""
    held = {}
    for name, frame in sent.items():
        content = parquet(name, frame, provenance)
        held[name] = hashlib.sha256(content).hexdigest()
        write_whole(where / "tables" / f"{held[name]}.parquet", content, private=True)
    return held


def _save(where: Path, delivery: Delivery, content: bytes) -> None:
    folder = where / "deliveries"
    write_whole(folder / f"{delivery.id}.file", content, private=True)
    note = json.dumps(asdict(delivery), ensure_ascii=False).encode()
    write_whole(folder / f"{delivery.id}.json", note, private=True)


def delivery(data: Path, period: Period, id_: str) -> Delivery:
    """A delivery by its id; `ReportingError` where it cannot be read."""
    if not id_.replace("-", "").isalnum():
        raise ValueError(f"no id: {id_!r}")
    where = acts.folder(data, period.as_of, period.provenance)
    try:
        facts = json.loads((where / "deliveries" / f"{id_}.json").read_text("utf-8"))
        facts["problems"] = [
            Problem(**one | {"cells": tuple(one["cells"])}) for one in facts["problems"]
        ]
        facts["warnings"] = [IntakeWarning(**one) for one in facts["warnings"]]
        return Delivery(**facts)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ReportingError("damaged", file=f"{id_}.json") from error


def content(data: Path, period: Period, one: Delivery) -> Upload:
    """The file as it was sent."""
    where = acts.folder(data, period.as_of, period.provenance)
    return sealed(where / "deliveries" / f"{one.id}.file", one.sha256, one.file)


def part(data: Path, period: Period, id_: str, name: str) -> Upload:
    """One table of a delivery as a file of ours; `ReportingError` where it is altered."""
    one = delivery(data, period, id_)
    where = acts.folder(data, period.as_of, period.provenance)
    digest = one.kept[name]
    return sealed(
        where / "tables" / f"{digest}.parquet", digest, f"{one.unit}_{name}_{id_}.parquet"
    )


def rows(data: Path, period: Period, id_: str, name: str) -> pd.DataFrame:
    """One table of a delivery as a frame."""
    return table(name, part(data, period, id_, name).content)
