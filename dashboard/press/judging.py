"""The verdict on one number: which sources it is held against, and what they say."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.claims import Claim
from dashboard.edition import Edition
from dashboard.indicators import CITY
from dashboard.press import verdicts
from dashboard.press.distribution import Bound
from dashboard.press.lexicon import Quantity
from dashboard.press.periods import Period
from dashboard.press.phrases import Phrase
from dashboard.press.places import ELSEWHERE, UNNAMED, Place


@dataclass(frozen=True)
class Stated:
    """A number as the draft states it, and what it measures; `joined` where its digits stand on
    two lines, so that it may be two, `picked` where a reader said what it is.
    """

    phrase: Phrase
    place: Place
    period: Period | None
    mood: str
    bound: Bound | None
    choices: tuple[Quantity, ...] = ()
    joined: bool = False
    picked: bool = False


@dataclass(frozen=True)
class Judgement:
    """`reason` is a key of the texts; `claim` the published figure a number is held to, `claims`
    all it was held against, `row` the snapshot's value.
    """

    verdict: str
    reason: str
    claim: Claim | None = None
    claims: tuple[Claim, ...] = ()
    row: Mapping | None = None


def judge(stated: Stated, edition: Edition) -> Judgement:
    """The verdict and what it rests on. Only what is proved is said: of digits joined over a
    break, and of words that stand in another sentence, no contradiction.
    """
    made = _judged(stated, edition)
    if made.verdict not in verdicts.CONTRADICTS or stated.bound is None:
        return made
    if stated.joined:
        return replace(made, verdict="unknown", reason="joined")
    if made.verdict == "mismatch" and not stated.bound.stated:
        return replace(made, verdict="unknown", reason="carried")
    return made


def _judged(stated: Stated, edition: Edition) -> Judgement:
    """The verdict and what it rests on; ``unknown`` for whatever cannot be held to a source."""
    bound, place = stated.bound, stated.place
    if bound is None or stated.choices:
        return Judgement("unknown", "ambiguous" if stated.choices else "unbound")
    bare = bound.quantity.bare and not stated.picked
    if bare or bound.odd:
        return Judgement("unknown", "bare" if bare else "odd", claims=bound.quantity.claims)
    if stated.mood != "level" or place.unit in (ELSEWHERE, UNNAMED):
        return Judgement("unknown", place.unit if stated.mood == "level" else stated.mood)
    quantity = bound.quantity
    if place.unit != CITY or place.town:
        return _counted(stated, bound, edition)
    if quantity.counted is not None or quantity.derived:
        return _worked_out(stated, quantity)
    published = quantity.claimed and bound.part == quantity.part
    return (_published if published else _counted)(stated, bound, edition)


def _published(stated: Stated, bound: Bound, edition: Edition) -> Judgement:
    """Against the published figures; a reported number may confirm what they do not, or differ."""
    quantity = bound.quantity
    best, verdict, reason = verdicts.agreed(
        [
            verdicts.against(stated.phrase, verdicts.known(claim, quantity.fixed), stated.period)
            for claim in quantity.claims
        ]
    )
    claim = quantity.claims[best]
    counted = _counted(stated, bound, edition)
    if counted.row is not None:
        if verdict in ("mismatch", "unknown", "period") and counted.verdict in verdicts.GOOD:
            return counted
        if (
            verdict in verdicts.GOOD
            and counted.verdict == "mismatch"
            and edition.as_of == claim.as_of
        ):
            return Judgement("conflict", "snapshot_differs", claim, quantity.claims, counted.row)
    return Judgement(verdict, reason, claim, quantity.claims)


def _worked_out(stated: Stated, quantity: Quantity) -> Judgement:
    """Against a count of the register, which a draft may count otherwise, or against a difference
    of two published figures, such as 132 − 98.
    """
    phrase = stated.phrase
    if quantity.counted is not None:
        same = phrase.family == "exact" and phrase.value == quantity.counted
        return Judgement("match", "register") if same else Judgement("unknown", "register_differs")
    whole, rest = quantity.claims
    verdict, reason = verdicts.against(
        phrase, verdicts.number(whole.value - rest.value, whole.as_of), stated.period
    )
    reason = {"match": "derived", "mismatch": "derived_differs"}.get(verdict, reason)
    return Judgement(verdict, reason, claims=(whole, rest))


def _counted(stated: Stated, bound: Bound, edition: Edition) -> Judgement:
    """Against the snapshot: only reported numbers confirm or contradict."""
    quantity, place = bound.quantity, stated.place
    row = None
    if quantity.indicator and quantity.measure in ("count", "ratio"):
        row = edition.values.find(quantity.indicator, place.town or place.unit or CITY, bound.part)
        row = row if row and row["status"] == "value" else None
    if row is None or row["provenance"] == "demo":
        return Judgement("unknown", "no_figure" if row is None else "demo_only")
    value = row["numerator"] if quantity.measure == "count" else row["value"]
    source = verdicts.number(round(float(value), 9), edition.as_of)
    verdict, reason = verdicts.against(stated.phrase, source, stated.period)
    return Judgement(verdict, f"snapshot_{reason}", row=row)
