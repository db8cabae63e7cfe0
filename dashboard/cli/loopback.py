"""Without sign-in only this machine's own browser is answered: an ASGI guard before Streamlit."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

PROXIED = (b"forwarded", b"via", b"x-real-ip")
PROXIED_PREFIX = b"x-forwarded-"
# Streamlit writes scripts and styles into its page, so this says only what holds whatever is on it.
POLICY = "frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
SECURITY: Headers = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
]


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
    if len(hosts) != 1 or not _is_loopback(client) or not _is_own(hosts[0]):
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
    return parts.netloc == host and "@" not in host and _is_loopback(parts.hostname)


def _is_loopback(name: str | None) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name or "").is_loopback
    except ValueError:
        return False


class Guard:
    """Refuses what is not local with 403 before anything reads it; adds security headers."""

    def __init__(self, app: App, refusal: str) -> None:
        self.app = app
        self.refusal = refusal.encode()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request or websocket."""
        client = scope.get("client") or (None, None)
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif is_local(client[0], scope["headers"]):
            await self.app(scope, receive, _secured(send))
        elif scope["type"] == "websocket":  # closed before it is accepted: the server answers 403
            await send({"type": "websocket.close", "code": 1008})
        else:
            kind = [(b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": 403, "headers": kind + SECURITY})
            await send({"type": "http.response.body", "body": self.refusal})


def _secured(send: Send) -> Send:
    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message.get("headers", [])}
            missing = [pair for pair in SECURITY if pair[0] not in present]
            message["headers"] = [*message.get("headers", []), *missing]
        await send(message)

    return wrapped


def install(refusal: str) -> None:
    """Put the guard before everything Streamlit serves in this process.

    ``streamlit run`` offers no way to add middleware to a plain script, hence the replaced
    function; a test asks a running server, so that an upgrade that moves it fails there.
    """
    from starlette.middleware import Middleware
    from streamlit.web.server.starlette import starlette_app

    inner = starlette_app.create_streamlit_middleware

    def guarded() -> list[Middleware]:
        return [Middleware(Guard, refusal=refusal), *inner()]

    starlette_app.create_streamlit_middleware = guarded
