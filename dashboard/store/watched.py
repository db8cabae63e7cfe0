"""Folders that are looked at again, and read anew once a file in them is another."""

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
Signature = tuple[tuple[str, int, int], ...]


class Watched(Generic[T]):
    """What `read` makes of a folder, made again once a file in it is another.

    Signatures are compared, not hashed as keys of a cache: there are hundreds of files. They are
    looked at once a run of a page (`look_again`), so that all of it sees the same.
    """

    def __init__(self, read: Callable[[Path], T]) -> None:
        self._read, self._lock = read, threading.Lock()
        self._held: dict[Path, tuple[Signature, T]] = {}
        self.times = 0
        """How often something was read."""

    def __call__(self, folder: Path) -> T:
        """What was in `folder` when it was last looked at."""
        held = self._held.get(folder)
        return held[1] if held else self.look(folder)

    def look(self, folder: Path) -> T:
        """What is in `folder` now."""
        signature = _signature(folder)
        with self._lock:
            held = self._held.get(folder)
            if held is None or held[0] != signature:
                held = self._held[folder] = (signature, self._read(folder))
                self.times += 1
        return held[1]


def _signature(folder: Path, deep: int = 1) -> Signature:
    """Name, time and size of every file in a folder and the folders in it."""
    found: list[tuple[str, int, int]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if deep and entry.is_dir():
                    found += _signature(Path(entry.path), deep - 1)
                    continue
                stat = entry.stat()
                found.append((entry.path, stat.st_mtime_ns, stat.st_size))
    except FileNotFoundError:  # taken away meanwhile
        return ()
    return tuple(sorted(found))
