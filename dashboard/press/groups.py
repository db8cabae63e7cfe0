"""The numbers of a draft in three groups, whether it may go out, what to write instead.

*Ours*: said of a figure we know, and judged. *Open*: right digits in a weak frame, or the right
frame with another place, time or mood. *Other*: numbers on other matters.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.claims import SHARE, Claim
from dashboard.edition import Edition
from dashboard.press.digits import distinctive
from dashboard.press.exclusions import Passed
from dashboard.press.findings import Finding
from dashboard.press.periods import FIXED_FROM
from dashboard.press.phrases import Phrase
from dashboard.press.places import ELSEWHERE
from dashboard.press.verdicts import CONTRADICTS, VERDICTS

OURS, OPEN, OTHER = "ours", "open", "other"
STATES = ("mismatch", "period", "qualifier", "conflict", "confirm", "absent", "rounded", "match")
"""Of a published figure in the draft, the gravest first."""
ABOUT = 3
"""Published figures a draft states from which on those it leaves out are named."""
DOUBTFUL = (
    "ambiguous",
    "bare",
    "odd",
    "joined",
    "carried",
    "finer",
    "overlaps",
    "other_period",
    "loose",
)
"""Reasons of ``unknown`` by which the words are ours and the proof is not there."""


PERSONS = ("名", "人", "位", "")


@dataclass(frozen=True)
class Row:
    """One published figure (or several that conflict): what the draft does with it, and where."""

    claims: tuple[Claim, ...]
    state: str
    numbers: tuple[int, ...] = ()


def group(finding: Finding) -> str:
    """Which of the three groups a number belongs to."""
    if finding.verdict != "unknown":
        return OURS
    strong, reason, quantity = _strong(finding), finding.judgement.reason, finding.quantity
    if finding.place.unit == ELSEWHERE:
        return OPEN if strong and quantity is not None else OTHER
    if strong or (reason in DOUBTFUL and _named(finding)):
        return OPEN
    return OPEN if quantity is not None else OTHER


def _strong(finding: Finding) -> bool:
    """Whether digits, qualifier and measure word are those of a published figure, and rare."""
    return any(
        distinctive(q, finding.phrase)
        and _unit(finding.phrase.measure) in {_unit(claim.measure_unit) for claim in q.claims}
        for q in finding.alike
    )


def _unit(measure: str) -> str:
    return "名" if measure in PERSONS else measure


def _named(finding: Finding) -> bool:
    """Whether the words name something that was published."""
    return bool(finding.quantity) or any(q in finding.alike for q in finding.stated.choices)


def ranked(found: Sequence[Finding]) -> list[int]:
    """The open numbers, those with the most distinctive digits first."""

    def rank(at: int) -> tuple:
        finding = found[at]
        strong = _strong(finding)
        digits = len(f"{finding.phrase.value or 0:.9g}".rstrip("0").replace(".", ""))
        return not strong, not finding.alike, -digits, at

    return sorted((at for at, one in enumerate(found) if group(one) == OPEN), key=rank)


def rows(found: Sequence[Finding], edition: Edition) -> list[Row]:
    """One row a published figure, errors first; those left out only of a draft about the reform."""
    held: dict[str, tuple[list[Claim], list[int], list[str]]] = {}
    for claim in edition.claims.values():
        key = claim.conflict_group or claim.claim_id
        held.setdefault(key, ([], [], []))[0].append(claim)
    for at, finding in enumerate(found):
        said = finding.judgement.claim
        if said is not None and group(finding) == OURS:
            key = said.conflict_group or said.claim_id
            held[key][1].append(at)
            held[key][2].append(finding.verdict)
    for at, finding in enumerate(found):
        if group(finding) == OPEN and finding.place.unit != ELSEWHERE:
            for quantity in finding.alike:
                key = quantity.claims[0].conflict_group or quantity.claims[0].claim_id
                if not held[key][1] or held[key][2] == ["confirm"]:
                    held[key][1].append(at)
                    held[key][2][:] = ["confirm"]
    about = sum(bool(set(states) - {"confirm"}) for _, _, states in held.values()) >= ABOUT
    made = []
    for claims, numbers, states in held.values():
        if states:
            made.append(Row(tuple(claims), min(states, key=STATES.index), tuple(numbers)))
        elif about and any(claim.headline is not None for claim in claims):
            made.append(Row(tuple(claims), "absent"))
    return sorted(made, key=lambda row: STATES.index(row.state))


def status(found: Sequence[Finding], unread: Sequence[Passed]) -> str:
    """``stop`` with an error, ``ask`` with something to be decided, ``clear``, or ``none``."""
    verdicts = {f.verdict for f in found}
    if verdicts & set(CONTRADICTS):
        return "stop"
    if "conflict" in verdicts or unread or any(group(f) == OPEN for f in found):
        return "ask"
    return "clear" if any(group(f) == OURS for f in found) else "none"


def order(found: Sequence[Finding]) -> list[int]:
    """The numbers of ours, errors before confirmations."""
    gravity = ("mismatch", "period", "qualifier", "conflict", "rounded", "match")
    assert set(gravity) | {"unknown"} == set(VERDICTS)
    return sorted(
        (at for at, one in enumerate(found) if group(one) == OURS),
        key=lambda at: (gravity.index(found[at].verdict), at),
    )


Fix = tuple[int, int, str]
"""Where to write what: code points of the draft, half-open."""


def written(value: float) -> str:
    """A number as releases write it: every digit, no separators, no exponent."""
    return format(Decimal(repr(round(value, 9))).normalize(), "f")


def suggestion(finding: Finding) -> Fix | None:
    """What to write instead, and where (code points, half-open); None where nothing is known."""
    claim, phrase = finding.judgement.claim, finding.phrase
    if claim is None and finding.judgement.reason == "derived_differs":
        whole, rest = finding.judgement.claims
        return phrase.start, phrase.end, f"{written(whole.value - rest.value)}{phrase.measure}"
    if claim is None:
        return None
    if finding.verdict == "period" and finding.stated.period is not None:
        return _dated(finding, claim)
    if finding.verdict not in ("qualifier", "mismatch"):
        return None
    return phrase.start, phrase.end, wording(claim, phrase)


def _dated(finding: Finding, claim: Claim) -> Fix | None:
    period, quantity = finding.stated.period, finding.quantity
    assert period is not None and quantity is not None
    if quantity.fixed == "rule":
        return (
            period.start,
            period.end,
            re.sub(r"20\d\d", str(FIXED_FROM), finding.said_of)
            if period.year
            else f"从{FIXED_FROM}年度考核起",
        )
    if claim.as_of is None:
        return None
    day = claim.as_of
    return period.start, period.end, f"截至{day.year}年{day.month}月{day.day}日"


def wording(claim: Claim, phrase: Phrase) -> str:
    """The published figure in the place of `phrase`: its qualifier, the draft's measure word."""
    shown = (
        f"{written(claim.value * 100)}%" if claim.measure_unit == SHARE else written(claim.value)
    )
    measure = "" if claim.measure_unit == SHARE else phrase.measure or claim.measure_unit
    number = {"余": f"{shown}余{measure}", "以上": f"{shown}{measure}以上"}.get(
        claim.qualifier, f"{shown}{measure}"
    )
    before: str = claim.qualifier if claim.qualifier in ("近", "不低于") else ""
    if claim.qualifier == "平均" and phrase.family != "平均":
        before = "平均"
    return f"{before}{phrase.gap}{number}"
