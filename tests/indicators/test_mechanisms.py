from dashboard.indicators import PILLARS
from dashboard.indicators.mechanisms import section_of, sections

ANNOUNCED = {
    *(f"P{n}" for n in range(1, 7)),
    *(f"C{n}" for n in range(1, 11)),
    *(f"B{n}" for n in range(1, 7)),
}
WITHOUT_INDICATOR = {"C4"}
"""Rank and identity are a table (`capacity.heads`); the release gives no number for it."""


def test_every_announced_mechanism_has_one_section():
    found = [id_ for pillar in PILLARS for part in sections(pillar) for id_ in part.mechanisms]
    assert sorted(found) == sorted(ANNOUNCED)


def test_every_indicator_names_a_mechanism_of_its_pillar(known):
    assert [i.id for i in known.values() if i.mechanism not in section_of(i).mechanisms] == []
    assert {i.mechanism for i in known.values()} == ANNOUNCED - WITHOUT_INDICATOR


def test_every_section_has_an_indicator(known):
    assert [
        part.id for pillar in PILLARS for part in sections(pillar) if not part.indicators(known)
    ] == []
