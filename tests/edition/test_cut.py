"""A cut edition holds what is somebody's own, and the same totals as the whole one."""

import pandas as pd
import pytest

from dashboard import paths
from dashboard.access import Refusal, Scope
from dashboard.edition import Reader, profile
from dashboard.edition.address import State
from dashboard.edition.cut import BY_NAME, RANKED, cut
from dashboard.views import burden as burden_views
from dashboard.views import capacity, empowerment, enforcement, limits, ratings, response
from tests.sweep import marked
from tests.worlds import CITY, A, B

OWN = Scope(details=frozenset({A}), records=frozenset({A}))
VIEWS = {
    "capacity": (
        capacity.adoption,
        capacity.lacking,
        capacity.quota,
        capacity.heads,
        capacity.post_sources,
        capacity.secondments,
        enforcement.officers,
        enforcement.case_states,
    ),
    "empowerment": (
        empowerment.consent_steps,
        empowerment.consent,
        empowerment.consent_breaches,
        empowerment.orders,
        empowerment.opinions,
        ratings.department_weights,
        ratings.weight_breaches,
    ),
    "burden": (
        burden_views.accountability,
        burden_views.admissions,
        burden_views.cleanup,
        response.tickets,
        response.exempt,
        response.departments,
    ),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory, known):
    return marked.edition(tmp_path_factory.mktemp("cut"), known)


@pytest.fixture(scope="module")
def own(whole):
    return cut(whole, OWN)


def questions():
    for file in sorted(paths.QUERIES.rglob("*.sql")):
        name = str(file.relative_to(paths.QUERIES).with_suffix(""))
        if not name.startswith("indicators/") and name not in ("views", "reported_values"):
            yield name, "$unit" in file.read_text("utf-8")


@pytest.mark.parametrize(("question", "of_unit"), list(questions()))
def test_no_answer_names_what_is_another_units(whole, own, question, of_unit):
    asked = {"unit": B} if of_unit else {}
    theirs = (f"{marked.TOWN}b", f"{marked.OFFICE}b", f"{marked.RECORD}b", *marked.TOWNS[B])

    def named(edition):
        return [m for m in theirs if m in edition.ask(question, **asked).to_csv()]

    assert named(own) == []
    if question in BY_NAME or of_unit:
        assert named(whole)  # else this test would see nothing
    mine = {"unit": A} if of_unit else {}
    rows, all_rows = own.ask(question, **mine), whole.ask(question, **mine)
    if "unit" in rows and question != "all_units":
        pd.testing.assert_frame_equal(rows[rows["unit"] == A], all_rows[all_rows["unit"] == A])


def test_departments_are_not_ranked_for_whom_that_is_not_open(whole):
    blind = cut(whole, Scope(departments=False))
    for question in RANKED:
        with pytest.raises(Refusal):
            blind.ask(question, unit=A)


def test_figures_stay_and_towns_of_others_go(whole, own):
    values = own.values.frame
    assert set(values["town"].dropna()) == set(marked.TOWNS[A])
    assert set(values["unit"]) >= {CITY, A, B}
    assert list(own.towns.index) == list(marked.TOWNS[A])
    assert own.open == [CITY, A]
    pd.testing.assert_frame_equal(own.by_unit("C07"), whole.by_unit("C07"))
    assert profile.lines(own, marked.TOWNS[A][0], "town")["rank"].isna().all()


def test_nothing_to_cut_is_the_edition_itself(whole):
    assert cut(whole, Scope()) is whole


@pytest.mark.parametrize("pillar", VIEWS)
@pytest.mark.parametrize("unit", [CITY, A])
def test_what_is_shown_says_the_same_as_to_everybody(whole, own, pillar, unit):
    """A number that is shown to somebody with units is the number everybody sees."""
    state = State(lang="zh", snapshot="", compare="", indicator="C07", unit=unit, view="map")
    for build_view in VIEWS[pillar]:
        mine, everybodys = Reader(own, state, pillar), Reader(whole, state, pillar)
        if not limits.seen(mine, build_view):
            assert unit == CITY
            continue
        shown, full = build_view(mine), build_view(everybodys)
        assert shown.takeaway == full.takeaway, shown.key
        pd.testing.assert_frame_equal(shown.table, full.table)
