"""Rights: what no role holds is refused; a unit's rights end at that unit."""

from pathlib import Path

import pytest

from dashboard import access
from dashboard.access import RIGHTS, Person, Refusal, Right, Role

ANY_UNIT = "370883"


def test_every_role_has_rights_and_every_right_somebody() -> None:
    assert set(RIGHTS) == set(Role)
    assert frozenset().union(*RIGHTS.values()) == frozenset(Right)


@pytest.mark.parametrize("right", Right)
def test_what_is_not_held_is_refused(right: Right) -> None:
    others = Person("a", frozenset(Right) - {right})
    assert not others.may(right)
    with pytest.raises(Refusal) as refused:
        others.require(right)
    assert refused.value.right == right
    Person("b", frozenset({right})).require(right)


def test_rights_end_at_the_units_a_person_has() -> None:
    reporter = Person("a", RIGHTS[Role.REPORTER], frozenset({ANY_UNIT}))
    reporter.require(Right.SEND, ANY_UNIT)
    with pytest.raises(Refusal):
        reporter.require(Right.SEND, "370811")
    Person("b", RIGHTS[Role.REVIEWER]).require(Right.SEND, "370811")


def test_roles_add_up() -> None:
    both = access.holding(frozenset({Role.VIEWER, Role.PUBLISHER}), RIGHTS)
    assert both == RIGHTS[Role.VIEWER] | RIGHTS[Role.PUBLISHER]
    assert access.holding(frozenset(), RIGHTS) == frozenset()
    assert access.local("root").rights == frozenset(Right)


@pytest.mark.parametrize(
    ("call", "where"),
    [
        ("download_button(", "components/download.py"),
        ("st.login(", "components/admission.py"),
        ("st.logout(", "components/admission.py"),
        ("st.user", "auth/__init__.py"),
        ("context.headers", "auth/__init__.py"),
    ],
)
def test_there_is_one_place_for(call: str, where: str) -> None:
    """Else a file is handed out, or somebody let in, past the one check."""
    folder = Path(access.__file__).parent
    files = [*folder.rglob("*.py"), *(folder.parent / "pages").glob("*.py")]
    found = [str(f.relative_to(folder)) for f in files if call in f.read_text("utf-8")]
    assert found == [where]
