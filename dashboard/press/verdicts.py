"""The verdict on one number: which sources it is compared with, and what they say."""

from collections.abc import Sequence
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
    register_count,
)
from dashboard.press.computed.answers import Computation, answers, held
from dashboard.press.computed.questions import Question
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
    it may be two numbers; `grid` where it stands in a row with others under columns of their own,
    `scaled` where a scale that is stated elsewhere (单位：百名) is its own;
    `sentence` counts the sentences; `drafted` is the year of the first day the draft names,
    `latest` the last it names, or 0; `asked` what it may be computed from; `picked` the id of the
    quantity or the question that a reader says it means.
    """

    number: QuantityMention
    place: Place
    period: Period | None
    modality: Modality
    match: Match | None
    choices: tuple[Quantity, ...] = ()
    joined: bool = False
    grid: bool = False
    scaled: bool = False
    sentence: int = 0
    drafted: int = 0
    latest: int = 0
    picked: str = ""
    asked: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """`reason` is a key of the texts; `claim` the published figure a number is held to, `claims`
    all it was compared with, `reported` the snapshot's value; `computed` what the data answer to
    what it may ask, or to what the reader picked.
    """

    kind: Kind
    reason: str
    claim: Claim | None = None
    claims: tuple[Claim, ...] = ()
    reported: float | None = None
    computed: tuple[Computation, ...] = ()


def judge(mention: Mention, edition: Edition) -> Verdict:
    """The verdict and what it rests on. Only what is proved is said: of digits joined over a
    break, and of words that stand in another sentence, no contradiction.
    """
    made = _judged(mention, edition)
    if mention.scaled and (made.kind != "unknown" or mention.asked):
        return replace(made, kind="unknown", reason="scale")
    if made.kind != "unknown" and mention.grid and not mention.picked:
        return replace(made, kind="unknown", reason="grid")
    if made.kind in GOOD and _ahead(mention, made):
        return replace(made, kind="period", reason="period")
    if made.kind == "unknown" and mention.asked:
        return _computed(mention, made, edition)
    if made.kind not in CONTRADICTS or mention.match is None:
        return made
    unproved = _unproved(mention, mention.match, made)
    return replace(made, kind="unknown", reason=unproved) if unproved else made


def _unproved(mention: Mention, match: Match, made: Verdict) -> str:
    """Why a contradiction is not proved; empty where it is."""
    if mention.joined:
        return "joined"
    if made.kind != "mismatch":
        return ""
    if not match.in_sentence or mention.place.above:
        return "carried"
    return "other_period" if _long_after(mention, made) else ""


def _ahead(mention: Mention, made: Verdict) -> bool:
    """Whether a draft dated by a day names no year as late as that of the figure."""
    day = made.claim.as_of if made.claim and mention.drafted else None
    standing = mention.match is not None and mention.match.quantity.fixed in ("rule", "register")
    return day is not None and not standing and mention.latest < day.year


def _long_after(mention: Mention, made: Verdict) -> bool:
    """Whether a draft is of so much later that what can grow may have (2023年，记者重访)."""
    fixed = mention.match.quantity.fixed if mention.match else ""
    day = made.claim.as_of if made.claim and fixed in ("", "flow") else None
    return day is not None and mention.drafted > day.year + 1


def _computed(mention: Mention, made: Verdict, edition: Edition) -> Verdict:
    """What reported data answer: offered, and held against what the reader picked."""
    found = answers(mention.number, mention.asked, edition)
    picked = next((one for one in found if one.id == mention.picked), None)
    if picked is None or picked.value is None:
        reason = "computed" if any(one.value is not None for one in found) else "no_reported"
        return replace(made, reason=reason, computed=found) if found else made
    kind = held(mention.number, picked)
    return Verdict(kind, "computed_same" if kind in GOOD else "computed_other", computed=(picked,))


def _judged(mention: Mention, edition: Edition) -> Verdict:
    """As `judge`; ``unknown`` for whatever cannot be compared with a source."""
    match, place = mention.match, mention.place
    unclear = _unclear(mention)
    if match is None or unclear:
        shown = match.quantity.claims if match and unclear in ("bare", "doubtful") else ()
        return Verdict("unknown", unclear, claims=shown)
    quantity = match.quantity
    if quantity.counted and (place.unit == CITY or "level" not in quantity.entry):
        return _against_register(mention, quantity.counted)
    if place.unit == CITY and not place.town:
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
    part = match.quantity.part and mention.modality == "before"  # 由前两批的98项增加到132项
    if mention.modality != "level" and not part:
        return mention.modality
    return place.unit if place.unit in (ELSEWHERE, UNNAMED) else ""


def _against_register(mention: Mention, numbers: Sequence[int]) -> Verdict:
    """A count of the register; of the city's units, which a draft may count otherwise, no other
    digits are wrong.
    """
    found = [compare(mention.number, register_count(one), mention.period) for one in numbers]
    if mention.number.qualifier == "exact" and any(one.kind == "match" for one in found):
        return Verdict("match", "register")
    if mention.place.unit != CITY and all(one.kind == "mismatch" for one in found):
        return Verdict("mismatch", "register_other")
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
