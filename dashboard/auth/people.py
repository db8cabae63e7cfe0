"""From who somebody is, as sign-in says, to what they may do here."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.access import RIGHTS, Person, Right, Role, holding
from dashboard.auth.configuration import Configuration

MAX_ID = 120
"""Characters of the longest id or name taken."""


class Stranger(PermissionError):
    """Nobody who may look: `reason` is a key of the texts (``access.stranger``), `id` who it is
    as far as sign-in knows.
    """

    def __init__(self, reason: str, id_: str = "") -> None:
        super().__init__(f"{reason} {id_}".strip())
        self.reason, self.id = reason, id_


@dataclass(frozen=True)
class Identity:
    """What sign-in says of somebody: `until` is when that ends, in seconds since 1970."""

    id: str
    name: str
    groups: tuple[str, ...]
    units: tuple[str, ...]
    until: float


def rights(settings: Configuration) -> dict[Role, frozenset[Right]]:
    """The rights by role, with those the configuration gives to other roles."""
    changed = settings.rights
    return {
        role: frozenset(r for r in Right if (role in changed[r] if r in changed else r in held))
        for role, held in RIGHTS.items()
    }


def person(identity: Identity, settings: Configuration) -> Person:
    """Who that is here; `Stranger` without a role. A county reporter without a unit is none."""
    id_ = identity.id
    if not is_name(id_):
        raise Stranger("no_role")
    grants = [
        grant
        for grant in settings.grant
        if id_ in grant.people or not set(grant.groups).isdisjoint(identity.groups)
    ]
    units = frozenset(identity.units).union(*(grant.units for grant in grants))
    roles = {role for grant in grants for role in grant.roles}
    if not units:
        roles.discard(Role.REPORTER)
    if not roles:
        raise Stranger("no_role", id_)
    named = is_name(identity.name) and identity.name != id_
    return Person(
        f"{identity.name} ({id_})" if named else id_,
        holding(frozenset(roles), rights(settings)),
        units,
        id_,
        settings.others,
    )


def public(settings: Configuration) -> Person:
    """Somebody who has not signed in, where published periods may be read by everybody."""
    held = {Right.VIEW, Right.EXPORT} if settings.public_export else {Right.VIEW}
    return Person("", frozenset(held))


def is_name(text: str) -> bool:
    """Whether `text` can name somebody: printable, not blank, not long."""
    return len(text.strip()) > 0 and len(text) <= MAX_ID and text.isprintable()


def texts(value: object, separator: str = ",") -> tuple[str, ...]:
    """A claim or header as names: a list, or a text with separators; ValueError when neither."""
    found: Iterable[object] = value.split(separator) if isinstance(value, str) else ()
    if isinstance(value, list | tuple):
        found = value
    elif not isinstance(value, str) and value is not None:
        raise ValueError("neither text nor list")
    names = [str(one).strip() for one in found if isinstance(one, str) and one.strip()]
    if not all(map(is_name, names)):
        raise ValueError("not printable")
    return tuple(names)
