"""From groups and ids to roles, rights and units; without a role nobody."""

import pytest

from dashboard.access import RIGHTS, Right, Role
from dashboard.auth import oidc, people
from dashboard.auth.configuration import Configuration
from dashboard.auth.people import Identity, Stranger

SETTINGS = Configuration.model_validate(
    {
        "mode": "oidc",
        "addresses": ["https://dashboard.example.cn"],
        "oidc": {
            "metadata": "https://sso.example.cn/.well-known/openid-configuration",
            "client_id": "dashboard",
            "client_secret": "c" * 24,
            "cookie_secret": "k" * 24,
            "groups": "realm_access.roles",
            "units": "units",
        },
        "grant": [
            {"groups": ["city"], "roles": ["viewer"]},
            {"people": ["li"], "roles": ["publisher"]},
            {"groups": ["zoucheng"], "roles": ["county_reporter"], "units": ["370883"]},
            {"groups": ["county"], "roles": ["county_reporter"]},
        ],
    }
)
CLAIMS = {
    "is_logged_in": True,
    "sub": "li",
    "name": "李",
    "iat": 1000,
    "exp": 1300,
    "realm_access": {"roles": ["city", "other"]},
}


def of(id_="wang", groups=(), units=()):
    return people.person(Identity(id_, "", groups, units, 0.0), SETTINGS)


def test_roles_of_groups_and_of_people_add_up():
    assert of(groups=("city",)).rights == RIGHTS[Role.VIEWER]
    found = of("li", ("city",))
    assert found.rights == RIGHTS[Role.VIEWER] | RIGHTS[Role.PUBLISHER]
    assert found.units == frozenset()


def test_units_come_from_grant_or_claim_and_end_every_right():
    found = of(groups=("zoucheng", "city"))
    assert found.units == {"370883"}
    assert found.may(Right.SEND, "370883")
    assert not found.may(Right.SEND, "370811")
    assert found.scope.details == found.scope.records == {"370883"}
    assert of(groups=("county",), units=("370811",)).units == {"370811"}


def test_a_reporter_without_unit_is_nobody():
    with pytest.raises(Stranger, match="no_role"):
        of(groups=("county",))
    assert Right.SEND not in of(groups=("county", "city")).rights


@pytest.mark.parametrize("id_", ["", "  ", "a\nb", "x" * 200])
def test_ids_that_name_nobody(id_):
    with pytest.raises(Stranger):
        of(id_, ("city",))


def test_the_public_reads_and_nothing_else():
    assert people.public(SETTINGS).rights == {Right.VIEW}
    scope = people.public(SETTINGS).scope
    assert not scope.listed
    assert not scope.departments
    with_export = SETTINGS.model_copy(update={"public_export": True})
    assert people.public(with_export).rights == {Right.VIEW, Right.EXPORT}


def test_claims():
    found = oidc.identity(CLAIMS, SETTINGS)
    assert found == Identity("li", "李", ("city", "other"), (), 1300)
    longer = SETTINGS.model_copy(update={"hours": 1.0})
    assert oidc.identity(CLAIMS, longer).until == 1000 + 3600
    assert oidc.identity({"is_logged_in": False}, SETTINGS) is None
    assert oidc.identity({}, SETTINGS) is None
    assert people.person(found, SETTINGS).name == "李 (li)"


@pytest.mark.parametrize(
    "wrong",
    [
        {"sub": None},
        {"sub": ["li"]},
        {"exp": None},
        {"exp": "soon"},
        {"exp": True},
        {"iat": None},
        {"realm_access": {"roles": {"city": 1}}},
        {"units": 5},
        {"units": ["370811\n"]},
        {"units": ["3708\u200b11"]},
    ],
    ids=str,
)
def test_a_token_that_lacks_what_it_must_say_is_refused(wrong):
    if wrong == {"units": ["370811\n"]}:  # blanks around a name are no other name
        assert oidc.identity(CLAIMS | wrong, SETTINGS).units == ("370811",)
        return
    with pytest.raises(Stranger, match="token"):
        oidc.identity(CLAIMS | wrong, SETTINGS)
