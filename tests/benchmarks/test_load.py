"""What the load driver says of what it has seen."""

import pytest

from benchmarks.load import Seen, p95


@pytest.mark.parametrize(
    ("taken", "is_"), [([7.0], 7), (list(range(20, 0, -1)), 19), (list(range(1, 101)), 95)]
)
def test_95_of_100_are_no_slower(taken, is_):
    assert p95(taken) == is_


def test_clicks_are_counted_by_kind_and_together():
    seen = Seen()
    for kind, ms in (("/", 1.0), ("weigh", 3.0), ("/", 2.0)):
        seen.note(kind, ms)
    assert seen.taken == {"/": [1.0, 2.0], "weigh": [3.0]}
    assert sorted(seen.clicks) == [1.0, 2.0, 3.0]
