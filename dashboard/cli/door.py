"""With sign-in: which requests are let in, and with which headers they go on."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from dashboard.auth import proxy
from dashboard.auth.configuration import Configuration, revealed
from dashboard.cli.local import is_loopback

Headers = list[tuple[bytes, bytes]]
HEALTH = ("/_stcore/health", "/healthz")


@dataclass(frozen=True)
class Door:
    """`secret` is the proxy's, empty with OIDC."""

    settings: Configuration
    secret: str = ""

    @classmethod
    def of(cls, settings: Configuration) -> "Door":
        """The door of a configuration; its secret is read once."""
        return cls(settings, revealed(settings.proxy.secret) if settings.proxy else "")

    def admitted(
        self, kind: str, path: str, client: str | None, headers: Headers
    ) -> Headers | None:
        """The headers with which a request (`kind`: http or websocket) goes on; None for one that
        is refused: under another name than the site's, from another site's page, with an identity
        of its own making, past the proxy, or of nobody where nobody may read.
        """
        if any(name.decode("latin-1").lower() == proxy.HEADER for name, _ in headers):
            return None
        if kind == "http" and path in HEALTH and self._is_near(client):
            return proxy.stripped(headers, self.settings)
        if self.origin(headers) is None or not self._is_from_own_page(kind, headers):
            return None
        if self.settings.proxy is None or self.settings.mode != "proxy":
            return headers
        return self._through_proxy(client, headers)

    def origin(self, headers: Headers) -> str | None:
        """The address of the site under which it was asked; None when that is none of its own."""
        hosts = _all(headers, b"host")
        if len(hosts) != 1:
            return None
        own = {urlsplit(address).netloc: address for address in self.settings.addresses}
        for address in self.settings.addresses:
            parts = urlsplit(address)
            port = {"http": ":80", "https": ":443"}[parts.scheme]
            own[parts.netloc if parts.port else parts.netloc + port] = address
        return own.get(hosts[0].lower())

    def _is_from_own_page(self, kind: str, headers: Headers) -> bool:
        origins = _all(headers, b"origin")
        if not origins:
            return kind == "http"
        return len(origins) == 1 and origins[0].lower() in self.settings.addresses

    def _is_near(self, client: str | None) -> bool:
        return is_loopback(client) or self._is_proxy(client)

    def _is_proxy(self, client: str | None) -> bool:
        try:
            return self.settings.proxy is not None and (
                ip_address(client or "") == self.settings.proxy.address
            )
        except ValueError:
            return False

    def _through_proxy(self, client: str | None, headers: Headers) -> Headers | None:
        if not self._is_proxy(client):
            return None
        try:
            found = proxy.identity(headers, self.settings, self.secret)
        except proxy.Forged:
            return None
        onward = proxy.stripped(headers, self.settings)
        if found is None:
            return onward if self.settings.public else None
        return [*onward, proxy.sealed(found)]


def _all(headers: Headers, name: bytes) -> list[str]:
    return [value.decode("latin-1") for given, value in headers if given.lower() == name]
