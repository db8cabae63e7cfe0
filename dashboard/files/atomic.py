"""Files that a reader sees whole or not at all, whatever happens meanwhile."""

import os
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """The whole of `content` or what was there before; OSError when it cannot be written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.part")
    try:
        with draft.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
