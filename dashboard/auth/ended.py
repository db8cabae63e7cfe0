"""Sign-ins that were ended: the same token opens nothing again, in no window and no process.

Its cookie stays valid until the token expires, wherever a copy of it is; so what was signed out is
written down until then: ``data/access/ended``, a hash and when it may be forgotten a line.
"""

import hashlib
import time
from functools import lru_cache
from pathlib import Path

from filelock import FileLock

from dashboard import paths
from dashboard.auth.people import Identity
from dashboard.files.atomic import write_whole

WAIT = 5.0
"""Seconds to wait for another who is writing."""


def _file() -> Path:
    return paths.data() / "access" / "ended"


def _key(identity: Identity) -> str:
    return hashlib.sha256(f"{identity.id}\n{identity.until!r}".encode()).hexdigest()


@lru_cache(1)
def _read(file: Path, changed: int) -> dict[str, float]:
    lines = (line.split() for line in file.read_text("utf-8").splitlines())
    return {line[0]: float(line[1]) for line in lines if len(line) == 2}


def _held() -> dict[str, float]:
    file = _file()
    try:
        return _read(file, file.stat().st_mtime_ns)
    except FileNotFoundError:
        return {}


def has(identity: Identity) -> bool:
    """Whether this sign-in was ended."""
    return _key(identity) in _held()


def end(identity: Identity) -> None:
    """End this sign-in; OSError when that cannot be kept."""
    file = _file()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with FileLock(file.with_suffix(".lock"), timeout=WAIT, mode=0o600):
        left = {k: until for k, until in _held().items() if until > time.time()}
        left[_key(identity)] = identity.until
        text = "".join(f"{key} {until!r}\n" for key, until in left.items())
        write_whole(file, text.encode(), private=True)
