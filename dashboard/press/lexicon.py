"""The quantities a number can be bound to, and the words by which a release names them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from dashboard.claims import SHARE, Claim
from dashboard.contracts import Label
from dashboard.edition import Edition, once
from dashboard.geography import outlines
from dashboard.indicators import Definitions, Indicator
from dashboard.press.grammar import pattern

FILE = Path(__file__).parents[2] / "data" / "press.yaml"
PER_TOWN = "平均|均|每个?(?:镇|乡|街)"
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Quantity:
    """One published figure (or figures that conflict), derived figure or indicator.

    `claims` are the published figures of it; for a derived one minuend and subtrahend; `counted`
    is a number of the register of units; `bare` says that it has no words of its own but its label:
    then numbers are only offered it. The words are those of ``data/press.yaml``.
    """

    id: str
    claims: tuple[Claim, ...]
    indicator: str
    measure: str
    part: str
    share: bool
    head: re.Pattern | None
    need: tuple[re.Pattern, ...]
    never: re.Pattern
    noun: re.Pattern | None
    noun_before: re.Pattern | None
    measures: tuple[str, ...]
    also: re.Pattern
    narrow: re.Pattern
    away: re.Pattern
    wrong: re.Pattern
    label: Label
    context: re.Pattern | None = None
    before: re.Pattern | None = None
    rater: re.Pattern | None = None
    fixed: str = ""
    specific: bool = False
    adverbial: bool = False
    derived: bool = False
    counted: int | None = None
    bare: bool = False

    @property
    def claimed(self) -> bool:
        """Whether something was published of it."""
        return bool(self.claims)


@cache
def words(file: Path = FILE) -> dict[str, Any]:
    """``data/press.yaml``."""
    return yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)


@once
def quantities(edition: Edition) -> list[Quantity]:
    """Everything a number can be bound to: what was published, what follows from it, indicators."""
    kept, claims, known = words(), edition.claims, edition.known
    groups: dict[str, list[Claim]] = {}
    for claim in claims.values():
        groups.setdefault(claim.conflict_group or claim.claim_id, []).append(claim)
    found = [_published(group, kept["claims"], known) for group in groups.values()]
    for name, entry in kept["derived"].items():
        if {entry["minuend"], entry["subtrahend"]} <= set(claims):
            pair = (claims[entry["minuend"]], claims[entry["subtrahend"]])
            found.append(
                _quantity(name, pair, pair[0].indicator, "count", entry, share=False, derived=True)
            )
    kinds = pd.read_csv(outlines.BOUNDARIES / "jining_county_profile.csv", dtype=str)["kind"]
    for name, entry in kept["register"].items():
        found.append(
            _quantity(
                name,
                (),
                "",
                "count",
                entry | {"fixed": "register"},
                share=False,
                counted=int((kinds == entry["level"]).sum()),
            )
        )
    taken = {(q.indicator, q.measure) for q in found if q.claimed and not q.part}
    for indicator in known.values():
        found += [
            q
            for q in _measured(indicator, kept["indicators"].get(indicator.id, {}))
            if (q.indicator, q.measure) not in taken
        ]
    return found


def _published(group: list[Claim], kept: Mapping[str, dict], known: Definitions) -> Quantity:
    first = group[0]
    entry = next((kept[one.claim_id] for one in group if one.claim_id in kept), None)
    if entry is None:
        spoken = known[first.indicator].press_words["zh"] if first.indicator in known else []
        entry = {
            "head": _any([first.label_zh, *filter(None, [first.short_zh]), *spoken]),
            "measure": [first.measure_unit],
            "bare": True,
        }
    share = first.measure_unit == SHARE
    return _quantity(
        first.claim_id,
        tuple(group),
        first.indicator,
        first.measure,
        {"part": first.part} | entry,
        share=share,
    )


def _measured(indicator: Indicator, entry: Mapping) -> list[Quantity]:
    spoken = [indicator.name.zh, *indicator.press_words["zh"]]
    found = []
    entry = {"label": indicator.name._asdict()} | dict(entry)
    if indicator.is_share:
        found.append(
            _quantity(
                indicator.id, (), indicator.id, "ratio", {"head": _any(spoken)} | entry, share=True
            )
        )
    elif indicator.has_ratio:
        unit, _, per_town = indicator.measures["ratio"]["unit"]["zh"].partition("/")
        said = (
            {"measure": _units(indicator), "need": [PER_TOWN]} if per_town else {"measure": [unit]}
        )
        found.append(
            _quantity(
                indicator.id,
                (),
                indicator.id,
                "ratio",
                {"head": _any(spoken)} | said | entry,
                share=False,
            )
        )
    if "count" in indicator.measures:
        found.append(
            _quantity(
                indicator.id,
                (),
                indicator.id,
                "count",
                {"head": _any(spoken), "measure": _units(indicator)} | entry,
                share=False,
            )
        )
    return found


def _units(indicator: Indicator) -> list[str]:
    word = indicator.measures.get("count", {}).get("measure_word", {}).get("zh", "")
    return [word, *("名人位个" if word in tuple("名人位") else "个件项起条次")]


def _any(spoken: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(spoken), key=len, reverse=True))


def _quantity(
    id_: str,
    claims: tuple[Claim, ...],
    indicator: str,
    measure: str,
    entry: Mapping,
    *,
    share: bool,
    derived: bool = False,
    counted: int | None = None,
) -> Quantity:
    label = entry.get("label") or claims[0].label._asdict()

    def words_of(name: str) -> re.Pattern | None:
        return re.compile(entry[name]) if entry.get(name) else None

    rater = entry.get("rater")
    return Quantity(
        id=id_,
        claims=claims,
        indicator=indicator,
        measure=measure,
        part=entry.get("part", ""),
        share=share,
        head=words_of("head"),
        noun=words_of("noun"),
        noun_before=words_of("noun_before"),
        never=words_of("never") or NEVER,
        need=tuple(re.compile(one) for one in entry.get("need", ())),
        also=words_of("also") or NEVER,
        narrow=words_of("narrow") or NEVER,
        away=words_of("away") or NEVER,
        wrong=words_of("wrong") or NEVER,
        measures=tuple(entry.get("measure", ())),
        label=Label(label["zh"], label["en"]),
        fixed=entry.get("fixed", ""),
        specific=bool(entry.get("specific")),
        derived=derived,
        bare=bool(entry.get("bare")),
        adverbial=bool(entry.get("adverbial")),
        counted=counted,
        context=words_of("context"),
        before=ending(entry["before"]) if entry.get("before") else None,
        rater=re.compile(
            f"(?:{rater['who']})(?:的|对)?(?:满意度|考核|综合|双向)?"
            f"(?:{rater['what']})|(?:{rater['who']})对"
        )
        if rater
        else None,
    )


def ending(words: str) -> re.Pattern:
    """Text that ends with one of `words`, or at no word at all."""
    words = f"{words}|{pattern('binding', 'passing').pattern}"
    return re.compile(rf"(?:{words}|^|[^\u4e00-\u9fff])$")


@cache
def parts(indicator: str) -> dict[str, re.Pattern]:
    """The words that narrow an indicator to one of its parts."""
    return {
        part: re.compile(pattern) for part, pattern in words()["parts"].get(indicator, {}).items()
    }
