"""What is worked out or made while readers go on: one thing at a time."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st

from dashboard.edition import Reader

T = TypeVar("T")


@st.cache_resource(show_spinner=False)
def _worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="background")


def later(work: Callable[[], T]) -> "Future[T]":
    """Do `work` in turn; it must not touch the session."""
    return _worker().submit(work)


def ahead(reader: Reader, *builds: tuple[Callable[..., Any], *tuple[Any, ...]]) -> None:
    """Make for every other unit, meanwhile, what was just shown of one (each builder with its
    arguments, as of `Reader.shown`): then a click on another finds it there.
    """

    def make() -> None:
        for unit in reader.edition.open:
            other = replace(reader, state=replace(reader.state, unit=unit))
            for build, *arguments in builds:
                other.shown(build, *arguments)

    key = (ahead, builds, replace(reader.state, unit=""), reader.pillar)
    reader.edition.recent(key, lambda: later(make))
