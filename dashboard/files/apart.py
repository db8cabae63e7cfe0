"""Work on what strangers sent, in a process of its own that may not take much memory or time."""

import io
import multiprocessing
import pickle
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import spawn
from multiprocessing.connection import Connection
from typing import Any, TypeVar

MEMORY, SECONDS = 4 * 2**30, 120
"""Bytes of address space and seconds of processor time that one file may take."""
WALL = 2 * SECONDS
"""Seconds to wait for it on a machine that is busy."""
AT_ONCE = threading.Semaphore(2)
FORKS = "forkserver" in multiprocessing.get_all_start_methods()
PROCESSES: Any = multiprocessing.get_context("forkserver" if FORKS else "spawn")
T = TypeVar("T")

KNOWN = {
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "time"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("decimal", "Decimal"),
    ("zoneinfo", "ZoneInfo._unpickle"),
    ("pandas._libs.tslibs.timestamps", "_unpickle_timestamp"),
    ("pandas._libs.tslibs.timedeltas", "_timedelta_unpickle"),
    ("builtins", "set"),
    ("builtins", "frozenset"),
}
"""What an answer may hold besides plain values and our own classes."""


_prepared = spawn.get_preparation_data


def _without_main(name: str) -> dict[str, Any]:
    """What a new process is told, without the main module of this one: under Streamlit that is the
    page being run, which would be run there once more.
    """
    told = _prepared(name)
    return {key: value for key, value in told.items() if not key.startswith("init_main_from")}


spawn.get_preparation_data = _without_main


class LimitError(Exception):
    """The work took more memory or time than it may, or its process died of it."""


class _Answer(pickle.Unpickler):
    """An answer of a process that may have been taken over: it names no code but ours."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if _ours(module, name) else None
        if found is None or ((module, name) not in KNOWN and not isinstance(found, type)):
            raise LimitError(f"{module}.{name}")
        return found


def _ours(module: str, name: str) -> bool:
    return (module, name) in KNOWN or (module.startswith("dashboard.") and "." not in name)


def preload(*modules: str) -> None:
    """Modules that every such process has from the start; said before the first of them."""
    if FORKS:
        PROCESSES.set_forkserver_preload([*modules])


def run(work: Callable[..., T], *arguments: object) -> T:
    """`work(*arguments)` in a process of its own; `LimitError` where it takes too much.

    `work` is a function of a module; what it returns is made of plain values and our classes.
    """
    mine, theirs = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(
        target=_work, args=(theirs, (MEMORY, SECONDS), work, arguments), daemon=True
    )
    with AT_ONCE, mine:
        process.start()
        theirs.close()
        try:
            content = mine.recv_bytes() if mine.poll(WALL) else b""
        except (EOFError, OSError):
            content = b""
        finally:
            process.kill()
            process.join()
    if not content:
        raise LimitError(f"exit status {process.exitcode}")
    try:
        answer: T = _Answer(io.BytesIO(content)).load()
    except (pickle.UnpicklingError, AttributeError, ImportError, TypeError, ValueError) as error:
        raise LimitError("no answer") from error
    return answer


def _work(
    told: Connection, limits: tuple[int, int], work: Callable[..., Any], arguments: Any
) -> None:
    with suppress(ImportError, ValueError, OSError):  # not on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits[0], limits[0]))
        resource.setrlimit(resource.RLIMIT_CPU, (limits[1], limits[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it has nothing to write
    try:
        told.send_bytes(pickle.dumps(work(*arguments)))
    except (MemoryError, RecursionError):
        told.close()
