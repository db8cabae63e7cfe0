"""Parts that add up to more than the total sent beside them are a question with the cells."""

import pytest

from dashboard.intake import messages, parts, sums
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import checked, sheets, units, warnings
from tests.known import KNOWN

A, A1, A2 = worlds.A, worlds.A1, worlds.A2
ZH = Translator("zh")
DIMENSIONS = [
    (id_, name, part.counts)
    for id_, one in KNOWN.items()
    for name, part in (one.parts or {}).items()
    if one.scope != "city" and sum(w.startswith(f"{name}:") for w in parts.listed(one, ZH)) > 1
]
BOTH = [(id_, name) for id_, name, counts in DIMENSIONS if counts == "both"]


def two(id_, name):
    """Two parts of a dimension, as ids."""
    return [word for word in parts.listed(KNOWN[id_], ZH) if word.startswith(f"{name}:")][:2]


def row(id_, numerator, denominator, part=None, town=None):
    said = {"indicator": id_, "unit": A, "town": town, "part": part}
    return said | {"numerator": numerator, "denominator": denominator}


def asked(*rows):
    result = checked(sheets(units=units(), reported_values=list(rows)), definitions=KNOWN)
    return [
        (one.column, one.facts["sums"], one.cells.split("\n"))
        for one in warnings(result, "parts_above")
    ]


@pytest.mark.parametrize(("id_", "name"), BOTH)
def test_numerators_and_denominators(id_, name):
    one, other = two(id_, name)
    total = row(id_, 60, 80)
    above = ["E6", "E7", "E8"], ["F6", "F7", "F8"]
    assert asked(total, row(id_, 50, 60, one), row(id_, 40, 45, other)) == [
        ("numerator", "90 > 60", above[0]),  # 50 + 40
        ("denominator", "105 > 80", above[1]),  # 60 + 45
    ]
    assert asked(total, row(id_, 30, 60, one), row(id_, 20, 45, other)) == [
        ("denominator", "105 > 80", above[1])
    ]
    assert asked(total, row(id_, 35, 40, one), row(id_, 26, 40, other)) == [
        ("numerator", "61 > 60", above[0])
    ]
    assert asked(total, row(id_, 30, 40, one), row(id_, 30, 40, other)) == []
    assert asked(total, row(id_, 30, 40, one)) == []
    assert asked(row(id_, 30, 40, one), row(id_, 40, 60, other)) == []  # no total


@pytest.mark.parametrize(("id_", "name", "counts"), DIMENSIONS)
def test_each_dimension_by_what_counts_in_it(id_, name, counts):
    """Of a total of 6 in 8, parts of 5 and 4 are 9: above either, but not above what they leave
    out; parts of 4 and 4 are 8: no more than the records there are.
    """
    one, other = two(id_, name)
    total = row(id_, 6, 2 if KNOWN[id_].denominator.zh == "镇街数" else 8)
    below = 8 if counts == "both" else None

    def found(*held):
        sent = [row(id_, n, below, part) for n, part in zip(held, (one, other), strict=True)]
        return [said for column, said, _ in asked(total, *sent) if column == "numerator"]

    limit = {"each": 8, "left_out": None}.get(counts, 6)
    assert found(5, 4) == ([f"9 > {limit}"] if limit else [])
    assert found(4, 4) == ([f"8 > {limit}"] if limit == 6 else [])


@pytest.mark.parametrize(("id_", "name"), BOTH)
def test_by_town_and_of_the_unit(id_, name):
    one, other = two(id_, name)
    held = [row(id_, 5, 9, one, A1), row(id_, 4, 6, other, A1), row(id_, 1, 1, one, A2)]
    towns = [row(id_, 8, 15, None, A1), row(id_, 1, 1, None, A2)]
    assert asked(*towns, *held) == [("numerator", "9 > 8", ["E6", "E8", "E9"])]
    assert asked(row(id_, 10, 16), *held) == []  # 5 + 4 + 1 in 9 + 6 + 1
    assert asked(row(id_, 9, 16), *held) == [("numerator", "10 > 9", ["E6", "E7", "E8", "E9"])]


def test_dimensions_are_not_added_together():
    """The same three posts by level and by kind."""
    kinds, levels = two("C07", "kind"), two("C07", "from_level")
    held = [row("C07", n, None, part) for part, n in zip(kinds + levels, (1, 2, 2, 1), strict=True)]
    assert asked(row("C07", 3, 2), *held) == []
    held[0]["numerator"] = 2
    assert asked(row("C07", 3, 2), *held) == [("numerator", "4 > 3", ["E6", "E7", "E8"])]


def test_every_way_of_counting_has_its_bound():
    counted = {part.counts for one in KNOWN.values() for part in (one.parts or {}).values()}
    assert counted <= sums.BOUNDS.keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_question_names_the_sums_and_the_cells(lang):
    one, other = two("E10", "matter_kind")
    held = [row("E10", 60, 80), row("E10", 50, 60, one), row("E10", 40, 45, other)]
    result = checked(sheets(units=units(), reported_values=held), definitions=KNOWN)
    found = warnings(result, "parts_above")
    said = [messages.warning(w, {A: "甲河县"}, KNOWN, {}, Translator(lang)) for w in found]
    assert len(said) == 2 and "90 > 60" in said[0] and "E7" in said[0] and "105 > 80" in said[1]
