"""Sign-ins and refusals on the log of acts: each once, not once a run of a page."""

import threading
import time

from dashboard import audit, paths
from dashboard.access import Person
from dashboard.auth.people import Identity

AGAIN = 3600.0
"""Seconds after which the same refusal is noted anew."""
MOST = 10_000
"""Things remembered: beyond that all of it is noted anew."""
_noted: dict[tuple[str, ...], float] = {}
_lock = threading.Lock()


def _first(key: tuple[str, ...], until: float) -> bool:
    """Whether `key` has not been noted, or no longer counts."""
    with _lock:
        if _noted.get(key, 0.0) > time.time():
            return False
        if len(_noted) >= MOST:
            _noted.clear()
        _noted[key] = until
        return True


def signed_in(person: Person, identity: Identity) -> None:
    """That somebody has come in; once for each sign-in."""
    if _first(("in", person.id), identity.until):
        audit.told(paths.data(), audit.Act.SIGN_IN, person)


def signed_out(person: Person) -> None:
    """That somebody has gone."""
    with _lock:
        _noted.pop(("in", person.id), None)
    audit.told(paths.data(), audit.Act.SIGN_OUT, person)


def refused(person: Person, **what: str) -> None:
    """That somebody asked for what is not theirs."""
    if _first(("refused", person.id, *what.values()), time.time() + AGAIN):
        audit.told(paths.data(), audit.Act.REFUSED, person, **what)
