"""Files that a reader sees whole or not at all, whatever happens meanwhile."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

UMASK = os.umask(0o077)
os.umask(UMASK)


def _own(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextmanager
def whole(file: Path, *, private: bool = False, new: bool = False) -> Iterator[BinaryIO]:
    """A stream of what becomes `file` when the block ends without an exception; until then
    `file` is as it was. OSError when it cannot be written.

    `private` files are their owner's alone; a `new` one replaces nothing (FileExistsError).
    """
    if not file.parent.is_dir():
        file.parent.mkdir(mode=0o700 if private else 0o777, parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}.part")
    # Exclusively (x): a link that somebody has put there is not followed.
    opened = open(draft, "xb", opener=_own)  # noqa: PTH123, SIM115  # Path.open takes no opener
    try:
        with opened as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if not private:
            draft.chmod(0o666 & ~UMASK)
        if new:
            file.hardlink_to(draft)
        else:
            draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def write_whole(file: Path, content: bytes, *, private: bool = False, new: bool = False) -> None:
    """Write all of `content`, or leave what was there before (`whole`)."""
    with whole(file, private=private, new=new) as stream:
        stream.write(content)
