import pytest

from dashboard.edition import address

OPTIONS = {
    "lang": ["zh", "en"],
    "snapshot": ["2021-12-16", "2020-12-31"],
    "compare": ["none"],
    "indicator": ["C07", "E01"],
    "unit": ["370800", "370811"],
    "view": ["map", "tiles"],
}


def test_a_state_survives_its_address():
    given = {
        "lang": "en",
        "snapshot": "2020-12-31",
        "compare": "none",
        "indicator": "E01",
        "unit": "370811",
        "view": "tiles",
    }
    state, refused = address.read(given, OPTIONS)
    assert (state.parameters(), refused) == (given, {})


def test_defaults_are_spelled_out():
    state, refused = address.read({}, OPTIONS)
    assert state.parameters() == {name: values[0] for name, values in OPTIONS.items()}
    assert refused == {}


@pytest.mark.parametrize("value", ["C99", "c07", "<script>", "C07 "])
def test_bad_values_fall_back_and_are_reported(value):
    state, refused = address.read({"indicator": value, "unit": "370811"}, OPTIONS)
    assert (state.indicator, state.unit) == ("C07", "370811")
    assert refused == {"indicator": value}


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ("burden|changes?lang=en&unit=370883|?indicator=C05", True),
        ("records?find=%E6%B1%B6", True),
        ("//elsewhere.example", False),
        ("https://elsewhere.example", False),
        ("javascript:alert(1)", False),
        ("x" * (address.MAX_ROUND + 1), False),
    ],
)
def test_a_wall_turns_through_pages_of_ours_only(value, taken):
    state, refused = address.read(
        {"wall": "1", "round": value, "pace": "0"}, OPTIONS | address.WALL
    )
    assert (state.round == value, "round" in refused) == (taken, not taken)
    assert (state.wall, state.pace, refused["pace"]) == ("1", "", "0")
