"""Records are limited where they are asked for, whatever a page asks."""

import pytest

from dashboard import store
from dashboard.access import Refusal, Scope
from dashboard.edition.cut import cut
from dashboard.indicators.records import Cut, is_of_ratings
from tests.known import KNOWN
from tests.sweep import marked
from tests.worlds import CITY, A, B

OWN = Scope(details=frozenset({A}), records=frozenset({A}))
THEIRS = (f"{marked.RECORD}b", *marked.TOWNS[B], B)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return marked.edition(tmp_path_factory.mktemp("records"), KNOWN)


def page(edition, cut_):
    return store.record_page(edition, cut_, sort="unit", descending=False, limit=100)


def cuts(indicator):
    """Every way to ask for another unit's records."""
    yield Cut(indicator)
    yield Cut(indicator, unit=B)
    yield Cut(indicator, unit=B, town=marked.TOWNS[B][0])
    yield Cut(indicator, town=marked.TOWNS[B][0])
    yield Cut(indicator, words=f"{marked.RECORD}b")
    yield Cut(indicator, words="x", named=(B,))
    yield Cut(indicator, only=(B,))


@pytest.mark.parametrize(
    "asked_for",
    [("B10", "E12"), pytest.param(tuple(KNOWN), marks=pytest.mark.slow)],
    ids=["some", "all"],
)
def test_no_record_of_another_unit_comes_out(whole, asked_for):
    own, asked, theirs = cut(whole, OWN), 0, 0
    for indicator in asked_for:
        for one in cuts(indicator):
            text = page(own, one).to_csv()
            asked += 1
            assert [m for m in THEIRS if m in text] == [], (indicator, one)
            seen = store.record_total(own, one).records
            assert seen == len(page(own, one))
        theirs += any(m in page(whole, Cut(indicator)).to_csv() for m in THEIRS)
        assert len(page(own, Cut(indicator, unit=A))) == len(page(whole, Cut(indicator, unit=A)))
    assert asked == 7 * len(asked_for)
    assert theirs > 0.75 * len(asked_for)


def test_who_has_no_right_to_records_gets_none(whole):
    blind = cut(whole, Scope(listed=False))
    for indicator in KNOWN:
        with pytest.raises(Refusal):
            page(blind, Cut(indicator))
        with pytest.raises(Refusal):
            store.record_total(blind, Cut(indicator, unit=A))


def test_ratings_by_name_are_for_whom_departments_are_ranked(whole):
    blind = cut(whole, Scope(departments=False))
    rated = [i.id for i in KNOWN.values() if is_of_ratings(i)]
    assert rated == ["E01", "E02", "E03", "E04", "E05"]
    for indicator in rated:
        with pytest.raises(Refusal):
            page(blind, Cut(indicator))
    assert len(page(blind, Cut("E12", unit=CITY)))
