"""People signed in by an OpenID Connect provider, through ``st.login`` (Authlib)."""

from collections.abc import Mapping
from typing import Any

from dashboard.auth.configuration import Configuration, revealed
from dashboard.auth.people import Identity, Stranger, texts

CALLBACK = "oauth2callback"


def secrets(settings: Configuration) -> dict[str, Any]:
    """What Streamlit wants to find in ``secrets.toml``."""
    oidc = settings.oidc
    assert oidc is not None
    return {
        "auth": {
            "redirect_uri": f"{settings.addresses[0]}/{CALLBACK}",
            "cookie_secret": revealed(oidc.cookie_secret),
            "client_id": oidc.client_id,
            "client_secret": revealed(oidc.client_secret),
            "server_metadata_url": oidc.metadata,
            "client_kwargs": {"scope": oidc.scope},
        }
    }


def identity(claims: Mapping[str, Any], settings: Configuration) -> Identity | None:
    """Who the token says this is, None when nobody has signed in; `Stranger` for a token without
    what it must say. It ends when the token says, or so many hours after it was issued.
    """
    oidc = settings.oidc
    assert oidc is not None
    if claims.get("is_logged_in") is not True:
        return None
    id_, begun, ends = _claim(claims, oidc.id), _time(claims, "iat"), _time(claims, "exp")
    if not isinstance(id_, str) or begun is None or ends is None:
        raise Stranger("token")
    try:
        groups, units = (
            texts(_claim(claims, name) if name else None) for name in (oidc.groups, oidc.units)
        )
    except ValueError as error:
        raise Stranger("token", id_) from error
    name = _claim(claims, oidc.name)
    until = begun + settings.hours * 3600 if settings.hours else ends
    return Identity(id_, name if isinstance(name, str) else "", groups, units, until)


def _time(claims: Mapping[str, Any], name: str) -> float | None:
    value = claims.get(name)
    return float(value) if isinstance(value, int | float) and value is not True else None


def _claim(claims: Mapping[str, Any], name: str) -> object:
    """The claim of that name: as it is spelled, else level by level."""
    if name in claims:
        return claims[name]
    found: Any = claims
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found
