"""People signed in by a proxy: read from its headers before anything else, then sealed.

The guard of the server (`dashboard.cli.guard`) reads the headers of each request, takes them out
and puts in one of its own, which only this process can have made; pages read that one.
"""

import hmac
import json
import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from urllib.parse import unquote

from dashboard.auth.configuration import Configuration, Proxy
from dashboard.auth.people import Identity, is_name, texts

Headers = Sequence[tuple[bytes, bytes]]
HEADER = "x-dashboard-identity"
HOURS = 8.0
_MARK = secrets.token_hex(16)
"""Of this process: a header made elsewhere has another."""


class Forged(ValueError):
    """Headers that the proxy cannot have sent like this."""


def identity(headers: Headers, settings: Configuration, secret: str) -> Identity | None:
    """Who the proxy says this is, None when it names nobody; `Forged` when it cannot be the proxy
    (its secret is not there once and right), or a header is there twice or in another spelling.
    """
    proxy = settings.proxy
    assert proxy is not None
    found = _once(headers, proxy)
    given = found.pop(proxy.secret_header.lower(), "")
    if not hmac.compare_digest(given.encode(), secret.encode()):
        raise Forged("secret")
    id_ = found.get(proxy.user_header.lower(), "")
    if not id_:
        return None
    if not is_name(id_) or proxy.separator in id_:
        raise Forged("user")
    try:
        groups, units = (
            texts(found.get(name.lower(), ""), proxy.separator)
            for name in (proxy.groups_header, proxy.units_header)
        )
    except ValueError as error:
        raise Forged(str(error)) from error
    until = time.time() + (settings.hours or HOURS) * 3600
    return Identity(id_, found.get(proxy.name_header.lower(), ""), groups, units, until)


def _once(headers: Headers, proxy: Proxy) -> dict[str, str]:
    """The proxy's headers by name, decoded; `Forged` where one is there twice, or spelled with
    another sign that some servers take for the same.
    """
    found: dict[str, str] = {}
    for raw, value in headers:
        name = raw.decode("latin-1").lower()
        if name.replace("_", "-") not in {n.replace("_", "-") for n in proxy.headers}:
            continue
        if name not in proxy.headers or name in found:
            raise Forged(name)
        try:
            found[name] = unquote(value.decode("utf-8"), errors="strict").strip()
        except UnicodeDecodeError as error:
            raise Forged(name) from error
    return found


def stripped(headers: Headers, settings: Configuration) -> list[tuple[bytes, bytes]]:
    """The headers without those of the proxy: nothing behind the guard sees its secret."""
    own = settings.proxy.headers if settings.proxy else frozenset()
    return [pair for pair in headers if pair[0].decode("latin-1").lower() not in own]


def sealed(found: Identity) -> tuple[bytes, bytes]:
    """The header that says this to the pages of this process."""
    text = urlsafe_b64encode(json.dumps(asdict(found)).encode()).decode()
    return HEADER.encode(), f"{_MARK}.{text}".encode()


def opened(headers: Mapping[str, str]) -> Identity | None:
    """Who the guard said this is; None where it said nothing."""
    mark, _, text = (headers.get(HEADER) or "").partition(".")
    if not hmac.compare_digest(mark.encode(), _MARK.encode()):
        return None
    said = json.loads(urlsafe_b64decode(text))
    return Identity(
        said["id"], said["name"], tuple(said["groups"]), tuple(said["units"]), said["until"]
    )
