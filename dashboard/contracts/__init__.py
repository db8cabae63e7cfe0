"""The data contract: every table of a snapshot, by name.

Add a table by adding one `Table` to the file of its pillar: the reader, the validation
and the documentation take it from `TABLES`.
"""

from collections.abc import Iterable

from dashboard.contracts import burden, capacity, common, empowerment, response, voice
from dashboard.contracts.migrations import MIGRATIONS, Migration
from dashboard.contracts.table import PROVENANCES, Column, Label, Provenance, Rule, Table

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        common.UNITS,
        common.TOWN_PROFILES,
        *empowerment.TABLES,
        *voice.TABLES,
        *capacity.TABLES,
        *burden.TABLES,
        response.TICKETS,
        common.REPORTED_VALUES,
    )
}

VERSION = max(
    *(column.since for table in TABLES.values() for column in table.columns),
    *(step.version for step in MIGRATIONS),
    1,
)
"""The contract this code writes: the latest version that brought a column or a migration."""


def having(name: str, tables: Iterable[str] = ()) -> Column | None:
    """The column called `name` in the first table that has one, `tables` first; None when no
    table has.
    """
    columns = (column for table in [*tables, *TABLES] for column in TABLES[table].columns)
    return next((column for column in columns if column.name == name), None)


__all__ = [
    "MIGRATIONS",
    "PROVENANCES",
    "TABLES",
    "VERSION",
    "Column",
    "Label",
    "Migration",
    "Provenance",
    "Rule",
    "Table",
    "having",
]
