"""Who is looking. Until sign-in exists: the local user, on this machine only."""

import getpass
from dataclasses import dataclass

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Identity:
    """The user a page is shown to; an editor publishes, and sees what is under embargo."""

    name: str
    editor: bool = True


def actor() -> str:
    """Whose name goes on what is written: on pages and on the command line the login name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container's number without a name
        return "–"


def identity() -> Identity:
    """The local user; PermissionError when the server listens beyond loopback."""
    import streamlit as st  # commands ask who acts, and start without it

    if st.get_option("server.address") not in LOOPBACK:
        raise PermissionError("no sign-in: the server must listen on loopback only")
    return Identity(actor())
