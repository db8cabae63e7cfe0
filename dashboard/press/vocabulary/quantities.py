"""The quantities a number can be matched to, with the words that name them."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, TypedDict, cast

from dashboard.claims import SHARE, Claim
from dashboard.contracts import Label
from dashboard.edition import Edition, once
from dashboard.geography.names import BOUNDARIES
from dashboard.indicators import Definitions, Indicator
from dashboard.press.vocabulary.grammar import Pattern, alternatives, press_words

PER_TOWN = "平均|均|每个?(?:镇|乡|街)"
NEVER = re.compile(r"(?!)")


class Entry(TypedDict, total=False):
    """What ``data/press.yaml`` says of a quantity; the patterns are explained there."""

    head: str
    noun: str
    noun_before: str
    never: str
    need: list[str]
    signs: list[str]
    asks: str
    told: str
    also: str
    narrow: str
    away: str
    wrong: str
    context: str
    before: str
    rater: dict[str, str]
    measure: list[str]
    label: dict[str, str]
    fixed: Literal["", "rule", "register", "flow", "issued"]
    specific: bool
    adverbial: bool
    bare: bool
    part: str


class _Words:
    """A pattern of an entry, compiled when it is first looked for; None where it has none."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, quantity: "Quantity", owner: type) -> Pattern | None:
        words = quantity.words(self.name)
        quantity.__dict__[self.name] = made = re.compile(words) if words else None
        return made


class _WordsOrNever(_Words):
    """As `_Words`; a pattern that is never found where the entry has none."""

    def __get__(self, quantity: "Quantity", owner: type) -> Pattern:
        quantity.__dict__[self.name] = made = super().__get__(quantity, owner) or NEVER
        return made


@dataclass(frozen=True, eq=False)
class Quantity:
    """One published figure (or figures that conflict), derived figure or indicator.

    `claims` are the published figures of it; for a derived one minuend and subtrahend; `counted`
    are the numbers of the register, any of them right. The words are those of its entry.
    """

    id: str
    claims: tuple[Claim, ...]
    indicator: str
    measure: str
    entry: Entry
    share: bool = False
    derived: bool = False
    counted: tuple[int, ...] = ()

    head, noun, noun_before = _Words(), _Words(), _Words()
    context, before, rater, told = _Words(), _Words(), _Words(), _Words()
    never, also, narrow = _WordsOrNever(), _WordsOrNever(), _WordsOrNever()
    away, wrong, asks = _WordsOrNever(), _WordsOrNever(), _WordsOrNever()

    @cached_property
    def need(self) -> tuple[Pattern, ...]:
        """The words that must all be there too."""
        return tuple(map(re.compile, self.entry.get("need", ())))

    @cached_property
    def signs(self) -> tuple[Pattern, ...]:
        """Words of which several, near its very digits, tell that it is meant."""
        return tuple(map(re.compile, self.entry.get("signs", ())))

    @cached_property
    def measures(self) -> frozenset[str]:
        """The measure words it goes with."""
        return frozenset(self.entry.get("measure", ()))

    @cached_property
    def values(self) -> frozenset[float]:
        """The numbers published of it."""
        return frozenset(claim.value for claim in self.claims)

    @cached_property
    def part(self) -> str:
        """The part of the indicator it is of; empty for the whole."""
        return self.entry.get("part", "")

    @cached_property
    def averages(self) -> bool:
        """Whether it is so much for each of several."""
        return self.measure == "ratio" and not self.share

    @cached_property
    def fixed(self) -> str:
        """What it holds of where not of one day on, as in ``data/press.yaml``; else empty."""
        return self.entry.get("fixed", "")

    @cached_property
    def label(self) -> Label:
        """What it measures, in both languages."""
        return Label(**self.entry["label"]) if "label" in self.entry else self.claims[0].label

    @cached_property
    def names(self) -> list[Pattern]:
        """Its head and its noun, as far as it has them."""
        return [words for words in (self.head, self.noun) if words is not None]

    def words(self, name: str) -> str:
        """The pattern of that name; empty where it has none."""
        if name == "rater" and (rater := self.entry.get("rater")):
            kind = "(?:的|对)?(?:满意度|考核|综合|双向)?"
            return f"(?:{rater['who']}){kind}(?:{rater['what']})|(?:{rater['who']})对"
        said = cast(str, self.entry.get(name, ""))
        if name == "before" and said:
            # what ends with one of them, or at no word at all
            return rf"(?:{said}|{alternatives('binding', 'passing')}|^|[^\u4e00-\u9fff])$"
        return said


@once
def quantities(edition: Edition) -> list[Quantity]:
    """Everything a number can be matched to: what was published, what follows from it,
    indicators.
    """
    words, claims = press_words(), edition.claims
    groups: dict[str, list[Claim]] = {}
    for claim in claims.values():
        groups.setdefault(claim.conflict_group or claim.claim_id, []).append(claim)
    found = [_published(group, words["claims"], edition.definitions) for group in groups.values()]
    for name, entry in words["derived"].items():
        if {entry["minuend"], entry["subtrahend"]} <= set(claims):
            pair = (claims[entry["minuend"]], claims[entry["subtrahend"]])
            found.append(Quantity(name, pair, pair[0].indicator, "count", entry, derived=True))
    with (BOUNDARIES / "jining_county_profile.csv").open(encoding="utf-8") as file:
        kinds = [row["kind"] for row in csv.DictReader(file)]
    for name, entry in words["register"].items():
        counted = (kinds.count(entry["level"]),)
        fixed = entry | {"fixed": "register"}
        found.append(Quantity(name, (), "", "count", fixed, counted=counted))
    taken = {(q.indicator, q.measure) for q in found if q.claims and not q.part}
    measured = (
        quantity
        for indicator in edition.definitions.values()
        for quantity in _measured(indicator, words["indicators"].get(indicator.id, {}))
    )
    return found + [q for q in measured if (q.indicator, q.measure) not in taken]


def _published(
    group: Sequence[Claim], entries: Mapping[str, Entry], definitions: Definitions
) -> Quantity:
    first = group[0]
    entry = next((entries[one.claim_id] for one in group if one.claim_id in entries), None)
    if entry is None:
        spoken = (
            definitions[first.indicator].press_words["zh"] if first.indicator in definitions else ()
        )
        head = _any([first.label_zh, *filter(None, [first.short_zh]), *spoken])
        entry = {"head": head, "measure": [first.measure_unit], "bare": True}
    if first.part:
        entry = {"part": first.part, **entry}
    share = first.measure_unit == SHARE
    return Quantity(first.claim_id, tuple(group), first.indicator, first.measure, entry, share)


def _measured(indicator: Indicator, own: Entry) -> list[Quantity]:
    words: Entry = {
        "head": _any([indicator.name.zh, *indicator.press_words["zh"]]),
        "label": indicator.name._asdict(),
    }
    units: Entry = {"measure": _units(indicator)}
    found: list[tuple[str, Entry]] = []
    if indicator.is_share:
        found.append(("ratio", {}))
    elif indicator.has_ratio:
        unit, _, per_town = indicator.measures["ratio"]["unit"]["zh"].partition("/")
        found.append(("ratio", {**units, "need": [PER_TOWN]} if per_town else {"measure": [unit]}))
    if "count" in indicator.measures:
        found.append(("count", units))
    return [
        Quantity(
            indicator.id,
            (),
            indicator.id,
            measure,
            {**words, **more, **own},
            share=measure == "ratio" and indicator.is_share,
        )
        for measure, more in found
    ]


def _units(indicator: Indicator) -> list[str]:
    word = indicator.measures.get("count", {}).get("measure_word", {}).get("zh", "")
    return [word, *("名人位个" if word in tuple("名人位") else "个件项起条次")]


def _any(spoken: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(spoken), key=len, reverse=True))


@cache
def parts(indicator: str) -> dict[str, Pattern]:
    """The words that narrow an indicator to one of its parts."""
    words = press_words()["parts"].get(indicator, {})
    return {part: re.compile(said) for part, said in words.items()}
