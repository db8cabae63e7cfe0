"""The verdict on one number: which sources it is compared with, and what they say."""

from dataclasses import dataclass, replace

from dashboard.claims import Claim
from dashboard.edition import Edition
from dashboard.indicators import CITY
from dashboard.press.comparison import (
    CONTRADICTS,
    GOOD,
    Kind,
    agreed,
    compare,
    counted,
    published,
)
from dashboard.press.context.modality import Modality
from dashboard.press.context.periods import Period
from dashboard.press.context.places import ELSEWHERE, UNNAMED, Place
from dashboard.press.matching.near import Match
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.vocabulary.quantities import Quantity


@dataclass(frozen=True)
class Mention:
    """A number as the draft says it, of where and when, and what it measures: `match`, or
    `choices` where it may be several things. `joined` where its digits stand on two lines, so that
    it may be two numbers, `picked` where a reader said what it measures.
    """

    number: QuantityMention
    place: Place
    period: Period | None
    modality: Modality
    match: Match | None
    choices: tuple[Quantity, ...] = ()
    joined: bool = False
    picked: bool = False


@dataclass(frozen=True)
class Verdict:
    """`reason` is a key of the texts; `claim` the published figure a number is held to, `claims`
    all it was compared with, `reported` the snapshot's value.
    """

    kind: Kind
    reason: str
    claim: Claim | None = None
    claims: tuple[Claim, ...] = ()
    reported: float | None = None


def judge(mention: Mention, edition: Edition) -> Verdict:
    """The verdict and what it rests on. Only what is proved is said: of digits joined over a
    break, and of words that stand in another sentence, no contradiction.
    """
    made = _judged(mention, edition)
    if made.kind not in CONTRADICTS or mention.match is None:
        return made
    if mention.joined:
        return replace(made, kind="unknown", reason="joined")
    if made.kind == "mismatch" and not mention.match.in_sentence:
        return replace(made, kind="unknown", reason="carried")
    return made


def _judged(mention: Mention, edition: Edition) -> Verdict:
    """As `judge`; ``unknown`` for whatever cannot be compared with a source."""
    match, place = mention.match, mention.place
    unclear = _unclear(mention)
    if match is None or unclear:
        shown = match.quantity.claims if match and unclear in ("bare", "doubtful") else ()
        return Verdict("unknown", unclear, claims=shown)
    quantity = match.quantity
    if place.unit == CITY and not place.town:
        if quantity.counted is not None:
            return _against_register(mention, quantity.counted)
        if quantity.derived:
            return _against_difference(mention, quantity)
        if quantity.claims and match.part == quantity.part:
            return _against_claims(mention, match, edition)
    return _against_snapshot(mention, match, edition)


def _unclear(mention: Mention) -> str:
    """Why a number is compared with nothing; empty where it can be."""
    match, place = mention.match, mention.place
    if mention.choices or match is None:
        return "ambiguous" if mention.choices else "unbound"
    if match.quantity.entry.get("bare") and not mention.picked:
        return "bare"
    if match.doubt:
        return "doubtful"
    if mention.modality != "level":
        return mention.modality
    return place.unit if place.unit in (ELSEWHERE, UNNAMED) else ""


def _against_register(mention: Mention, number: int) -> Verdict:
    """A count of the register, which a draft may count otherwise."""
    if mention.number.qualifier == "exact" and mention.number.value == number:
        return Verdict("match", "register")
    return Verdict("unknown", "register_differs")


def _against_claims(mention: Mention, match: Match, edition: Edition) -> Verdict:
    """The published figures; a reported number may confirm what they do not, or differ."""
    claims, fixed = match.quantity.claims, match.quantity.fixed
    best, (kind, reason) = agreed(
        [compare(mention.number, published(claim, fixed), mention.period) for claim in claims]
    )
    claim = claims[best]
    if not edition.demo:  # what is made up neither confirms nor refutes
        snapshot = _against_snapshot(mention, match, edition)
        if kind in ("mismatch", "unknown", "period") and snapshot.kind in GOOD:
            return snapshot
        differs = kind in GOOD and snapshot.kind == "mismatch"
        if differs and edition.as_of == claim.as_of:
            return Verdict("conflict", "snapshot_differs", claim, claims, snapshot.reported)
    return Verdict(kind, reason, claim, claims)


def _against_difference(mention: Mention, quantity: Quantity) -> Verdict:
    """The difference of two published figures, such as 132 − 98."""
    whole, rest = quantity.claims
    source = counted(whole.value - rest.value, whole.as_of)
    kind, reason = compare(mention.number, source, mention.period)
    reason = {"match": "derived", "mismatch": "derived_differs"}.get(kind, reason)
    return Verdict(kind, reason, claims=(whole, rest))


def _against_snapshot(mention: Mention, match: Match, edition: Edition) -> Verdict:
    """The snapshot: only reported numbers confirm or contradict."""
    quantity, place = match.quantity, mention.place
    row = None
    if quantity.indicator and quantity.measure in ("count", "ratio"):
        row = edition.values.find(quantity.indicator, place.town or place.unit or CITY, match.part)
    if row is None or row["status"] != "value" or row["provenance"] == "demo":
        demo = row is not None and row["status"] == "value"
        return Verdict("unknown", "demo_only" if demo else "no_figure")
    value = float(row["numerator"] if quantity.measure == "count" else row["value"])
    source = counted(round(value, 9), edition.as_of)
    kind, reason = compare(mention.number, source, mention.period)
    return Verdict(kind, f"snapshot_{reason}", reported=value)
