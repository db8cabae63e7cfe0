"""Who may do what: roles, the rights each holds, and the reporting units a person's rights end at.

Nothing here knows how a person signed in (`auth` does). Whatever reads or changes data asks here,
where it reads or changes; pages only show what the answer allows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


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
    PRESENT = "present"  # edit run sheets, make decks, check drafts
    SEND = "send"  # send files for one's units
    REVIEW = "review"  # open a period of reporting, accept, return
    PUBLISH = "publish"  # publish, withdraw, restore
    AUDIT = "audit"  # read the log of acts and sign-ins


_READ = frozenset({Right.VIEW, Right.RECORDS, Right.EXPORT, Right.DEPARTMENTS})

RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.VIEWER: _READ,
    Role.PRESENTER: _READ | {Right.PRESENT},
    Role.ANALYST: _READ | {Right.ANALYSE},
    Role.REPORTER: _READ | {Right.SEND},
    Role.REVIEWER: _READ | {Right.SEND, Right.REVIEW, Right.PREVIEW},
    Role.PUBLISHER: _READ | {Right.PREVIEW, Right.PUBLISH},
    Role.ADMINISTRATOR: frozenset({Right.VIEW, Right.AUDIT}),
}
"""Rights by role where the configuration says nothing else."""


class Refusal(PermissionError):
    """`person` lacks `right` (for `unit`, where it ends at units)."""

    def __init__(self, person: str, right: Right, unit: str = "") -> None:
        super().__init__(f"{person}: {right}{f' {unit}' if unit else ''}")
        self.person, self.right, self.unit = person, right, unit


@dataclass(frozen=True)
class Person:
    """Somebody who looks or acts: `name` goes on what is written, `id` is how sign-in knows them.

    `units` are codes of reporting units; empty means the whole city.
    """

    name: str
    rights: frozenset[Right]
    units: frozenset[str] = field(default_factory=frozenset)
    id: str = ""

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
