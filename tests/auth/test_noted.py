"""What is noted of those who come: once each."""

import time

import pytest

from dashboard import audit
from dashboard.access import RIGHTS, Person, Role
from dashboard.auth import noted
from dashboard.auth.people import Identity

LI = Person("李 (li)", RIGHTS[Role.VIEWER], id="li")


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    monkeypatch.setattr(noted, "_noted", {})
    return tmp_path


def acts(data):
    return [(line.act, line.by, line.what) for line in reversed(audit.read(data))]


def identity(until):
    return Identity("li", "李", (), (), until)


def test_a_sign_in_is_noted_once_until_it_ends_or_is_left(data):
    for _ in range(3):
        noted.signed_in(LI, identity(time.time() + 60))
    assert acts(data) == [("sign_in", "李 (li)", {})]
    noted.signed_out(LI)
    noted.signed_in(LI, identity(time.time() - 1))
    noted.signed_in(LI, identity(time.time() + 60))
    assert [act for act, *_ in acts(data)] == ["sign_in", "sign_out", "sign_in", "sign_in"]


def test_a_refusal_is_noted_once_for_each_thing(data):
    for page in ("data", "data", "briefing"):
        noted.refused(LI, page=page)
    noted.refused(LI, unit="370811")
    assert [what for _, _, what in acts(data)] == [
        {"page": "data"},
        {"page": "briefing"},
        {"unit": "370811"},
    ]


def test_what_is_remembered_ends_somewhere(data, monkeypatch):
    monkeypatch.setattr(noted, "MOST", 3)
    for n in range(10):
        noted.refused(LI, page=str(n))
    assert len(noted._noted) <= 3
    assert len(acts(data)) == 10
