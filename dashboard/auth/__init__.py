"""Who is looking: the user of this machine, or whoever a provider or a proxy has signed in."""

import getpass
import time
from contextlib import suppress

from dashboard import access
from dashboard.auth import configuration, ended, noted, oidc, people, proxy
from dashboard.auth.people import Stranger

__all__ = ["Stranger", "actor", "guarded", "is_local", "leave", "person", "signs_in"]
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_guards: list[str] = []


def actor() -> access.Person:
    """Who acts on the command line: the user of this machine."""
    try:
        return access.local(getpass.getuser())
    except (KeyError, OSError, ImportError):  # a container's number without a name
        return access.local("–")


def is_local() -> bool:
    """Whether there is no sign-in, only the user of this machine."""
    return configuration.current() is None


def signs_in() -> bool:
    """Whether signing in and out are pages of ours (OIDC), not the proxy's."""
    settings = configuration.current()
    return settings is not None and settings.mode == "oidc"


def guarded(mode: str) -> None:
    """To be called by the guard once it stands before the server: else nobody is let in."""
    _guards.append(mode)


def person() -> access.Person:
    """Who looks at this page, asked anew every time; `Stranger` for nobody who may."""
    import streamlit as st  # commands ask who acts, and start without it

    settings = configuration.current()
    if settings is None:
        if st.get_option("server.address") not in LOOPBACK:
            raise Stranger("beyond_loopback")
        return actor()
    found = _identity(settings)
    if found is None or ended.has(found):
        if settings.public:
            return people.public(settings)
        raise Stranger("signed_out")
    if found.until <= time.time():
        raise Stranger("expired", found.id)
    try:
        known = people.person(found, settings)
    except Stranger:
        noted.refused(access.Person(found.id, frozenset(), id=found.id), what="no role")
        raise
    noted.signed_in(known, found)
    return known


def _identity(settings: configuration.Configuration) -> people.Identity | None:
    """What sign-in says; None where it says nothing."""
    import streamlit as st

    if settings.mode not in _guards:
        raise Stranger("unguarded")
    if settings.mode == "oidc":
        return oidc.identity(st.user.to_dict(), settings)
    return proxy.opened(st.context.headers)


def leave() -> None:
    """End the sign-in of whoever looks, in every window and process."""
    settings = configuration.current()
    found = _identity(settings) if settings else None
    if found is None:
        return
    with suppress(OSError):  # the browser forgets it all the same
        ended.end(found)
    noted.signed_out(access.Person(found.name or found.id, frozenset(), id=found.id))
