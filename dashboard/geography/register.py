"""The public register of towns and subdistricts: where each lies and who runs it."""

import csv
from functools import cache
from typing import Literal, NamedTuple, cast

from dashboard.geography.names import BOUNDARIES

Kind = Literal["街道", "镇", "乡"]


class Town(NamedTuple):
    """A town: the county it lies in, and the unit that runs it (a functional zone runs some)."""

    code: str
    county: str
    unit: str
    kind: Kind


@cache
def towns() -> tuple[Town, ...]:
    """The towns of the register, in its order; not what it lists beside them."""
    with (BOUNDARIES / "jining_towns.csv").open(encoding="utf-8") as file:
        return tuple(
            Town(row["code"], row["county_adcode"], row["unit_id"], cast(Kind, row["type"]))
            for row in csv.DictReader(file)
            if row["is_town"] == "1"
        )
