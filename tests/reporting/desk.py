"""Who takes part in reporting, and a period that is open in the small world."""

from datetime import date

from dashboard.access import RIGHTS, Person, Role
from dashboard.contracts.senders import REGISTER
from dashboard.reporting import opening, publishing
from dashboard.reporting.period import opened, owed_by
from dashboard.reporting.sending import send
from tests import worlds
from tests.intake.sending import FEW, units

DAY, WHOSE = str(worlds.AS_OF), "reported"


def person(name, role, *units):
    """Somebody with one role, for `units` alone where given."""
    return Person(name, RIGHTS[role], frozenset(units), id=f"{name}@example")


REVIEWER = person("市审核员", Role.REVIEWER)
PUBLISHER = person("发布人", Role.PUBLISHER)
A = person("甲县填报人", Role.REPORTER, worlds.A)
B = person("乙县填报人", Role.REPORTER, worlds.B)
VIEWER = person("读者", Role.VIEWER)


def open_period(data, owed=None, due=date(2021, 12, 31)):
    """A period with its register published."""
    levels = {row["unit_id"]: row["level"] for row in worlds.UNITS}
    opening.open_period(
        data,
        REVIEWER,
        as_of=worlds.AS_OF,
        provenance=WHOSE,
        due=due,
        owed=owed or owed_by(levels),
    )
    opening.publish_register(data, REVIEWER, now(data), units())
    assert REGISTER == "units"
    return now(data)


def now(data):
    """The period as it is now."""
    return opened(data, DAY, WHOSE)


def sends(data, by, unit, upload, reason=""):
    """A file sent for a unit."""
    return send(
        data,
        by,
        as_of=DAY,
        provenance=WHOSE,
        unit=unit,
        upload=upload,
        definitions=FEW,
        reason=reason,
    )


def composed(data, by=PUBLISHER):
    """What becomes of what was accepted."""
    return publishing.compose(
        data,
        by,
        as_of=DAY,
        provenance=WHOSE,
        definitions=FEW,
        published={},
        derived=data / "derived",
    )


OWED = {worlds.CITY: ["duty_items"], worlds.A: ["posts", "tickets"], worlds.B: ["posts"]}
OWN = [{"town": worlds.A1, "posts": 3, "used": 1, "approved_on": "2021-01-01"}]
THEIRS = [{"town": worlds.B1, "posts": 5, "used": 5, "approved_on": "2021-02-01"}]


def cell(data, unit=worlds.A, table="posts"):
    return now(data).cells[unit, table]
