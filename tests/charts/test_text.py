"""One measure of words, one rule for labels that have no room."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.text import Box, thinned, width, wrapped

WORDS = st.text(st.sampled_from("济宁市 town 30%，2600余名"), max_size=60)
FEW = settings(deadline=None, max_examples=40)


def test_full_width_letters_are_one_em():
    assert width("济宁", 20) == 40
    assert width("a1", 10) == 12
    assert width("%", 100) == 95
    assert width("", 20) == 0


@FEW
@given(WORDS)
def test_lines_hold_every_word_and_no_line_is_wider_than_its_room(words):
    lines = wrapped(words, 20, 200)
    assert "".join(lines) == words
    assert all(width(line, 20) <= 200 for line in lines)  # no word of ours is wider


@FEW
@given(st.lists(st.floats(0, 1000), min_size=1, max_size=30).map(sorted), st.floats(0, 300))
def test_labels_are_thinned_from_the_last(positions, room):
    chosen = [positions[place] for place in thinned(positions, room)]
    assert chosen[0] == positions[-1]
    assert all(a - b >= room for a, b in zip(chosen, chosen[1:], strict=False))
    free = [p for p in positions if all(abs(p - c) >= room for c in chosen)]
    assert free == [] or room == 0


def test_boxes_that_touch_are_apart_and_those_that_overlap_are_not():
    box = Box.around(10, 10, 4, 4)
    assert box == (8, 8, 12, 12)
    assert box.is_free([Box.around(14, 10, 4, 4), Box.around(10, 14, 4, 4)])
    assert not box.is_free([Box.around(13, 12, 4, 4)])
