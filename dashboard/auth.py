"""Who is looking. Until sign-in exists: the local user, on this machine only."""

import getpass
from dataclasses import dataclass

import streamlit as st

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Identity:
    """The user a page is shown to; an editor publishes, and sees what is under embargo."""

    name: str
    editor: bool = True


def identity() -> Identity:
    """The local user; PermissionError when the server listens beyond loopback."""
    if st.get_option("server.address") not in LOOPBACK:
        raise PermissionError("no sign-in: the server must listen on loopback only")
    return Identity(getpass.getuser())
