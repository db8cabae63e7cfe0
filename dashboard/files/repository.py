"""Things saved in a folder, one file each, so that two who save at once lose nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from dashboard.files.atomic import write_whole

T = TypeVar("T")


@dataclass(frozen=True)
class Repository(Generic[T]):
    """`folder` holds ``<id><suffix>`` files; `read` makes a thing of the text of one (ValueError or
    TypeError where it cannot), `written` the text of a thing.
    """

    folder: Path
    suffix: str
    read: Callable[[str], T]
    written: Callable[[T], str]

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

    def save(self, id_: str, thing: T) -> None:
        """Save a thing, in place of what has its id; OSError when it cannot be kept."""
        write_whole(self._file(id_), self.written(thing).encode())

    def delete(self, id_: str) -> None:
        """Delete a thing; one that is gone already is no error."""
        self._file(id_).unlink(missing_ok=True)

    def _file(self, id_: str) -> Path:
        if not id_.replace("-", "").isalnum():
            raise ValueError(f"no id: {id_!r}")
        return self.folder / f"{id_}{self.suffix}"
