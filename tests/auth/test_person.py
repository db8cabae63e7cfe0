"""Who looks: asked anew every time, and nobody where anything is missing."""

import time
from types import SimpleNamespace

import pytest
import streamlit as st

from dashboard import auth
from dashboard.access import RIGHTS, Right, Role
from dashboard.auth import ended, noted, proxy
from dashboard.auth.people import Identity
from tests.auth.test_people import CLAIMS, SETTINGS
from tests.cli.test_door import door


@pytest.fixture
def signing(tmp_path, monkeypatch):
    """What sign-in says; the configuration in force."""

    def put(settings, claims=None, headers=None):
        monkeypatch.setattr(auth.configuration, "current", lambda: settings)
        monkeypatch.setattr(auth, "_guards", [settings.mode] if settings else [])
        monkeypatch.setattr(st, "user", SimpleNamespace(to_dict=lambda: claims or {}))
        monkeypatch.setattr(st, "context", SimpleNamespace(headers=headers or {}))

    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    monkeypatch.setattr(noted, "_noted", {})
    return put


def turned_away():
    with pytest.raises(auth.Stranger) as stranger:
        auth.person()
    return stranger.value.reason


def claims(**changes):
    return CLAIMS | {"iat": time.time() - 10, "exp": time.time() + 60} | changes


def sealed(until, groups=("city",)):
    name, value = proxy.sealed(Identity("zhangsan", "张三", groups, (), until))
    return {name.decode(): value.decode()}


def test_oidc(signing):
    signing(SETTINGS, claims())
    found = auth.person()
    assert (found.id, found.name) == ("li", "李 (li)")
    assert found.rights == RIGHTS[Role.VIEWER] | RIGHTS[Role.PUBLISHER]
    signing(SETTINGS, claims(exp=time.time() - 1))
    assert turned_away() == "expired"
    signing(SETTINGS, claims(sub="wu", realm_access={"roles": []}))
    assert turned_away() == "no_role"
    signing(SETTINGS, {"is_logged_in": False})
    assert turned_away() == "signed_out"
    signing(SETTINGS)
    assert turned_away() == "signed_out"


def test_the_proxy(signing):
    settings = door().settings
    signing(settings, headers=sealed(time.time() + 60))
    assert auth.person().name == "张三 (zhangsan)"
    signing(settings, headers=sealed(time.time() - 1))
    assert turned_away() == "expired"
    signing(settings, headers=sealed(time.time() + 60, ()))
    assert turned_away() == "no_role"
    signing(settings, headers={"x-remote-user": "zhangsan", proxy.HEADER: "forged.e30="})
    assert turned_away() == "signed_out"
    signing(settings, claims(), {})  # what another way of signing in says counts for nothing
    assert turned_away() == "signed_out"


def test_the_public_reads_where_that_is_configured(signing):
    signing(door(public=True).settings)
    assert auth.person().rights == {Right.VIEW}
    signing(door(public=True).settings, headers=sealed(time.time() - 1))
    assert turned_away() == "expired"


def test_without_the_guard_nobody_is_let_in(signing, monkeypatch):
    signing(SETTINGS, claims())
    monkeypatch.setattr(auth, "_guards", [])
    assert turned_away() == "unguarded"
    monkeypatch.setattr(auth, "_guards", ["proxy"])
    assert turned_away() == "unguarded"


def test_who_signs_out_is_out_in_every_window(signing, tmp_path):
    token, other = claims(), claims(exp=time.time() + 61)
    signing(SETTINGS, token)
    auth.person()
    auth.leave()
    assert turned_away() == "signed_out"
    file = tmp_path / "access" / "ended"
    assert file.stat().st_mode & 0o077 == 0
    assert "li" not in file.read_text().split()[0]
    signing(SETTINGS, other)  # signed in again
    assert auth.person().id == "li"
    signing(SETTINGS.model_copy(update={"public": True}), token)
    assert auth.person().id == ""


def test_what_has_expired_is_forgotten(signing, tmp_path):
    for seconds in (-5, 60):
        ended.end(Identity("li", "", (), (), time.time() + seconds))
    ended.end(Identity("wu", "", (), (), time.time() + 60))
    assert len((tmp_path / "access" / "ended").read_text().splitlines()) == 2
