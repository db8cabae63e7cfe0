"""Without sign-in only this machine's own browser is answered."""

from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

PROXIED = (b"forwarded", b"via", b"x-real-ip")
PROXIED_PREFIX = b"x-forwarded-"


def is_local(client: str | None, headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether a request comes from this machine, by its own name, through nobody else.

    ``client`` is the address of the other end. A name of another site that resolves to loopback
    (DNS rebinding) fails by its Host, a page of another port of this machine by its Origin. The
    port of the Host is free: a tunnel (``ssh -L``) may end on another one.
    """
    found = [(name.lower(), value.decode("latin-1")) for name, value in headers]
    if any(name in PROXIED or name.startswith(PROXIED_PREFIX) for name, _ in found):
        return False
    hosts = [value for name, value in found if name == b"host"]
    if len(hosts) != 1 or not is_loopback(client) or not _is_own(hosts[0]):
        return False
    own = {f"{scheme}://{hosts[0]}".lower() for scheme in ("http", "https")}
    return all(value.lower() in own for name, value in found if name == b"origin")


def _is_own(host: str) -> bool:
    """Whether a Host header names loopback and nothing else."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # ValueError where it is no number
    except ValueError:
        return False
    return parts.netloc == host and "@" not in host and is_loopback(parts.hostname)


def is_loopback(name: str | None) -> bool:
    """Whether a name or an address is that of this machine for itself."""
    if name == "localhost":
        return True
    try:
        return ip_address(name or "").is_loopback
    except ValueError:
        return False
