"""Short codes by which a printed number leads back to what it was counted from.

A code is a keyed hash (HMAC-SHA256, RFC 2104, cut to 40 bits): who has no key cannot make one
that fits another number. The key is made once per data directory and stays there.
"""

import hashlib
import hmac
import json
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from dashboard.files.atomic import write_whole

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U, which are misread."""
LENGTH = 8
MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "–": ""})
FOLDER = "briefings"


@dataclass(frozen=True)
class Stated:
    """What a code stands for: a number of a snapshot, or a published figure.

    `of` is an indicator or a claim; `snapshot` is empty for a published figure; `definition` is
    the hash of the indicator, or who published the figure and when; `value` is the number as it
    is kept, numerator and denominator, or the figure with its qualifier and interval.
    """

    of: str
    unit: str
    snapshot: str
    revision: int
    definition: str
    value: str


def code(key: bytes, stated: object) -> str:
    """The code of something stated (a dataclass of plain values), as ``7Q2M-4KXD``."""
    content = json.dumps(asdict(stated), ensure_ascii=False, sort_keys=True)  # type: ignore[call-overload]
    digest = hmac.new(key, content.encode(), hashlib.sha256).digest()
    bits = int.from_bytes(digest[:5], "big")
    letters = "".join(ALPHABET[bits >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return f"{letters[:4]}-{letters[4:]}"


def clean(text: str) -> str:
    """A code as typed by a reader in its own form; empty when it cannot be one."""
    letters = text.strip().upper().translate(MISREAD)
    fits = len(letters) == LENGTH and set(letters) <= set(ALPHABET)
    return f"{letters[:4]}-{letters[4:]}" if fits else ""


def secret(data: Path) -> bytes:
    """The key of a data directory, made when there is none; OSError when it cannot be kept."""
    file = data / FOLDER / "key"
    try:
        return bytes.fromhex(file.read_text("ascii"))
    except FileNotFoundError:
        pass
    with suppress(FileExistsError):  # two who begin at once keep the same key
        write_whole(file, secrets.token_hex(32).encode(), private=True, new=True)
    return bytes.fromhex(file.read_text("ascii"))
