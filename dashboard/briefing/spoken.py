"""What is asked as it may be worded: a published figure by its digits, its day and its source,
a comparison and a direction by the words they are made of.
"""

from collections.abc import Mapping
from itertools import product

from dashboard.claims import SHARE, Claim

SMALLEST = 10
"""Published figures below it are no question by themselves: 3 may be anything."""


def digits(claim: Claim) -> tuple[list[str], list[str], list[str]]:
    """The digits as published, those of small figures, and rounder ones of the same figure."""
    if claim.measure_unit == SHARE:
        return [f"{claim.value:.0%}"], [], []
    value = round(claim.value)
    if value < SMALLEST:
        return [], [str(value)], []
    steps = [10**power for power in range(1, len(str(value)) - 1)]
    rounder = {value // step * step for step in steps} | {
        -(-value // step) * step for step in steps
    }
    return [str(value)], [], [str(one) for one in sorted(rounder - {value})]


def dated(claim: Claim | None) -> list[str]:
    """Words for the day and the source of a published figure: they ask for that one alone."""
    if claim is None:
        return []
    said = [claim.source, claim.source_en]
    if claim.as_of:
        day = claim.as_of
        said += [f"{day.year}年{day.month}月{day.day}日", f"{day.year}年{day.month}月"]
        said += [f"{day.month}月{day.day}日", f"截至{day.year}年{day.month}月{day.day}日"]
        said += ["截至", "那次", "会上"]
    return said


def composed(asks: Mapping[str, str], parts: Mapping[str, str]) -> dict[str, str]:
    """The words of `asks` and those made of `parts`: 跟 + 上一期 + 相比, 升了还是降了, 又最高."""
    of = {name: words.split("|") for name, words in parts.items()}
    made = {
        when: [
            "".join(words)
            for words in product(of["with"], of[when], of["than"])
            if words[0] or words[2]
        ]
        for when in ("before", "year")
    }
    made["moved"] = [
        f"{one}{le}还是{other}{le}"
        for up, down in product(of["up"], of["down"])
        for one, other in ((up, down), (down, up))
        for le in ("", "了")
    ]
    for end in ("lowest", "highest"):
        made[end] = ["".join(words) for words in product(of["again"], asks[end].split("|"))]
    return {tag: "|".join([words, *made.get(tag, [])]) for tag, words in asks.items()}
