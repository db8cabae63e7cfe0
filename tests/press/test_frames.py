"""Composed texts: what is right is bound, what is wrong is called so, elsewhere nothing is said."""

from collections import Counter

from dashboard.press.check import check
from tests.press.frames import composed

GOOD, CONTRADICTS = ("match", "conflict"), ("mismatch", "qualifier", "period")


def test_composed_texts(edition):
    counts: Counter[tuple[bool | None, str]] = Counter()
    for one in composed(seed=21, most=150):
        said = {f.number.numeral.start: f.verdict.kind for f in check(one.text, edition)}
        kind = said.get(one.at, "unknown")
        found = "good" if kind in GOOD else "bad" if kind in CONTRADICTS else "open"
        assert one.right is not None or found == "open", one.text
        assert one.right is not False or found != "good", one.text
        assert one.right is not True or found != "bad", one.text
        counts[one.right, found] += 1
    assert counts[True, "good"] >= 0.95 * (counts[True, "good"] + counts[True, "open"])
    assert counts[False, "bad"] >= 0.9 * (counts[False, "bad"] + counts[False, "open"])
