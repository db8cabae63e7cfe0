"""The file of sign-in: what is wrong in it is said with file and key."""

import re

import pytest

from dashboard.access import Right, Role
from dashboard.auth import configuration, people
from dashboard.auth.configuration import ConfigurationError

PROXY = """
mode = "proxy"
addresses = ["https://Dashboard.example.cn:443/"]
[proxy]
address = "127.0.0.1"
secret_header = "X-Dashboard-Secret"
secret = { variable = "SECRET" }
user_header = "X-Remote-User"
units_header = "X-Remote-Units"
[[grant]]
groups = ["all"]
roles = ["viewer"]
"""
WRONG = {
    "mode": ('mode = "proxy"', 'mode = "ldap"', "mode"),
    "no table": ('mode = "proxy"', 'mode = "oidc"', r"\[oidc\]"),
    "unknown key": ('mode = "proxy"', 'mode = "proxy"\npubic = true', "pubic"),
    "address": ("https://Dashboard.example.cn:443/", "dashboard.example.cn", "addresses.0"),
    "path": ("cn:443/", "cn/path", "addresses.0"),
    "role": ('["viewer"]', '["editor"]', "grant.0.roles.0"),
    "nobody": ('groups = ["all"]\n', "", "grant.0"),
    "proxy": ('"127.0.0.1"', '"proxy.local"', "proxy.address"),
    "secret": ('{ variable = "SECRET" }', '{ variable = "NOT_SET" }', "proxy.secret: NOT_SET"),
    "missing": ('{ variable = "SECRET" }', '{ file = "/nowhere" }', "proxy.secret: /nowhere"),
    "two": ('{ variable = "SECRET" }', '{ variable = "A", file = "/b" }', "proxy.secret"),
    "short": ('{ variable = "SECRET" }', '"short"', "proxy.secret: shorter"),
    "syntax": ("[proxy]", "[proxy", "line 4"),
    "no unit": ('units_header = "X-Remote-Units"\n', "", None),
}


@pytest.fixture(autouse=True)
def secret(monkeypatch):
    monkeypatch.setenv("SECRET", "s" * 32)


def written(folder, text, mode=0o640):
    file = folder / "access.toml"
    file.write_text(text, "utf-8")
    file.chmod(mode)
    return file


def test_read(tmp_path):
    found = configuration.read(written(tmp_path, PROXY))
    assert found.addresses == ["https://dashboard.example.cn"]
    assert configuration.revealed(found.proxy.secret) == "s" * 32


@pytest.mark.parametrize(("old", "new", "key"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_named_with_file_and_key(tmp_path, old, new, key):
    assert old in PROXY
    text = PROXY.replace(old, new)
    if key is None:
        text, key = text.replace('["viewer"]', '["county_reporter"]'), "grant 1: county_reporter"
    with pytest.raises(ConfigurationError) as error:
        configuration.read(written(tmp_path, text))
    assert "access.toml" in str(error.value)
    assert re.search(key, str(error.value))
    assert "s" * 32 not in str(error.value)


def test_no_such_file_is_said(tmp_path):
    with pytest.raises(ConfigurationError, match=r"nothing\.toml"):
        configuration.read(tmp_path / "nothing.toml")


def test_a_secret_open_to_others_is_refused(tmp_path):
    inline = PROXY.replace('{ variable = "SECRET" }', f'"{"s" * 32}"')
    configuration.read(written(tmp_path, inline))
    with pytest.raises(ConfigurationError, match=r"access\.toml is open to others"):
        configuration.read(written(tmp_path, inline, 0o644))
    kept = tmp_path / "secret"
    kept.write_text("s" * 32 + "\n")
    named = PROXY.replace('{ variable = "SECRET" }', f'{{ file = "{kept}" }}')
    kept.chmod(0o604)
    with pytest.raises(ConfigurationError, match="secret is open to others"):
        configuration.read(written(tmp_path, named, 0o644))
    kept.chmod(0o600)
    assert configuration.revealed(configuration.read(tmp_path / "access.toml").proxy.secret)


def test_rights_can_be_given_to_other_roles(tmp_path):
    text = PROXY.replace("[proxy]", '[rights]\nexport = ["analyst"]\n[proxy]')
    rights = people.rights(configuration.read(written(tmp_path, text)))
    assert [role for role in Role if Right.EXPORT in rights[role]] == [Role.ANALYST]
    assert Right.RECORDS in rights[Role.VIEWER]
