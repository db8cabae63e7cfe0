"""Shares of a whole are shown so that they add up to it."""

from dashboard.text.shares import hundred, percents


def test_per_cent_that_total_exactly_a_hundred():
    # thirds: 33.3 each leave a tenth, to the first; −1.9 and 2.9 are whole already
    assert hundred({"a": 1 / 3, "b": 1 / 3, "c": 1 / 3}) == {"a": 33.4, "b": 33.3, "c": 33.3}
    assert hundred({"a": -1.9, "b": 2.9}) == {"a": -190.0, "b": 290.0}
    # −4.26, 50.13, 54.13: floors −4.3, 50.1, 54.1 leave a tenth; remainders .4, .3, .3
    assert hundred({"a": -0.0426, "b": 0.5013, "c": 0.5413}) == {"a": -4.2, "b": 50.1, "c": 54.1}


def test_parts_shown_add_up_to_the_whole():
    # 20022, 18885, 6093 of 45000: 44.493, 41.967, 13.54; apart they read 44.5, 42.0, 13.5
    assert percents({"a": 445, "b": 420, "c": 135.5}) == {"a": "44.5%", "b": "42.0%", "c": "13.5%"}
    assert percents({"a": 1, "b": 1, "c": 1}) == {"a": "33.4%", "b": "33.3%", "c": "33.3%"}


def test_a_part_that_counts_something_never_reads_nought():
    assert percents({"a": 99_999, "b": 1, "c": 0}) == {"a": "99.9%", "b": "0.1%", "c": "0.0%"}
