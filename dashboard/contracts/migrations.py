"""Changes that an empty column cannot bridge: how a snapshot of an earlier contract becomes one of
this.

A column that may be empty needs none of this: it names its version (`Column.since`). A column
renamed, taken out, made required or of another type gets a step here; until it is taken
(``snapshots migrate``) older snapshots are refused as ``older``.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import pyarrow as pa

from dashboard.contracts.table import Label

Raw = dict[str, pa.Table]


class Migration(NamedTuple):
    """A step to `version`: `change` takes and returns all tables as they stand in the files."""

    version: int
    reason: Label
    change: Callable[[Raw], Raw]


MIGRATIONS: tuple[Migration, ...] = ()
"""In order of version."""


def needed(version: int, steps: tuple[Migration, ...]) -> list[Migration]:
    """The steps that a snapshot of `version` has before it."""
    return [step for step in steps if step.version > version]


def migrated(tables: Mapping[str, pa.Table], steps: list[Migration]) -> Raw:
    """The tables after every step."""
    held = dict(tables)
    for step in steps:
        held = step.change(held)
    return held
