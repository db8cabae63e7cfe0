"""Mismatches: what differs by no more than chance is none."""

import pytest

from dashboard.indicators import scores
from dashboard.views import mismatch
from tests import editions as editions_of_tests


@pytest.mark.parametrize(("first", "second"), mismatch.PAIRS)
def test_a_mismatch_is_beyond_chance_and_what_is_within_is_grey(editions, first, second):
    edition = editions["zh"]
    rows = mismatch._rows(edition, "unit", first, second, scores.CUT, scores.CUT)
    apart = mismatch._apart(edition, "unit", first, second)
    seen = set()
    for place, state in rows["state"].items():
        low, high = apart[str(place)].low, apart[str(place)].high
        cut = bool((rows.at[place, "x"] >= scores.CUT) != (rows.at[place, "y"] >= scores.CUT))
        within = bool(low <= 0 <= high)
        assert (state == mismatch.WITHIN) is (cut and within)
        assert (state in ("first", "second")) is (cut and not within)
        seen.add(state)
    assert mismatch.WITHIN in seen


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_headline_names_who_is_out_of_balance_and_no_dot_is_nameless(editions, lang):
    edition = editions[lang]
    reader = editions_of_tests.reader(edition, pillar="")
    said = mismatch.headline(reader)
    for pair in mismatch.PAIRS[:2]:
        view = mismatch.pair(reader, *pair)
        assert "" not in view.figure.data[0].text
        off = view.table[view.table.iloc[:, -1] == edition.t(f"mismatch.{'_'.join(pair)}.first")]
        assert len(off) and str(len(off)) in said
        assert all(name in said for name in off.iloc[:5, 1])
