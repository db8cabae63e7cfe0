"""Who may sign in and how: one TOML file, at the address in ``DASHBOARD_ACCESS``.

Read once, when the server starts. Without the variable there is no sign-in: one user, loopback.
"""

import os
import tomllib
from functools import cache
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from dashboard.access import Others, Right, Role
from dashboard.files.faults import FileFault

VARIABLE = "DASHBOARD_ACCESS"
MIN_SECRET = 24
"""Characters of the shortest secret taken."""
OTHERS_MAY_READ = 0o007


class ConfigurationError(FileFault):
    """A configuration that cannot be used; the message names file and key."""


class Strict(BaseModel):
    """Unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Elsewhere(Strict):
    """Where a secret is kept: in a file of its own or in an environment variable."""

    file: Path | None = None
    variable: str = ""

    @model_validator(mode="after")
    def _one(self) -> "Elsewhere":
        if bool(self.file) == bool(self.variable):
            raise ValueError("name either file or variable")
        return self


Secret = str | Elsewhere
Names = Annotated[list[str], Field(min_length=1)]


def _origin(address: str) -> str:
    parts = urlsplit(address.lower())
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise ValueError("must be like https://dashboard.example.cn")
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise ValueError("must be scheme, name and port only")
    default = {"http": ":80", "https": ":443"}[parts.scheme]
    return f"{parts.scheme}://{parts.netloc.removesuffix(default)}"


class Grant(Strict):
    """Roles for `people` (ids) and members of `groups`, in `units` where they end there."""

    people: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    units: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _somebody(self) -> "Grant":
        if not self.people and not self.groups:
            raise ValueError("names neither people nor groups")
        return self


class Oidc(Strict):
    """An OpenID Connect provider, and the claims (dots between levels) it says what in."""

    metadata: str
    client_id: str
    client_secret: Secret
    cookie_secret: Secret
    id: str = "sub"
    name: str = "name"
    groups: str = "groups"
    units: str = ""
    scope: str = "openid profile email"


class Proxy(Strict):
    """A proxy that has signed people in, and the headers it says what in."""

    address: IPv4Address | IPv6Address
    secret_header: str
    secret: Secret
    user_header: str
    name_header: str = ""
    groups_header: str = ""
    units_header: str = ""
    separator: Annotated[str, Field(min_length=1)] = ","
    sign_in: str = ""
    sign_out: str = ""

    @property
    def headers(self) -> frozenset[str]:
        """The names of all of them, in lower case."""
        named = (self.secret_header, self.user_header, self.name_header)
        return frozenset(
            name.lower() for name in (*named, self.groups_header, self.units_header) if name
        )


class Configuration(Strict):
    """What the file says. `hours` is how long somebody stays signed in: through a proxy 8 where
    nothing is said, with OIDC as long as the token says.
    """

    mode: Literal["oidc", "proxy"]
    addresses: list[Annotated[str, AfterValidator(_origin)]] = Field(min_length=1)
    public: bool = False
    public_export: bool = False
    others: Others = "figures"
    hours: float | None = Field(default=None, gt=0, le=24)
    rights: dict[Right, tuple[Role, ...]] = {}
    grant: tuple[Grant, ...] = ()
    oidc: Oidc | None = None
    proxy: Proxy | None = None

    @model_validator(mode="after")
    def _whole(self) -> "Configuration":
        if getattr(self, self.mode) is None:
            raise ValueError(f"mode is {self.mode}: there must be a table [{self.mode}]")
        named = (self.oidc and self.oidc.units) or (self.proxy and self.proxy.units_header)
        for number, grant in enumerate(self.grant, start=1):
            if Role.REPORTER in grant.roles and not grant.units and not named:
                raise ValueError(f"grant {number}: {Role.REPORTER} needs units")
        return self


@cache
def current() -> Configuration | None:
    """The configuration in force; None where there is none. `ConfigurationError`."""
    named = os.environ.get(VARIABLE)
    return read(Path(named)) if named else None


def read(file: Path) -> Configuration:
    """The configuration in `file`, its secrets there to be had; `ConfigurationError`."""
    try:
        found = Configuration.model_validate(tomllib.loads(file.read_text("utf-8")))
    except OSError as error:
        raise ConfigurationError(f"{file}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file}: {error}") from error
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        key = ".".join(str(part) for part in first["loc"]) or "file"
        raise ConfigurationError(f"{file}: {key}: {first['msg']}") from error
    of_mode = found.oidc if found.mode == "oidc" else found.proxy
    for key, value in of_mode or ():
        if key in ("secret", "client_secret", "cookie_secret"):
            _check(file, f"{found.mode}.{key}", value)
    return found


def _check(file: Path, key: str, secret: Secret) -> None:
    kept = file if isinstance(secret, str) else secret.file
    try:
        if kept and os.name == "posix" and kept.stat().st_mode & OTHERS_MAY_READ:
            raise ConfigurationError(f"{file}: {key}: {kept} is open to others (chmod 640)")
        length = len(revealed(secret))
    except OSError as error:
        raise ConfigurationError(f"{file}: {key}: {kept}: {error.strerror}") from error
    except KeyError as error:
        raise ConfigurationError(f"{file}: {key}: {error.args[0]} is not set") from error
    if length < MIN_SECRET:
        raise ConfigurationError(f"{file}: {key}: shorter than {MIN_SECRET} characters")


def revealed(secret: Secret) -> str:
    """The secret itself; OSError or KeyError where it is not there."""
    if isinstance(secret, str):
        return secret
    if secret.file:
        return secret.file.read_text("utf-8").strip()
    return os.environ[secret.variable]
