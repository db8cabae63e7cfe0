"""The numbers of a draft in three groups, the published figures in it, whether it may go out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from dashboard.claims import Claim
from dashboard.edition import Edition
from dashboard.press.comparison import CONTRADICTS, Kind
from dashboard.press.context.places import ELSEWHERE
from dashboard.press.finding import Finding
from dashboard.press.matching.digits import distinctive
from dashboard.press.numbers.exclusions import Skipped

Group = Literal["ours", "open", "other"]
"""*Ours*: said of a figure we know, and judged. *Open*: right digits in a weak frame, or the right
frame with another place, time or modality. *Other*: numbers on other matters.
"""
State = Kind | Literal["confirm", "absent"]
"""What a draft does with a published figure."""
GRAVITY: tuple[State, ...] = (
    *("mismatch", "period", "qualifier", "conflict", "confirm", "absent"),
    *("rounded", "match"),
)
Status = Literal["stop", "ask", "clear", "none"]
"""Whether a draft may go out: ``stop`` with an error, ``ask`` with something to be decided."""
MIN_ABOUT = 3
"""Published figures a draft states from which on those it leaves out are named."""
DOUBTFUL = (
    *("ambiguous", "bare", "doubtful", "joined", "carried"),
    *("finer", "overlaps", "other_period", "loose", "grid"),
)
"""Reasons of ``unknown`` by which the words are ours and the proof is not there."""
PERSONS = ("名", "人", "位", "")


@dataclass(frozen=True)
class Row:
    """One published figure (or several that conflict): what the draft does with it, and where
    (places in the list of findings).
    """

    claims: tuple[Claim, ...]
    state: State
    numbers: tuple[int, ...] = ()


@dataclass
class _Figure:
    """A published figure while its numbers are gathered."""

    claims: list[Claim] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    states: set[State] = field(default_factory=set)


def group(finding: Finding) -> Group:
    """Which of the three groups a number belongs to."""
    if finding.verdict.kind != "unknown":
        return "ours"
    if finding.verdict.computed or finding.verdict.reason in ("beside", "scale"):
        return "open"
    strong, quantity = _strong(finding), finding.quantity
    if finding.place.unit == ELSEWHERE:
        return "open" if strong and quantity is not None else "other"
    named = any(q in finding.alike for q in finding.choices)
    offered = finding.verdict.reason == "ambiguous" and bool(finding.choices)
    doubtful = finding.verdict.reason in DOUBTFUL and named
    row = finding.grid and bool(finding.alike)
    if strong or quantity is not None or offered or doubtful or row:
        return "open"
    return "other"


def _strong(finding: Finding) -> bool:
    """Whether digits, qualifier and measure word are those of a published figure, and rare."""
    return any(
        distinctive(q, finding.number)
        and _unit(finding.number.measure) in {_unit(claim.measure_unit) for claim in q.claims}
        for q in finding.alike
    )


def _unit(measure: str) -> str:
    return "名" if measure in PERSONS else measure


def ours_by_gravity(findings: Sequence[Finding]) -> list[int]:
    """Places of the numbers of ours, errors before confirmations."""
    ours = [at for at, one in enumerate(findings) if group(one) == "ours"]
    return sorted(ours, key=lambda at: (GRAVITY.index(findings[at].verdict.kind), at))


def open_by_digits(findings: Sequence[Finding]) -> list[int]:
    """Places of the open numbers, those with the most distinctive digits first."""

    def rank(at: int) -> tuple[bool, bool, int, int]:
        finding = findings[at]
        digits = len(f"{finding.number.value or 0:.9g}".rstrip("0").replace(".", ""))
        return not _strong(finding), not finding.alike, -digits, at

    return sorted((at for at, one in enumerate(findings) if group(one) == "open"), key=rank)


def rows(findings: Sequence[Finding], edition: Edition) -> list[Row]:
    """One row a published figure, errors first; those left out only of a draft about the reform."""
    figures: dict[str, _Figure] = {}
    for claim in edition.claims.values():
        figures.setdefault(_figure(claim), _Figure()).claims.append(claim)
    for at, finding in enumerate(findings):
        held_to = finding.verdict.claim
        if held_to is not None and group(finding) == "ours":
            figures[_figure(held_to)].numbers.append(at)
            figures[_figure(held_to)].states.add(finding.verdict.kind)
    for at, finding in enumerate(findings):
        if group(finding) == "open" and finding.place.unit != ELSEWHERE:
            for quantity in finding.alike:
                figure = figures[_figure(quantity.claims[0])]
                if figure.states <= {"confirm"}:
                    figure.numbers.append(at)
                    figure.states.add("confirm")
    about = sum(bool(one.states - {"confirm"}) for one in figures.values()) >= MIN_ABOUT
    made = []
    for one in figures.values():
        if one.states:
            state = min(one.states, key=GRAVITY.index)
            made.append(Row(tuple(one.claims), state, tuple(one.numbers)))
        elif about and any(claim.headline is not None for claim in one.claims):
            made.append(Row(tuple(one.claims), "absent"))
    return sorted(made, key=lambda row: GRAVITY.index(row.state))


def _figure(claim: Claim) -> str:
    """The key of a figure: claims that conflict are one."""
    return claim.conflict_group or claim.claim_id


def status(findings: Sequence[Finding], unread: Sequence[Skipped]) -> Status:
    """Whether the draft may go out; ``none`` where it has no number of ours."""
    kinds = {f.verdict.kind for f in findings}
    if kinds & set(CONTRADICTS):
        return "stop"
    if "conflict" in kinds or unread or any(group(f) == "open" for f in findings):
        return "ask"
    return "clear" if any(group(f) == "ours" for f in findings) else "none"
