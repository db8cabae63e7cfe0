from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.what_if.scenario import Scenario, ScenarioError, decode, encode, fitting
from dashboard.what_if.weights import whole

INDEX = Scenario(
    "index",
    "unit",
    "goalposts",
    "arithmetic",
    "",
    "2021-12-16-r1",
    "2fe37463",
    {"g": 2500, "h": 7500},
    {"g": {"a": 4000, "b": 6000}, "h": {"c": 10000}},
)
FORCE = Scenario(
    "assessment",
    "department",
    "raw",
    "lawful",
    "2021",
    "2021-12-16-r1",
    "2fe37463",
    None,
    {"town_rating": None, "others": None},
)
LONGER = "v2~assessment~department~raw~lawful~2021~d~h~-~-~500~-~-"
START = "v1~index~unit~goalposts~arithmetic~-~2021-12-16-r1~2fe37463"


@pytest.mark.parametrize(
    "scenario",
    [
        INDEX,
        FORCE,
        FORCE.with_weights(
            {"town_rating": 3750, "others": 6250},
            {"town_rating": {"town_rating": 10000}, "others": {"重点.工~作 ": 9999, "y": 1}},
        ),
    ],
)
def test_there_and_back(scenario):
    assert decode(encode(scenario)) == scenario


NAMES = st.text("a9.~-_%+&=# 县重é😀", min_size=1, max_size=17)


@st.composite
def scenarios(draw):
    """Any valid one: up to 13 components of up to 17 characters, weights whole or in force."""

    def some(names):
        return whole({name: n * n + 1 for n, name in enumerate(names, draw(st.integers(0, 9)))})

    def names(most):
        return draw(st.lists(NAMES, min_size=1, max_size=most, unique=True))

    groups = names(3)
    own = draw(st.booleans())
    return Scenario(
        "assessment",
        draw(st.sampled_from(["department", "agency"])),
        draw(st.sampled_from(["raw", "adjusted"])),
        draw(st.sampled_from(["lawful", "free"])),
        "2021",
        "2021-12-16-r1",
        "2fe37463",
        None if own else some(groups),
        {g: some(names(13)) if draw(st.booleans()) else None for g in groups},
        draw(st.integers(-9999, 9999)) if own else 0,
        draw(st.sampled_from(["", "370811"])),
        draw(st.sampled_from(["", "370811005000"])),
        frozenset(draw(st.lists(NAMES, max_size=3))),
        draw(st.just("") | NAMES),
    )


@settings(deadline=None, max_examples=40)
@given(scenarios())
def test_any_valid_scenario_is_there_and_back(scenario):
    assert decode(encode(scenario)) == scenario


def test_thirteen_components_of_seventeen_letters():
    """2,000 characters were too few for these: nine for each letter."""
    long = {f"考核内容名称很长的一项目编号第{n:02}": 769 for n in range(13)}
    assert {len(name) for name in long} == {17}
    weights = {"town_rating": None, "others": long | {next(iter(long)): 772}}
    scenario = FORCE.with_weights(None, weights)
    assert decode(encode(scenario)) == scenario
    assert len(encode(scenario)) < 500
    old = "v1~assessment~department~raw~lawful~2021~d~h~town_rating.own.own"
    assert decode(old + "~others.own.%E9%87%8D%E7%82%B9.10000").components["others"] == {
        "重点": 10000
    }


def test_the_longer_form_holds_where_it_was_made():
    scenario = replace(
        FORCE, shift=500, unit="370811", town="", locks=frozenset({"key_work"}), name="方案 一"
    )
    assert encode(scenario).startswith("v2~assessment~department~raw~lawful~2021~2021-12-16-r1~")
    assert "~370811~-~500~key_work~方案%20一~" in encode(scenario)
    assert decode(encode(scenario)) == scenario


def test_every_weight_is_spelled_out():
    assert encode(INDEX) == f"{START}~g.2500.a.4000.b.6000~h.7500.c.10000"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "version"),
        ("v3~index", "version"),
        ("v2~index", "unreadable"),
        ("v1~index", "unreadable"),
        ("v1~" + "x" * 9000, "too_long"),
        (START, "unreadable"),
        (START.replace("unit", "street") + "~g.10000.a.10000", "choice"),
        (START.replace("~-~", "~2021~") + "~g.10000.a.10000", "choice"),
        (START + "~g.0.a.10000~h.0.c.10000", "all_zero"),
        (START + "~g.10000.a.0.b.0", "all_zero"),
        (START + "~g.10000.a.9000.b.2000", "not_whole"),
        (START + "~g.9000.a.10000", "not_whole"),
        (START + "~g.-1.a.10000", "number"),
        (START + "~g.1e4.a.10000", "number"),
        (START + "~g.10000.a", "unreadable"),
        (START + "~g.10000.a.5000.a.5000", "unreadable"),
        (START + "~g.own.a.10000~h.10000.c.10000", "unreadable"),
        (START + "~<script>.10000.a.99999999", "number"),
        (START + "~g", "number"),
        (START + "~" + "%00.10000.a.10000", "unreadable"),
        (LONGER.replace("~500~", "~5e2~") + "~town_rating.own.own", "number"),
        (LONGER + "~town_rating.10000.own", "unreadable"),
        (LONGER.replace("~-~-~", "~../x~-~") + "~town_rating.own.own", "unreadable"),
    ],
)
def test_hostile_texts_are_refused_with_a_reason(text, reason):
    with pytest.raises(ScenarioError) as refused:
        decode(text)
    assert refused.value.reason == reason


def test_an_old_link_meets_new_indicators():
    # one that came since weighs nothing; one that is gone cannot be left out silently
    found = fitting(INDEX, {"g": ("a", "new", "b"), "h": ("c",)}, own=False)
    assert found.components["g"] == {"a": 4000, "new": 0, "b": 6000}
    for groups, reason in (({"g": ("a",), "h": ("c",)}, "gone"), ({"g": ("a", "b")}, "groups")):
        with pytest.raises(ScenarioError) as refused:
            fitting(INDEX, groups, own=False)
        assert refused.value.reason == reason
    with pytest.raises(ScenarioError):
        fitting(FORCE, {"town_rating": ("town_rating",), "others": ("x",)}, own=False)
