"""How a number stands to what a source says: the rules of the verdicts.

In doubt the verdict is ``unknown``: a wrong ``match`` is the one unforgivable error.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, get_args

from dashboard.claims import Claim
from dashboard.press.context.periods import Period
from dashboard.press.context.validity import fits
from dashboard.press.numbers.interval import Interval
from dashboard.press.numbers.mentions import QuantityMention

Kind = Literal["match", "rounded", "qualifier", "period", "conflict", "mismatch", "unknown"]
KINDS: tuple[Kind, ...] = get_args(Kind)
GOOD: tuple[Kind, ...] = ("match", "rounded")
CONTRADICTS: tuple[Kind, ...] = ("qualifier", "period", "mismatch")


class Comparison(NamedTuple):
    """A verdict and why; `reason` is a key of the texts."""

    kind: Kind
    reason: str


@dataclass(frozen=True)
class Source(Interval):
    """What a source says of a quantity: an interval, or one number (low = high).

    `rule` marks a threshold, which is kept only by its very words; `exact` a figure published
    without a qualifier; `as_of` its day, `fixed` as in ``data/press.yaml``.
    """

    value: float
    exact: bool
    rule: bool
    as_of: date | None
    fixed: str = ""


def published(claim: Claim, fixed: str = "") -> Source:
    """A published figure as a source."""
    exact, rule = claim.low == claim.high, claim.measure == "threshold"
    bounds = claim.low, claim.low_open, claim.high, claim.high_open
    return Source(*bounds, claim.value, exact, rule, claim.as_of, fixed)


def counted(value: float, as_of: date | None) -> Source:
    """A counted or derived number as a source."""
    return Source(value, False, value, False, value, exact=True, rule=False, as_of=as_of)


def register_count(number: int) -> Source:
    """A number of the register of divisions as a source, which holds of any year."""
    bounds = number, False, number, False
    return Source(*bounds, number, exact=True, rule=False, as_of=None, fixed="register")


def compare(number: QuantityMention, source: Source, period: Period | None) -> Comparison:
    """One number of a period against one source."""
    found, held = compare_figures(number, source), fits(period, source.as_of, source.fixed)
    standing = source.fixed in ("rule", "register")
    passing = period is not None and period.passing and not standing
    if found.kind == "mismatch" and period is not None and period.carried:
        return found
    if held and not (passing and found.kind == "mismatch"):
        return found
    if held is not False or found.kind in ("mismatch", "unknown"):
        return Comparison("unknown", "other_period")
    return Comparison("period", "period")


def compare_figures(number: QuantityMention, source: Source) -> Comparison:
    """The figure alone, whatever time it is said of."""
    if number.value is not None and math.isclose(number.value, source.value, rel_tol=1e-9):
        return _same(number, source)
    if source.rule or _higher(number, source):
        return Comparison("mismatch", "mismatch")
    converted = "合" in number.word and number.numeral.coarse  # 3291名，约合0.33万名
    if number.contains(source) and not (converted and _rounds(number, source)):
        close = _close(number, source)
        return Comparison("match", "contains") if close else Comparison("qualifier", "loose")
    if _rounds(number, source):
        return Comparison("rounded", "rounded")
    if number.apart(source):
        return Comparison("mismatch", "mismatch")
    finer = source.low <= number.low and number.high <= source.high
    return Comparison("unknown", "finer" if finer else "overlaps")


def _same(number: QuantityMention, source: Source) -> Comparison:
    """The same digits: only the qualifier can be wrong."""
    if source.exact:
        right, wrong = number.qualifier == "exact", "exact_said"
    elif source.low == source.value and number.high <= source.value and number.low < number.high:
        right, wrong = False, "opposite"
    else:
        as_rule = not source.rule or number.qualifier in ("以上", "不低于")
        right = number.contains(source) and number.qualifier != "contradictory" and as_rule
        wrong = "qualifier"
    return Comparison("match", "same") if right else Comparison("qualifier", wrong)


def _higher(number: QuantityMention, source: Source) -> bool:
    """Whether one open end is said in the place of another: 90%以上 of 80%以上."""
    return (
        source.low == source.value
        and (source.high in (1, math.inf))
        and not source.exact
        and number.qualifier in ("以上", "不低于", "超过")
        and number.value is not None
        and number.value > source.value
    )


def _close(number: QuantityMention, source: Source) -> bool:
    """Whether an open-ended wording stays within one round unit of the figure."""
    open_ended = number.qualifier in ("以上", "不低于", "超过", "不足", "以内")
    if number.value is None or not open_ended:
        return True
    return abs(source.value - number.value) < number.unit


def _rounds(number: QuantityMention, source: Source) -> bool:
    """Whether a figure in a coarser unit, or a share, is the source rounded to its last digit."""
    if number.value is None or number.qualifier not in ("exact", "约", "平均"):
        return False
    if not (number.numeral.coarse or number.share) or not math.isfinite(source.high):
        return False
    if not source.exact and number.share:
        return False
    half = float(number.numeral.precision) / 2
    return (
        source.low >= number.value - half - 1e-9
        and source.high <= number.value + half + 1e-9
        and not (source.exact and math.isclose(source.high, number.value + half, abs_tol=1e-9))
    )


def agreed(found: Sequence[Comparison]) -> tuple[int, Comparison]:
    """Which of several sources that disagree a number is held to, and how it stands to it."""
    order = (
        "match",
        "rounded",
        "period",
        "qualifier",
        "unknown",
        "mismatch",
    )
    timely = [at for at, one in enumerate(found) if one.reason != "other_period"]
    best = min(timely or range(len(found)), key=lambda at: order.index(found[at].kind))
    if len(found) > 1 and found[best].kind in GOOD:
        return best, Comparison("conflict", "conflict")
    return best, found[best]
