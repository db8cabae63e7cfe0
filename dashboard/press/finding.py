"""A number of a draft with its verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dashboard.press.context.places import ELSEWHERE, UNNAMED, Place
from dashboard.press.matching.near import Match
from dashboard.press.verdicts import Mention, Verdict
from dashboard.press.vocabulary.quantities import Quantity

COUNTED = ("名", "人", "位", "项", "件", "个", "批", "倍", "番")
"""Measure words of what is published, shares apart, and of changes of it."""


class Key(NamedTuple):
    """What a number measures, where and when: two numbers with the same key must agree."""

    quantity: str
    measure: str
    part: str
    place: Place
    period: str


@dataclass(frozen=True, kw_only=True)
class Finding(Mention):
    """A number of a draft with its verdict: `text` is its numeral, `said_of` its period as written,
    `alike` are the published figures of its very digits.
    """

    text: str
    said_of: str
    verdict: Verdict
    alike: tuple[Quantity, ...]

    @property
    def quantity(self) -> Quantity | None:
        """The quantity it measures."""
        return self.match.quantity if self.match else None

    @property
    def unit(self) -> str | None:
        """The id of the city or unit it is about; None for a place that is not ours."""
        return None if self.place.unit in (ELSEWHERE, UNNAMED) else self.place.unit

    def key(self, match: Match) -> Key:
        """What it measures, by `match`, where and when."""
        place = Place(self.place.unit, "" if self.unit else self.place.name, self.place.town)
        quantity = match.quantity
        return Key(quantity.id, quantity.measure, match.part, place, self.said_of)


def beside(findings: Sequence[Finding]) -> list[Finding]:
    """A number that nothing was found for, counted in our units in the sentence of a figure that
    was judged: it may be of the reform (编制3291名，金乡县最多，为374名), so it is not passed over.
    """
    judged = {one.sentence for one in findings if one.verdict.kind != "unknown"}
    return [
        replace(one, verdict=replace(one.verdict, reason="beside"))
        if one.verdict.reason in ("unbound", "ambiguous")
        and one.match is None
        and one.sentence in judged
        and one.place.unit != ELSEWHERE
        and (one.number.measure in COUNTED or one.number.numeral.share)
        else one
        for one in findings
    ]
