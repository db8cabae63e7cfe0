"""What moved: sizes on the good side, ranks, and chance, on numbers worked out by hand."""

import pandas as pd
import pytest

from dashboard.edition.movement import movement
from tests import editions as made_editions

THEN = made_editions.EARLIER


def made(known, then, now):
    """An edition of two periods with these (indicator, unit, numerator, denominator)."""
    return made_editions.edition(frame(now), known, frame(then))


def frame(rows):
    held = pd.DataFrame(rows, columns=["indicator", "unit", "numerator", "denominator"])
    return held.assign(
        level="unit",
        town=None,
        part=None,
        value=held["numerator"] / held["denominator"],
        status="value",
        aggregated=False,
        provenance="reported",
    ).astype({"town": "str", "part": "str"})


def test_sizes_ranks_and_chance(known):
    # C05, share of posts filled, higher is better:
    #   A 50/100 → 70/100: +0.20; Newcombe: 0.063 … 0.326, beyond
    #   B 60/100 → 55/100: −0.05; −0.184 … 0.087, not beyond chance
    found = movement(
        made(
            known,
            [("C05", "A", 50, 100), ("C05", "B", 60, 100)],
            [("C05", "A", 70, 100), ("C05", "B", 55, 100)],
        ),
        THEN,
    )
    assert [(c.unit, round(c.size, 9), c.beyond_chance) for c in found] == [
        ("A", 0.2, True),
        ("B", -0.05, False),
    ]
    assert [(c.rank_before, c.rank_now, c.n) for c in found] == [(2, 1, 2), (1, 2, 2)]


def test_small_shares_and_units_without_a_value_are_left_out(known):
    found = movement(
        made(known, [("C05", "A", 1, 9), ("C05", "B", 5, 100)], [("C05", "A", 9, 9)]), THEN
    )
    assert found == []


def test_lower_is_better_turns_the_sign(known):
    lower = next(i for i in known.values() if i.compares and i.is_share and i.direction == "lower")
    found = movement(made(known, [(lower.id, "A", 50, 100)], [(lower.id, "A", 10, 100)]), THEN)
    assert [round(c.size, 9) for c in found] == [0.4]


def test_what_is_no_share_is_sized_by_its_value_before(known):
    rate = next(i for i in known.values() if i.compares and not i.is_share)
    sign = -1 if rate.direction == "lower" else 1
    then = [(rate.id, "A", 10, 2), (rate.id, "B", 0, 2)]
    now = [(rate.id, "A", 14, 2), (rate.id, "B", 1, 2)]
    found = {c.unit: c.size * sign for c in movement(made(known, then, now), THEN)}
    assert found == {"A": pytest.approx(0.4), "B": float("inf")}  # 5 → 7; 0 → 0.5


def test_what_is_neither_share_nor_count_has_no_verdict(known):
    rate = next(i for i in known.values() if i.compares and not i.is_share)
    then, now = [(rate.id, "A", 10.5, 3)], [(rate.id, "A", 90.5, 3)]
    assert [c.beyond_chance for c in movement(made(known, then, now), THEN)] == [None]
    then, now = [(rate.id, "A", 10, 3)], [(rate.id, "A", 90, 3)]
    assert [c.beyond_chance for c in movement(made(known, then, now), THEN)] == [True]


def test_everything_that_moved_in_the_shipped_periods_is_there(editions):
    """Counted with pandas, beside the function."""
    edition = editions["zh"]
    found = {(c.indicator, c.unit): c for c in movement(edition, THEN)}
    seen = 0
    for indicator in edition.definitions.values():
        if not indicator.compares:
            continue
        now, then = (
            edition.periods[day].totals(indicator.id, "unit") for day in (edition.as_of, THEN)
        )
        for unit in now.index.intersection(then.index):
            step = now.at[unit, "value"] - then.at[unit, "value"]
            few = (
                indicator.is_share
                and min(now.at[unit, "denominator"], then.at[unit, "denominator"]) < 10
            )
            if pd.isna(step) or few or abs(step) <= 1e-9:
                assert (indicator.id, unit) not in found
                continue
            seen += 1
            change = found[indicator.id, unit]
            better = bool(step < 0 if indicator.direction == "lower" else step > 0)
            assert (change.size > 0) is better
            assert change.now - change.before == pytest.approx(step)
    assert seen == len(found) > 100
