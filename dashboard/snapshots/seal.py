"""What proves a log, kept outside the data it is about: a key, and the last line known of each.

The key is in the file that ``DASHBOARD_LOG_KEY`` names, else in the user's configuration folder,
made when it is first needed; ``heads/`` beside it holds the hash of the last line of every log
written on this machine, so that a log put back to an earlier state, or taken away, is missed.
"""

import hashlib
import hmac
import json
import os
import secrets
from contextlib import suppress
from pathlib import Path

from dashboard import paths
from dashboard.files.atomic import write_whole

LENGTH = 32
"""Bytes of a key."""


def file() -> Path:
    """Where the key is; OSError where there is no such place."""
    if named := os.environ.get("DASHBOARD_LOG_KEY"):
        return Path(named)
    folder = os.environ.get("APPDATA") or os.environ.get("XDG_CONFIG_HOME")
    try:
        home = Path(folder) if folder else Path.home() / ".config"
    except RuntimeError as error:  # a user without a home
        raise OSError("no home for the key: set DASHBOARD_LOG_KEY") from error
    return home / "jining-dashboard" / "log.key"


def key() -> bytes:
    """The key; empty where there is none or it cannot be read."""
    try:
        return bytes.fromhex(file().read_text("ascii").strip())
    except (OSError, ValueError):
        return b""


def made() -> bytes:
    """The key, made now where there is none; OSError where it can be neither read nor kept."""
    if not file().exists():
        with suppress(FileExistsError):  # another was first
            write_whole(file(), secrets.token_hex(LENGTH).encode(), private=True, new=True)
    if not (held := key()):
        raise OSError(f"{file()} holds no key")
    return held


def name(held: bytes) -> str:
    """By what a line names its key without telling it; empty without a key."""
    return hashlib.sha256(b"name" + held).hexdigest()[:16] if held else ""


def sealed(content: bytes, held: bytes) -> str:
    """The seal of `content`; without a key its plain hash, as earlier versions wrote it."""
    if not held:
        return hashlib.sha256(content).hexdigest()
    return hmac.new(held, content, hashlib.sha256).hexdigest()


def _anchor(root: Path) -> Path:
    of = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:32]
    return file().parent / "heads" / of


def anchor(root: Path) -> str:
    """The hash of the last line known of the log of `root`; empty where none was written here."""
    try:
        return _anchor(root).read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def anchored(root: Path, last: str) -> None:
    """Note the last line of the log of `root`; OSError when that cannot be kept."""
    write_whole(_anchor(root), last.encode(), private=True)


def forget(root: Path) -> None:
    """Know of no log of `root` any more."""
    _anchor(root).unlink(missing_ok=True)


def shipped(directory: str, digest: str) -> bool:
    """Whether a snapshot came with this version of the product or an earlier one, which an office
    may still hold a copy of (``data/shipped.json``): without a log only these are served.
    """
    try:
        held = json.loads((paths.SHIPPED / "shipped.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(held, dict) and digest in held.get(directory, ())
