"""Rows that hold what belongs to others are a question with the cells."""

import pytest

from dashboard.intake import messages
from dashboard.intake.check import Base
from dashboard.snapshots.tables import load
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import checked, csv, warnings, world

A, A1, A2, B, B1 = worlds.A, worlds.A1, worlds.A2, worlds.B, worlds.B1
LATER = worlds.AS_OF.replace(year=2022)


def posts(counts, town, month=1):
    """Allocations of a town, a month each."""
    return [
        {"town": town, "posts": n, "approved_on": f"2021-{month + k:02}-01"}
        for k, n in enumerate(counts)
    ]


OF_A1, OF_A2, OF_B1 = (3, 8, 2, 7), (5, 1, 9, 4), (6, 2, 1, 3)
HELD = [*posts(OF_A1, A1), *posts(OF_A2, A2), *posts(OF_B1, B1)]


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    cases = [
        {"case_id": f"C{n}", "town": (A1, A2)[n % 2], "opened_on": f"2021-0{n + 1}-01"}
        for n in range(8)
    ]
    snapshot = world(tmp_path_factory.mktemp("base"), posts=HELD, enforcement_cases=cases)
    return Base(snapshot.id, snapshot.digest, snapshot.provenance, load(snapshot))


def sent(base, rows, *kinds, table="posts", **options):
    return warnings(checked(csv(table, rows), base=base, **options), *kinds)


EXCHANGED = {A1: A2, A2: A1, B1: B1}


@pytest.mark.parametrize("day", [worlds.AS_OF, LATER])
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([*posts(OF_A2, A1), *posts(OF_A1, A2)], [(A1, A2), (A2, A1)]),
        ([*posts(OF_A2, A1), *posts(OF_A2, A2)], [(A1, A2)]),
        ([*posts(OF_A1, A1), *posts(OF_B1, A2)], [(A2, B1)]),
        ([*posts(OF_A2[:3], A1), *posts(OF_A2, A2)], [(A1, A2)]),
        ([*posts(OF_A2, A1), *posts(OF_B1, A2), *posts(OF_A1, B1)], [(A1, A2), (A2, B1), (B1, A1)]),
        (posts(OF_A2, A1)[::-1], [(A1, A2)]),
        (HELD, []),
        ([*posts(OF_A1, A1), *posts((5, 1, 9, 6), A2)], []),
        (posts((5, 1, 2, 7), A1), []),  # half of it its own
        (posts(OF_A2[:2], A1), []),  # two rows are chance
    ],
)
def test_a_town_with_the_rows_of_another(base, rows, said, day):
    found = sent(base, rows, "town_rows", as_of=day)
    assert [(one.unit, one.facts["other"]) for one in found] == said


@pytest.mark.parametrize("name", ["C{}", "X{}"])
def test_records_with_ids_of_their_own(base, name):
    rows = [
        {
            "case_id": name.format(n),
            "town": (A2, A1)[n % 2],
            "opened_on": f"2021-0{n + 1}-01",
        }
        for n in range(8)
    ]
    found = sent(base, rows, "town_rows", table="enforcement_cases", as_of=LATER)
    assert [(one.unit, one.facts["other"]) for one in found] == [(A1, A2), (A2, A1)]


def test_the_question_names_both_towns_and_the_cells(base):
    (one,) = sent(base, posts(OF_A2, A1), "town_rows")
    assert one.cells.split("\n") == ["A2", "A3", "A4", "A5"]
    for lang in LANGUAGES:
        line = messages.warning(one, {A1: "甲镇", A2: "乙镇"}, {}, {}, Translator(lang))
        assert "甲镇" in line and "乙镇" in line and "A5" in line


SEVEN = (1, 2, 3, 1, 2, 4, 9)  # 22


@pytest.mark.parametrize("place", [0, 3, 7])
@pytest.mark.parametrize(
    ("counts", "more", "is_sum"),
    [
        (SEVEN, 22, True),
        (SEVEN, 21, False),
        (SEVEN, 23, False),
        ((4, 4, 4, 4, 4, 0, 0), 20, True),
        ((1, 1, 1, 1, 1, 0, 0), 5, False),  # so small a sum is chance
        ((9, 9, 9, 9, 0, 0, 0), 36, False),  # four are chance
        ((30, 40, 50, 60, 70, 80, 90), 420, True),
    ],
)
@pytest.mark.parametrize("towns", [(A1,), (A1, A2)])
def test_a_row_that_is_the_sum_of_the_others(base, place, counts, more, is_sum, towns):
    counts = [*counts[:place], more, *counts[place:]]
    rows = posts(counts, A1)
    for n, row in enumerate(rows):
        row["town"] = towns[n % len(towns)]
    found = sent(base, rows, "sum_row")
    assert [(one.unit, one.cells) for one in found] == (
        [(A, f"D{place + 2} {more}")] if is_sum else []
    )


def test_the_sum_of_the_towns_own_rows(base):
    rows = [*posts((*SEVEN, 22), A1), *posts((9, 9), A2)]
    assert [one.cells for one in sent(base, rows, "sum_row")] == ["D9 22"]


@pytest.mark.parametrize(
    ("counts", "cells"),
    [
        ((30, 80, 20, 7), ["D2 3 → 30", "D3 8 → 80", "D4 2 → 20"]),
        ((3, 80, 2, 7), ["D3 8 → 80"]),
        ((3, 800, 2, 7), ["D3 8 → 800"]),
        ((3, 8, 2, 7000), ["D5 7 → 7000"]),
        ((300, 80, 2000, 7), ["D2 3 → 300", "D3 8 → 80", "D4 2 → 2000"]),
        ((3, 8, 20, 70), ["D4 2 → 20", "D5 7 → 70"]),
        ((31, 81, 2, 7), []),
        ((6, 16, 4, 14), []),
        ((3, 8, 2, 7), []),
    ],
)
def test_rows_ten_times_their_own(base, counts, cells):
    found = sent(base, posts(counts, A1), "rows_tenfold", as_of=LATER)
    assert [one.cells.split("\n") for one in found] == ([cells] if cells else [])


OLD = (3, 8, 2, 7, 5, 1, 9, 4)
"""Counts of eight allocations, four a town."""


def of_both(counts):
    return [*posts(counts[:4], A1), *posts(counts[4:], A2)]


@pytest.mark.parametrize(
    ("counts", "n"),
    [
        ((4, *OLD[:-1]), 8),  # down, the last on top
        ((*OLD[1:], 3), 8),  # up
        ((3, 3, *OLD[1:-1]), 7),  # down from the second on
        ((3, 8, *OLD[3:], 4), 5),  # one cell deleted, the rest moved up
        ((3, 8, 2, *OLD[2:-1]), 5),
        ((6, *OLD[:-1]), 8),  # a new number on top
        (OLD, 0),
        (tuple(n + 1 for n in OLD), 0),
        ((*OLD[:6], 1, 9), 0),  # two rows are chance
        (tuple(reversed(OLD)), 0),
        ((9,) * 8, 0),
    ],
)
def test_a_column_moved_by_a_row(base, counts, n):
    found = sent(base, of_both(counts), "shifted", as_of=LATER)
    assert [(one.unit, one.column, one.facts["n"]) for one in found] == (
        [(A, "posts", str(n))] if n else []
    )


def test_each_is_said_with_its_cells_in_both_languages(base):
    rows = [
        *sent(base, of_both((4, *OLD[:-1])), "shifted", as_of=LATER),
        *sent(base, posts((30, 80, 20, 7), A1), "rows_tenfold", as_of=LATER),
        *sent(base, posts((*SEVEN, 22), A1), "sum_row"),
    ]
    assert [one.kind for one in rows] == ["shifted", "rows_tenfold", "sum_row"]
    for one, cell in zip(rows, ("D2 3 → 4", "D3 8 → 80", "D9 22"), strict=True):
        for lang in LANGUAGES:
            line = messages.warning(one, {A: "甲县"}, {}, {}, Translator(lang))
            assert "甲县" in line and cell in line
