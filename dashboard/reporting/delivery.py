"""A file that a unit sent: kept whole and table by table, and found again by its id."""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from dashboard.access import Person
from dashboard.files import clock
from dashboard.files.atomic import write_whole
from dashboard.intake.problems import IntakeWarning, Problem
from dashboard.intake.reading.files import Upload
from dashboard.reporting import acts
from dashboard.reporting.acts import ReportingError
from dashboard.reporting.opening import parquet, sealed, table
from dashboard.reporting.period import Period

Tables = Mapping[str, pd.DataFrame]


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


def keep(
    where: Path,
    by: Person,
    unit: str,
    upload: Upload,
    sent: Tables,
    provenance: str,
    problems: Sequence[Problem] = (),
    warnings: Sequence[IntakeWarning] = (),
) -> Delivery:
    """Keep a file and, where nothing is wrong with it, its tables, each as a file of its own."""
    one = Delivery(
        f"{clock.now():%Y%m%d%H%M%S}-{secrets.token_hex(4)}",
        unit,
        upload.name,
        upload.sha256,
        by.name,
        clock.stamp(),
        {name: len(frame) for name, frame in sent.items()},
        {} if problems else _kept(where, sent, provenance),
        problems,
        warnings,
    )
    folder = where / "deliveries"
    write_whole(folder / f"{one.id}.file", upload.content, private=True)
    note = json.dumps(asdict(one), ensure_ascii=False).encode()
    write_whole(folder / f"{one.id}.json", note, private=True)
    return one


def _kept(where: Path, sent: Tables, provenance: str) -> dict[str, str]:
    held = {}
    for name, frame in sent.items():
        content = parquet(name, frame, provenance)
        held[name] = hashlib.sha256(content).hexdigest()
        write_whole(where / "tables" / f"{held[name]}.parquet", content, private=True)
    return held


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
