"""Things saved in a folder, one file each, so that two who save at once lose nothing."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from filelock import FileLock

from dashboard.files.atomic import write_whole

T = TypeVar("T")
NEW = ""
"""The version of what is not saved yet."""


class StaleError(ValueError):
    """Somebody else has saved under that id since: `version` is what stands now."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


@dataclass(frozen=True)
class Repository(Generic[T]):
    """`folder` holds ``<id><suffix>`` files; `read` makes a thing of the text of one (ValueError or
    TypeError where it cannot), `written` the text of a thing.
    """

    folder: Path
    suffix: str
    read: Callable[[str], T]
    written: Callable[[T], str]
    private: bool = False
    """Whether the files are their owner's alone (0600)."""

    def saved(self) -> tuple[dict[str, T], list[str]]:
        """The things saved, by id, and the names of files that cannot be read."""
        found: dict[str, T] = {}
        damaged: list[str] = []
        for file in sorted(self.folder.glob(f"*{self.suffix}")):
            try:
                found[file.stem] = self.read(file.read_text("utf-8"))
            except (OSError, ValueError, TypeError):
                damaged.append(file.name)
        return found, damaged

    def version(self, id_: str) -> str:
        """A hash of what is saved under an id; `NEW` where nothing is."""
        try:
            return hashlib.sha256(self._file(id_).read_bytes()).hexdigest()
        except FileNotFoundError:
            return NEW

    def save(self, id_: str, thing: T, over: str | None = None) -> None:
        """Save a thing, in place of what has its id; OSError when it cannot be kept. `StaleError`
        where that is no longer the version `over` (None: whatever there is).
        """
        file, content = self._file(id_), self.written(thing).encode()
        if over is None:
            write_whole(file, content, private=self.private)
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder.with_name(f".{self.folder.name}.lock")):
            if (now := self.version(id_)) != over:
                raise StaleError(now)
            write_whole(file, content, private=self.private)

    def delete(self, id_: str) -> None:
        """Delete a thing; one that is gone already is no error."""
        self._file(id_).unlink(missing_ok=True)

    def _file(self, id_: str) -> Path:
        if not id_.replace("-", "").isalnum():
            raise ValueError(f"no id: {id_!r}")
        return self.folder / f"{id_}{self.suffix}"
