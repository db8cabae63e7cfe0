"""Open a period of reporting: due date, what each unit owes; and publish its register first."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from dashboard.access import Person, Right
from dashboard.contracts import TABLES
from dashboard.contracts.checks import violations
from dashboard.contracts.senders import REGISTER
from dashboard.files import clock
from dashboard.files.atomic import write_whole
from dashboard.intake import codes
from dashboard.intake.gather import gather
from dashboard.intake.locate import located
from dashboard.intake.problems import Problem, grouped
from dashboard.intake.reading.files import Upload
from dashboard.intake.workbooks.template import REAL
from dashboard.reporting import acts
from dashboard.reporting.acts import Act, ReportingError
from dashboard.reporting.period import Period, may_send, opened
from dashboard.snapshots.tables import frame
from dashboard.snapshots.writer import arrow_table


def open_period(
    data: Path,
    by: Person,
    *,
    as_of: date,
    provenance: str,
    due: date,
    owed: Mapping[str, Sequence[str]],
) -> Act:
    """Open reporting of `as_of`; `ReportingError` for a date to come, a due date before it, or one
    that is open already.
    """
    by.require(Right.REVIEW)
    if as_of > clock.now().date():
        raise ReportingError("future", date=str(as_of))
    if due < as_of:
        raise ReportingError("due_early", date=str(due))
    wrong = [t for unit, tables in owed.items() for t in tables if t not in may_send(unit)]
    if wrong or not any(owed.values()):
        raise ReportingError("nothing_owed", table=", ".join(wrong))

    def first(held: list[Act]) -> None:
        if held:
            raise ReportingError("open_already", date=str(as_of), by=held[0].by)

    said = {"due": str(due), "owed": {unit: list(tables) for unit, tables in owed.items()}}
    where = acts.folder(data, str(as_of), provenance)
    return acts.append(where, acts.OPEN, by, allowed=first, detail=said)


def move_due(data: Path, by: Person, period: Period, due: date, reason: str) -> Act:
    """Another due date, and why."""
    by.require(Right.REVIEW)
    if not reason.strip():
        raise ReportingError("no_reason")
    if due < date.fromisoformat(period.as_of):
        raise ReportingError("due_early", date=str(due))
    where = acts.folder(data, period.as_of, period.provenance)
    return acts.append(where, acts.DUE, by, reason=reason, detail={"due": str(due)})


def real(units: pd.DataFrame) -> pd.DataFrame:
    """Of a register of demonstration data what is real."""
    return units[units["level"].isin(REAL)].reset_index(drop=True)


def checked_register(
    upload: Upload, as_of: date, provenance: str
) -> tuple[pd.DataFrame | None, list[Problem]]:
    """The register in a file, and what is wrong with it."""
    gathered = gather([upload])
    problems = list(gathered.problems)
    if provenance == "reported":
        problems += [Problem("demo_as_reported", file) for file in gathered.demo]
    units = gathered.frames.get(REGISTER)
    if units is None or units.empty:
        return None, problems or [Problem("no_register", upload.name, table=REGISTER)]
    codes.resolve(gathered.frames, codes.known_names([gathered.frames], {}))
    units = gathered.frames[REGISTER]
    held = {REGISTER: units}
    problems += located(violations(held, as_of), gathered, held, "")
    return units, grouped(problems)


def publish_register(data: Path, by: Person, period: Period, units: pd.DataFrame) -> Act:
    """Make `units` the register that templates list and files are read by; ValueError where it
    breaks the contract, `ReportingError` where a unit that owes is not in it.
    """
    by.require(Right.REVIEW)
    broken = violations({REGISTER: units}, date.fromisoformat(period.as_of))
    if len(broken):
        raise ValueError(broken.head(20).to_string())
    if gone := [unit for unit in period.owed if unit not in set(units["unit_id"])]:
        raise ReportingError("unit_gone", unit=", ".join(gone))
    content = parquet(REGISTER, units, period.provenance)
    digest = hashlib.sha256(content).hexdigest()
    where = acts.folder(data, period.as_of, period.provenance)
    write_whole(where / f"register-{digest}.parquet", content, private=True)
    counts = {str(level): int(n) for level, n in units["level"].value_counts().items()}
    said = {"sha256": digest, "levels": counts}
    return acts.append(where, acts.REGISTER, by, tables=[REGISTER], detail=said)


def register_file(data: Path, period: Period) -> Upload:
    """The register as it was published; `ReportingError` where none was, or it is altered."""
    if not period.register:
        raise ReportingError("no_register")
    where = acts.folder(data, period.as_of, period.provenance)
    return sealed(where / f"register-{period.register}.parquet", period.register, "units.parquet")


def register(data: Path, period: Period) -> pd.DataFrame:
    """The register as a frame."""
    return table(REGISTER, register_file(data, period).content)


def sealed(file: Path, digest: str, name: str) -> Upload:
    """A file of ours, if it still has the hash it was written with."""
    try:
        held = Upload(name, file.read_bytes())
    except OSError as error:
        raise ReportingError("damaged", file=file.name) from error
    if held.sha256 != digest:
        raise ReportingError("damaged", file=file.name)
    return held


def parquet(name: str, rows: pd.DataFrame, provenance: str) -> bytes:
    """A table as a file of ours, which says whose numbers it holds."""
    held = arrow_table(name, rows)
    file = BytesIO()
    pq.write_table(held.replace_schema_metadata({"provenance": provenance}), file)
    return file.getvalue()


def table(name: str, content: bytes) -> pd.DataFrame:
    """A file of ours as a table."""
    return frame(TABLES[name].name, pq.read_table(BytesIO(content)))


def current(data: Path, as_of: str, provenance: str) -> Period:
    """The period, ready to be sent for: its register is published."""
    period = opened(data, as_of, provenance)
    if not period.register:
        raise ReportingError("no_register")
    return period
