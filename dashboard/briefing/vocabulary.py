"""What spoken questions are understood by: places, subjects and words, for the script that reads
them (`frontend/slides/questions.js`).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypedDict

import pandas as pd
import yaml

from dashboard.briefing.pinyin import latin, sounds
from dashboard.briefing.spoken import composed, dated, digits
from dashboard.claims import SHARE, Claim
from dashboard.edition import Edition
from dashboard.geography.names import BOUNDARIES, display
from dashboard.indicators import CITY, Indicator

HERE = Path(__file__).parent
SUFFIXES = ("街道", "镇", "乡")


class Place(TypedDict):
    """The city, a unit or a town of the unit `parent`, and what may be said for it."""

    id: str
    name: str
    parent: str
    keys: list[str]
    latin: list[str]


class Subject(TypedDict):
    """What may be asked. `claim` is the published figure that answers for the city, `indicator`
    what answers elsewhere, `register` whether the register of towns does; `bags` and `also` are
    words (`question_subjects.yaml`), `values` the digits that ask for it, `near` those that may
    stand beside its words, `loose` rounder ones.
    """

    id: str
    name: str
    claim: str
    indicator: str
    better: str
    share: bool
    register: bool
    keys: list[str]
    latin: list[str]
    bags: list[str]
    also: list[str]
    dated: list[str]
    values: list[str]
    near: list[str]
    loose: list[str]


class Vocabulary(TypedDict):
    """All of it; `sounds` are common characters by their pinyin."""

    city: str
    places: list[Place]
    subjects: list[Subject]
    sounds: dict[str, str]
    filler: str
    words: dict[str, str]
    numbers: str
    asks: dict[str, str]
    other_with_share: str
    never: str


def vocabulary(edition: Edition) -> Vocabulary:
    """The vocabulary of an edition, in both languages."""
    words = _file("questions.yaml")
    places = [*_units(edition, words), *_towns(edition)]
    subjects = [*_indicators(edition), *_claims(edition), _register(edition)]
    return {
        "city": CITY,
        "places": places,
        "subjects": subjects,
        "sounds": sounds("".join(key for one in [*places, *subjects] for key in one["keys"])),
        "filler": words["filler"],
        "words": words["words"],
        "numbers": words["numbers"],
        "asks": composed(words["asks"], words["composed"]),
        "other_with_share": words["other_with_share"],
        "never": words["never"],
    }


@cache
def _file(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return read


def main_claims(edition: Edition) -> dict[str, Claim]:
    """By indicator, the published figure of the whole of it in the measure that leads."""
    found: dict[str, Claim] = {}
    for claim in edition.claims.values():
        indicator = edition.definitions.get(claim.indicator)
        if indicator and claim.measure == indicator.lead and not claim.part:
            found.setdefault(indicator.id, claim)
    return found


def _place(id_: str, name: str, parent: str, keys: Sequence[str]) -> Place:
    pinyin = latin(keys)
    return {
        "id": id_,
        "name": name,
        "parent": parent,
        "keys": list(dict.fromkeys([*keys, *pinyin])),
        "latin": pinyin,
    }


def _units(edition: Edition, words: Mapping[str, Any]) -> Iterator[Place]:
    zones: dict[str, str] = words["zones"]
    for unit, label in edition.labels.items():
        keys = [*label]
        if unit == CITY:
            keys += words["city"].split("|")
        elif unit in zones:
            keys += zones[unit].split("|")
        else:
            keys += [label.zh[:-1], f"济宁市{label.zh}", f"济宁{label.zh}"]
            keys += [f"{label.en} {kind}" for kind in ("County", "City", "District")]
        yield _place(unit, edition.names[unit], "", keys)


def _towns(edition: Edition) -> Iterator[Place]:
    """The towns in force by their Chinese names, short where no other place is called so."""
    register = pd.read_csv(BOUNDARIES / "jining_towns.csv", dtype=str).set_index("code")["name"]
    others = pd.read_csv(BOUNDARIES / "elsewhere.csv", dtype=str)["name"]
    taken = {name[:-1] for name in [*display()["short_zh"], *others]} | set(others)
    for code, row in edition.towns.iterrows():
        name = str(register.get(code, row["name"]))
        short = next((name.removesuffix(s) for s in SUFFIXES if name.endswith(s)), name)
        keys = [name, *([short] if len(short) > 1 and short not in taken else [])]
        yield _place(str(code), str(row["name"]), str(row["unit"]), [*keys, str(row["name"])])


def _indicators(edition: Edition) -> Iterator[Subject]:
    claims, given = main_claims(edition), _file("question_subjects.yaml")["subjects"]
    floors = {c.indicator for c in edition.claims.values() if c.measure == "threshold"}
    for indicator in edition.definitions.values():
        claim = claims.get(indicator.id)
        press = (
            []
            if indicator.id in floors
            else [w for ws in indicator.press_words.values() for w in ws]
        )
        keys = [*indicator.name, *press, indicator.id]
        yield _subject(
            indicator.id,
            edition.t.label(indicator.name),
            [*keys, *([*claim.label, *claim.short] if claim else [])],
            given.get(indicator.id, {}),
            claim=claim,
            indicator=indicator,
        )


def _claims(edition: Edition) -> Iterator[Subject]:
    """Published figures that are not the whole of an indicator."""
    main = {claim.claim_id for claim in main_claims(edition).values()}
    names = {name for claim in main_claims(edition).values() for name in claim.label}
    given = _file("question_subjects.yaml")["claims"]
    for claim in edition.claims.values():
        if claim.claim_id not in main:
            yield _subject(
                claim.claim_id,
                edition.t.label(claim.label),
                [name for name in [*claim.label, *claim.short] if name not in names],
                given.get(claim.claim_id, {}),
                claim=claim,
                indicator=edition.definitions.get(claim.indicator)
                if claim.measure in ("count", "ratio") and not claim.part
                else None,
            )


def _register(edition: Edition) -> Subject:
    """How many 街道, 镇 and 乡 there are: no claim but the register of towns answers."""
    given = _file("question_subjects.yaml")["register"]
    name = edition.t("briefing.register.name")
    return _subject("register", name, [name], given, claim=None, indicator=None)


def _subject(
    id_: str,
    name: str,
    keys: Sequence[str],
    given: Mapping[str, Any],
    *,
    claim: Claim | None,
    indicator: Indicator | None,
) -> Subject:
    whole = indicator is not None and indicator.id == id_
    shares = (
        indicator.is_share and indicator.lead == "ratio"
        if indicator and whole
        else bool(claim and claim.measure_unit == SHARE)
    )
    figures = digits(claim) if claim and not _second(claim, id_) else ([], [], [])
    return {
        "id": id_,
        "name": name,
        "claim": claim.claim_id if claim else "",
        "indicator": indicator.id if indicator else "",
        "better": indicator.direction if indicator and whole else "",
        "share": shares,
        "register": bool(given.get("register")),
        "keys": list(dict.fromkeys([*keys, *latin(keys)])),
        "latin": latin(keys),
        "bags": given.get("bags", []),
        "also": [
            *filter(None, [given.get("also", "")]),
            *([] if shares else [_counted(claim, indicator)]),
        ],
        "dated": dated(claim),
        "values": figures[0],
        "near": figures[1],
        "loose": figures[2],
    }


def _counted(claim: Claim | None, indicator: Indicator | None) -> str:
    """Measure words that go with a count."""
    units: dict[str, str] = _file("questions.yaml")["units"]
    if claim:
        return units.get(claim.measure_unit, claim.measure_unit)
    count = indicator.measures.get("count") if indicator else None
    return units.get(count["measure_word"]["zh"], "") if count else ""


def _second(claim: Claim, id_: str) -> bool:
    """Whether another source's figure of the same quantity stands first."""
    return bool(claim.conflict_group) and id_ == claim.claim_id
