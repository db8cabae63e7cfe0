"""Who is looking. Until sign-in exists: the local user, on this machine only."""

import getpass

from dashboard import access

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def actor() -> access.Person:
    """Who acts on the command line: the user of this machine."""
    try:
        return access.local(getpass.getuser())
    except (KeyError, OSError, ImportError):  # a container's number without a name
        return access.local("–")


def person() -> access.Person:
    """Who looks at this page; PermissionError when the server listens beyond loopback."""
    import streamlit as st  # commands ask who acts, and start without it

    if st.get_option("server.address") not in LOOPBACK:
        raise PermissionError("no sign-in: the server must listen on loopback only")
    return actor()
