"""Who may do what: roles, the rights each holds, and the reporting units a person's rights end at.

Nothing here knows how a person signed in (`auth` does). Whatever reads or changes data asks here,
where it reads or changes; pages only show what the answer allows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Others = Literal["figures", "details", "records"]
"""How much somebody with units of their own sees of the other units: their figures beside one's
own; also their towns and lists by name; also their records.
"""


class Role(StrEnum):
    """What a person is to this dashboard; one may have several."""

    VIEWER = "viewer"
    PRESENTER = "presenter"
    ANALYST = "analyst"
    REPORTER = "county_reporter"
    REVIEWER = "city_reviewer"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """One thing that can be allowed."""

    VIEW = "view"  # pages of published periods
    PREVIEW = "preview"  # periods under embargo
    RECORDS = "records"  # the records behind a number
    EXPORT = "export"  # downloads and hand-outs, apart from viewing
    DEPARTMENTS = "departments"  # rankings of departments
    ANALYSE = "analyse"  # save and delete scenarios
    ANNOTATE = "annotate"  # notes on figures, for everybody who sees the figure
    PRESENT = "present"  # edit run sheets, make decks, check drafts
    SEND = "send"  # send files for one's units
    REVIEW = "review"  # open a period of reporting, accept, return
    PUBLISH = "publish"  # publish, withdraw, restore
    AUDIT = "audit"  # read the log of acts and sign-ins


_READ = frozenset({Right.VIEW, Right.RECORDS, Right.EXPORT, Right.DEPARTMENTS})

RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.VIEWER: _READ,
    Role.PRESENTER: _READ | {Right.PRESENT},
    Role.ANALYST: _READ | {Right.ANALYSE, Right.ANNOTATE},
    Role.REPORTER: _READ | {Right.SEND},
    Role.REVIEWER: _READ | {Right.SEND, Right.REVIEW, Right.PREVIEW, Right.ANNOTATE},
    Role.PUBLISHER: _READ | {Right.PREVIEW, Right.PUBLISH, Right.ANNOTATE},
    Role.ADMINISTRATOR: frozenset({Right.VIEW, Right.AUDIT}),
}
"""Rights by role where the configuration says nothing else."""


class Refusal(PermissionError):
    """`person` lacks `right` (for `unit`, where it ends at units)."""

    def __init__(self, person: str, right: Right, unit: str = "") -> None:
        super().__init__(f"{person}: {right}{f' {unit}' if unit else ''}")
        self.person, self.right, self.unit = person, right, unit


@dataclass(frozen=True)
class Scope:
    """What somebody sees of an edition: figures of every unit, always.

    Towns and lists by name are of the units in `details`, records of those in `records` (empty:
    of all), where there are records for them at all (`listed`); `departments` says whether
    departments and stationed agencies are ranked by name.
    """

    details: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    departments: bool = True
    listed: bool = True

    def opens(self, unit: str) -> bool:
        """Whether the details of `unit` are seen."""
        return not self.details or unit in self.details


@dataclass(frozen=True)
class Person:
    """Somebody who looks or acts: `name` goes on what is written, `id` is how sign-in knows them.

    `units` are codes of reporting units; empty means the whole city. `others` is what is seen
    of the other units.
    """

    name: str
    rights: frozenset[Right]
    units: frozenset[str] = field(default_factory=frozenset)
    id: str = ""
    others: Others = "figures"

    @property
    def scope(self) -> Scope:
        """What of an edition this person sees."""
        return Scope(
            details=self.units if self.others == "figures" else frozenset(),
            records=self.units if self.others != "records" else frozenset(),
            departments=self.may(Right.DEPARTMENTS),
            listed=self.may(Right.RECORDS),
        )

    def may(self, right: Right, unit: str = "") -> bool:
        """Whether `right` is held, for `unit` if one is named."""
        return right in self.rights and (not unit or not self.units or unit in self.units)

    def require(self, right: Right, unit: str = "") -> None:
        """`Refusal` unless `right` is held, for `unit` if one is named."""
        if not self.may(right, unit):
            raise Refusal(self.name, right, unit)


def local(name: str) -> Person:
    """The user of a machine without sign-in, and of the command line: may do everything."""
    return Person(name, frozenset(Right), id=name)


def holding(roles: frozenset[Role], rights: Mapping[Role, frozenset[Right]]) -> frozenset[Right]:
    """The rights of several roles together."""
    return frozenset().union(*(rights[role] for role in roles))
