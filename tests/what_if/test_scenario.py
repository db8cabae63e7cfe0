import pytest

from dashboard.what_if.scenario import Scenario, ScenarioError, decode, encode, fitting

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


def test_every_weight_is_spelled_out():
    assert encode(INDEX) == f"{START}~g.2500.a.4000.b.6000~h.7500.c.10000"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "version"),
        ("v2~index", "version"),
        ("v1~index", "unreadable"),
        ("v1~" + "x" * 3000, "too_long"),
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
