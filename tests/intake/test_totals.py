"""Totals are judged by each indicator's header, components by their register."""

import pytest

from dashboard.contracts.empowerment import COMPONENTS
from dashboard.intake import messages
from dashboard.intake.check import Base
from dashboard.snapshots.tables import load
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import POSTS, checked, prepared, sheets, units, world
from tests.known import KNOWN
from tests.sampled import sampled

A, B, A1 = worlds.A, worlds.B, worlds.A1
SHARES = [
    i for i in KNOWN.values() if i.is_share and i.scope != "city" and (i.denominator.zh != "镇街数")
]
BY_TOWN = [i.id for i in KNOWN.values() if i.denominator and i.denominator.zh == "镇街数"]
COUNTS = [i.id for i in KNOWN.values() if i.lead == "count" and i.scope != "city"]
CITY_ONLY = [i.id for i in KNOWN.values() if i.scope == "city"]


def total(indicator, numerator, denominator=None, unit=A, **rest):
    return {
        "indicator": indicator,
        "unit": unit,
        "numerator": numerator,
        "denominator": denominator,
    } | rest


def sent(*rows):
    return checked(sheets(units=units(), reported_values=list(rows)), definitions=KNOWN)


def faults(*rows):
    return [(p.rule, p.cell) for p in sent(*rows).problems]


@pytest.mark.parametrize("indicator", sampled([i.id for i in SHARES]))
def test_a_share_is_no_more_than_one_and_needs_its_denominator(indicator):
    assert faults(total(indicator, 30, 40)) == []
    assert faults(total(indicator, 120, 80)) == [("over_one", "E6")]
    assert faults(total(indicator, 5, 0)) == [("over_nothing", "F6")]
    assert faults(total(indicator, 5)) == [("no_denominator", "F6")]
    assert faults(total(indicator, 0, 0)) == []  # nothing was due


@pytest.mark.parametrize("indicator", sampled(COUNTS, 2))
@pytest.mark.parametrize("value", [0.026, 12.5, 0.5])
def test_what_is_counted_is_whole(indicator, value):
    assert ("whole", "E6") in faults(total(indicator, value, 2))


@pytest.mark.parametrize("indicator", sampled(BY_TOWN, 2))
def test_a_denominator_of_towns_is_that_of_the_register(indicator):
    assert faults(total(indicator, 1, 2)) == []  # A runs two towns
    assert faults(total(indicator, 1, 1, unit=B)) == []
    assert faults(total(indicator, 1, 1, town=A1)) == []
    for wrong in (1, 3, 15, 100):
        assert ("towns", "F6") in faults(total(indicator, 1, wrong))
    assert ("towns", "F6") in faults(total(indicator, 1, 2, town=A1))


@pytest.mark.parametrize("indicator", sampled(CITY_ONLY, 2))
def test_what_exists_for_the_city_only_is_no_countys(indicator):
    assert ("beyond_scope", "B6") in faults(total(indicator, 1, 2))


@pytest.mark.parametrize(
    ("part", "held"),
    [
        ("种类", False),
        ("kind", False),
        ("x:1", False),
        ("kind:", False),
        ("kind:institution", True),
    ],
)
def test_parts_are_those_of_the_header(part, held):
    wrong = [] if held else [("unknown_part", "D7")]
    assert faults(total("C07", 3, 2), total("C07", 1, part=part)) == wrong
    assert ("no_parts", "D6") in faults(total("C08", 1, 2, part=part))


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ([(85, 100)], 1),
        ([(60, 100), (72, 100)], 2),
        ([(0.62, 1)], 1),
        ([(0.5, 1), (0.7, 1)], 2),
        ([(72.5, 100)], 1),
        ([(1, 1)], 0),
        ([(0, 1), (1, 1)], 0),
        ([(8, 10)], 0),
        ([(99, 101)], 0),
    ],
)
def test_per_cents_sent_as_counts_are_doubtful(rows, cells):
    result = sent(
        *(total("C05", *pair, unit=unit) for pair, unit in zip(rows, (A, B), strict=False))
    )
    assert result.problems == []
    told = [d for d in result.warnings if d.kind == "percent_base"]
    assert sum(len(d.cells.split("\n")) for d in told) == cells


@pytest.mark.parametrize(
    "pair", [(1.5, 4), (2, 4.5), (0.2, 0.8), (10.25, 20.5), (3.1, 7), (2, 2.5)]
)
def test_fractions_where_something_is_counted_are_doubtful(pair):
    assert {d.kind for d in sent(total("C08", *pair)).warnings} == {"fraction"}


def test_sums_of_scores_may_have_decimals():
    assert sent(total("E04", 185.5, 2)).warnings == []


@pytest.mark.parametrize("rule", ["over_one", "over_nothing", "no_denominator", "whole", "towns"])
def test_each_judgement_reads_in_both_languages(rule):
    rows = {
        "over_one": total("C05", 9, 8),
        "over_nothing": total("C05", 9, 0),
        "no_denominator": total("C05", 9),
        "whole": total("C07", 0.5, 2),
        "towns": total("C07", 5, 9),
    }
    (problem,) = sent(rows[rule]).problems
    for lang in LANGUAGES:
        assert problem.cell in messages.line(problem, Translator(lang))


@pytest.mark.parametrize(
    ("sent_total", "differs"),
    [((500, 2), True), ((3, 2), False), ((4, 2), True), ((2, 2), True), ((3, None), False)],
)
def test_a_total_beside_other_records_is_said(tmp_path, sent_total, differs):
    """A's only allocation is of three posts, over two towns."""
    known = {id_: KNOWN[id_] for id_ in ("C07", "C08")}
    rows = [total("C07", *sent_total)]
    ready = prepared(
        tmp_path, sheets(units=units(), posts=POSTS, reported_values=rows), definitions=known
    )
    if sent_total[1] is None:
        assert [p.rule for p in ready.checked.problems] == ["no_denominator"]
        return
    told = [d for d in ready.draft.warnings if d.kind == "total_differs"]
    assert [(d.unit, d.before, d.after) for d in told] == (
        [(A, float(sent_total[0]), 3.0)] if differs else []
    )


def weights(*components, target=f"{A}-D1"):
    share = 1 / len(components)
    return [
        {
            "year": 2021,
            "target": target,
            "target_type": "department",
            "component": name,
            "weight": share,
        }
        for name in components
    ]


@pytest.mark.parametrize(
    "word",
    [
        "town_rating",
        "镇街评价",
        " 镇街 评价 ",
        "Town rating",
        "TOWN RATING",
        "镇街评价　",
        "Town_Rating",
    ],
)
def test_the_component_of_the_floor_as_the_screen_calls_it(word):
    result = checked(sheets(units=units(), assessment_weights=weights(word, "重点工作")))
    assert result.problems == [] and result.warnings == []
    assert set(result.tables["assessment_weights"]["component"]) == {"town_rating", "key_work"}


@pytest.mark.parametrize(
    "word", ["乡镇评价", "镇街打分", "镇街评议", "town rate", "评价", "townrating1"]
)
def test_a_word_typed_otherwise_never_passes_for_another_component(word):
    result = checked(sheets(units=units(), assessment_weights=weights(word, "daily_work")))
    (problem,) = result.problems
    assert (problem.rule, problem.value, problem.cell) == ("unknown_component", word, "D6")


def test_components_of_the_register_in_either_language():
    for lang in LANGUAGES:
        t = Translator(lang)
        rows = weights(*(t(f"component.{name}") for name in COMPONENTS[:4]))
        result = checked(sheets(units=units(), assessment_weights=rows))
        assert set(result.tables["assessment_weights"]["component"]) == set(COMPONENTS[:4])


@pytest.mark.parametrize("new", [["work"], ["law", "work"], ["法治"], ["其他1", "其他2"]])
def test_a_new_component_is_confirmed_once_and_known_then(tmp_path, new):
    rows = weights("town_rating", *new)
    told = checked(sheets(units=units(), assessment_weights=rows)).warnings
    assert [(d.kind, set(d.cells.split("\n"))) for d in told] == [("new_components", set(new))]
    snapshot = world(tmp_path, assessment_weights=rows)
    base = Base(snapshot.id, snapshot.digest, "reported", load(snapshot))
    again = checked(sheets(assessment_weights=rows[:1] + rows[1:]), base=base)
    assert "new_components" not in {d.kind for d in again.warnings}


def test_a_target_without_the_town_rating_is_said():
    rows = weights("key_work", "daily_work") + weights("town_rating", target=f"{A}-D2")
    (warning,) = checked(sheets(units=units(), assessment_weights=rows)).warnings
    assert (warning.kind, warning.cells) == ("no_town_rating", f"{A}-D1 2021")
