"""The page on sign-in: its tables say what the code does, its examples can be read."""

import re
import tomllib

from dashboard.access import RIGHTS, Right, Role
from dashboard.auth.configuration import Configuration
from tests.docs.markdown import read

PAGE = "docs/access.md"
EXAMPLE = re.compile(r"```toml\n(.*?)```", re.DOTALL)
ROW = re.compile(r"^\| `(\w+)`[^|]*\| ([\w, ]+) \|$", re.MULTILINE)


def test_the_table_of_roles_is_that_of_the_code():
    told = {role: set(rights.split(", ")) for role, rights in ROW.findall(read(PAGE))}
    assert told == {role: set(RIGHTS[role]) for role in Role}


def test_every_right_is_explained():
    assert {right for right in Right if f"| `{right}` |" in read(PAGE)} == set(Right)


def test_the_examples_are_configurations():
    first, oidc, proxy = (tomllib.loads(text) for text in EXAMPLE.findall(read(PAGE)))
    assert Configuration.model_validate(oidc).oidc.groups == "realm_access.roles"
    assert Configuration.model_validate(proxy).proxy.user_header == "X-Dashboard-User"
    whole = Configuration.model_validate(first | {"oidc": oidc["oidc"]})
    assert whole.rights[Right.DEPARTMENTS] == (Role.REVIEWER, Role.PUBLISHER)
