"""An ASGI guard before Streamlit: lets in who may come in, adds what browsers must keep to."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from dashboard import auth
from dashboard.auth import configuration, oidc, proxy
from dashboard.cli.door import Door, Headers
from dashboard.cli.local import is_local

__all__ = ["App", "Guard", "Message", "Receive", "Send", "install", "is_local", "refusal"]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

# Streamlit writes scripts and styles into its page, so this says only what holds whatever is on it.
POLICY = "frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
SECURITY: Headers = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
]


class Guard:
    """Refuses with 403, before anything reads it, what does not come from this machine; with a
    `door`, what that does not let in. Adds security headers, and Secure to cookies under https.
    """

    def __init__(self, app: App, refusal: str, door: Door | None = None) -> None:
        self.app = app
        self.refusal = refusal.encode()
        self.door = door

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request or websocket."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        onward = self._onward(scope)
        if onward is not None:
            secure = self.door is not None and _is_https(self.door, onward)
            await self.app({**scope, "headers": onward}, receive, _secured(send, secure=secure))
        elif scope["type"] == "websocket":  # closed before it is accepted: the server answers 403
            await send({"type": "websocket.close", "code": 1008})
        else:
            kind = [(b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": 403, "headers": kind + SECURITY})
            await send({"type": "http.response.body", "body": self.refusal})

    def _onward(self, scope: Message) -> Headers | None:
        """The headers with which a request goes on; None for one that is refused."""
        client, headers = (scope.get("client") or (None,))[0], list(scope["headers"])
        if self.door is not None:
            return self.door.admitted(scope["type"], scope["path"], client, headers)
        forged = any(name.lower() == proxy.HEADER.encode() for name, _ in headers)
        return headers if is_local(client, headers) and not forged else None


def _is_https(door: Door, headers: Headers) -> bool:
    return (door.origin(headers) or "").startswith("https:")


def _secured(send: Send, *, secure: bool) -> Send:
    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", []))
            present = {name.lower() for name, _ in given}
            message["headers"] = [
                *(
                    (n, _secure(v) if secure and n.lower() == b"set-cookie" else v)
                    for n, v in given
                ),
                *(pair for pair in SECURITY if pair[0] not in present),
            ]
        await send(message)

    return wrapped


def _secure(cookie: bytes) -> bytes:
    """A cookie that browsers send over https only."""
    attributes = [part.strip().lower() for part in cookie.split(b";")]
    return cookie if b"secure" in attributes else cookie + b"; Secure"


def refusal() -> str:
    """The key of the sentence that a refused request gets; `ConfigurationError`."""
    return "access.refused" if configuration.current() else "notice.not_local"


def install(refusal: str) -> None:
    """Put the guard before everything Streamlit serves in this process, and give Streamlit what
    it needs to sign people in.

    ``streamlit run`` offers no way to add middleware to a plain script, hence the replaced
    function; a test asks a running server, so that an upgrade that moves it fails there.
    """
    from starlette.middleware import Middleware
    from streamlit.runtime.secrets import secrets_singleton
    from streamlit.web.server.starlette import starlette_app

    inner = starlette_app.create_streamlit_middleware
    settings = configuration.current()
    door = Door.of(settings) if settings else None

    def guarded() -> list[Middleware]:
        return [Middleware(Guard, refusal=refusal, door=door), *inner()]

    starlette_app.create_streamlit_middleware = guarded
    if settings:
        auth.guarded(settings.mode)
    if settings and settings.mode == "oidc":
        secrets_singleton.merge_programmatic_secrets(oidc.secrets(settings))
