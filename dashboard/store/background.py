"""What is worked out or made while readers go on: one thing at a time."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import streamlit as st

T = TypeVar("T")


@st.cache_resource(show_spinner=False)
def _worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="background")


def later(work: Callable[[], T]) -> "Future[T]":
    """Do `work` in turn; it must not touch the session."""
    return _worker().submit(work)
