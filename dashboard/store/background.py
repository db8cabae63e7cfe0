"""What is worked out or made while readers go on: one thing at a time."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st

from dashboard.edition import Reader

T = TypeVar("T")
RUN = "ScriptRunner.scriptThread"
"""Streamlit's name for the thread of a run of a page."""
PATIENCE = 0.5
"""Seconds that work ahead waits for a moment without a run."""


@st.cache_resource(show_spinner=False)
def _worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="background")


def later(work: Callable[[], T]) -> "Future[T]":
    """Do `work` in turn; it must not touch the session."""
    return _worker().submit(work)


def idle() -> bool:
    """Whether no page is being run, now or before `PATIENCE` is over; False once the server
    stops, which would wait for what is still to be done.
    """
    until = time.monotonic() + PATIENCE
    while any(thread.name == RUN for thread in threading.enumerate()):
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return threading.main_thread().is_alive()


def ahead(reader: Reader, *builds: tuple[Callable[..., Any], *tuple[Any, ...]]) -> None:
    """Make for every other unit, meanwhile, what was just shown of one (each builder with its
    arguments, as of `Reader.shown`): then a click on another finds it there. Only while nobody
    waits for a page; a busy server leaves it to the clicks.
    """

    def make() -> None:
        for unit in reader.edition.open:
            other = replace(reader, state=replace(reader.state, unit=unit))
            for build, *arguments in builds:
                if not idle():
                    return
                other.shown(build, *arguments)

    key = (ahead, builds, replace(reader.state, unit=""), reader.pillar)
    reader.edition.recent(key, lambda: later(make))
