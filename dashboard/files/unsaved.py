"""What a person has not saved yet, kept on the disk until it is saved or given up: a reload, a
broken connection or a restart takes nothing away. Each person's is their own.
"""

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path

from dashboard.files.atomic import write_whole

MAX_BYTES = 64 * 2**20
"""Of one thing kept: what is larger is not."""
KEPT_FOR = 14 * 86_400
"""Seconds after which what nobody came back for is gone."""


@dataclass(frozen=True)
class Unsaved:
    """The things of one person that are not saved; of nobody in particular none are kept."""

    data: Path
    person: str

    def keep(self, kind: str, name: str, content: bytes) -> bool:
        """Keep a thing of a kind by its name, in place of what has it; whether it is kept."""
        if not self.person or len(content) > MAX_BYTES:
            return False
        self._sweep()
        head = name.encode()
        try:
            write_whole(
                self._file(kind, name), b"%d\n%s%s" % (len(head), head, content), private=True
            )
        except OSError:
            return False
        return True

    def get(self, kind: str, name: str) -> bytes | None:
        """What is kept under a name; None where nothing is."""
        return self.all(kind).get(name)

    def all(self, kind: str) -> dict[str, bytes]:
        """Everything of a kind, by name."""
        found = {}
        for file in sorted(self._folder().glob(f"{kind}-*")) if self.person else ():
            try:
                size, _, rest = file.read_bytes().partition(b"\n")
                found[rest[: int(size)].decode()] = rest[int(size) :]
            except (OSError, ValueError):
                continue
        return found

    def drop(self, kind: str, name: str) -> None:
        """It is saved or given up; one that is gone already is no error."""
        if self.person:
            self._file(kind, name).unlink(missing_ok=True)

    def _folder(self) -> Path:
        return self.data / "unsaved" / hashlib.sha256(self.person.encode()).hexdigest()[:32]

    def _file(self, kind: str, name: str) -> Path:
        return self._folder() / f"{kind}-{hashlib.sha256(name.encode()).hexdigest()[:32]}"

    def _sweep(self) -> None:
        for file in self._folder().glob("*"):
            if time.time() - file.stat().st_mtime > KEPT_FOR:
                file.unlink(missing_ok=True)
