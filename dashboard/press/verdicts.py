"""How a number stands to what was published: the rules of the verdicts.

In doubt the verdict is ``unknown``: a wrong ``match`` is the one unforgivable error.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.claims import Claim
from dashboard.press.periods import Period, fits
from dashboard.press.phrases import Phrase

VERDICTS = ("match", "rounded", "qualifier", "period", "conflict", "mismatch", "unknown")
GOOD = ("match", "rounded")
CONTRADICTS = ("qualifier", "period", "mismatch")


@dataclass(frozen=True)
class Known:
    """What a source says of a quantity: an interval, or one number (low = high).

    `rule` marks a threshold, which is kept only by its very words; `exact` a figure published
    without a qualifier; `as_of` its day, `fixed` as in ``data/press.yaml``.
    """

    value: float
    low: float
    low_open: bool
    high: float
    high_open: bool
    exact: bool
    rule: bool
    as_of: date | None
    fixed: str = ""


def known(claim: Claim, fixed: str = "") -> Known:
    """A published figure as a source."""
    return Known(
        claim.value,
        claim.low,
        claim.low_open,
        claim.high,
        claim.high_open,
        exact=claim.low == claim.high,
        rule=claim.measure == "threshold",
        as_of=claim.as_of,
        fixed=fixed,
    )


def number(value: float, as_of: date | None) -> Known:
    """A counted or derived number as a source."""
    return Known(value, value, False, value, False, exact=True, rule=False, as_of=as_of)


def against(phrase: Phrase, source: Known, period: Period | None) -> tuple[str, str]:
    """Verdict and reason (a key) of one number against one source."""
    verdict, reason = figure(phrase, source)
    if fits(period, source.as_of, source.fixed):
        return verdict, reason
    if verdict in ("mismatch", "unknown"):
        return "unknown", "other_period"
    return "period", "period"


def figure(phrase: Phrase, source: Known) -> tuple[str, str]:
    """Verdict and reason of the figure alone, whatever time it is said of."""
    same = phrase.value is not None and math.isclose(phrase.value, source.value, rel_tol=1e-9)
    if same:
        return _same(phrase, source)
    if source.rule or _higher(phrase, source):
        return "mismatch", "mismatch"
    if _contains(phrase, source):
        return ("match", "contains") if _near(phrase, source) else ("qualifier", "loose")
    if _rounds(phrase, source):
        return "rounded", "rounded"
    if _apart(phrase, source):
        return "mismatch", "mismatch"
    return "unknown", "finer" if _within(phrase, source) else "overlaps"


def _same(phrase: Phrase, source: Known) -> tuple[str, str]:
    """The same digits: only the qualifier can be wrong."""
    if source.exact:
        return ("match", "same") if phrase.family == "exact" else ("qualifier", "exact_said")
    return (
        ("match", "same")
        if _contains(phrase, source)
        and phrase.family != "contradictory"
        and (not source.rule or phrase.family in ("以上", "不低于"))
        else ("qualifier", "qualifier")
    )


def _contains(phrase: Phrase, source: Known) -> bool:
    """Whether all the source allows lies within what was said."""
    above = source.low > phrase.low or (
        math.isclose(source.low, phrase.low) and (not phrase.low_open or source.low_open)
    )
    below = source.high < phrase.high or (
        math.isclose(source.high, phrase.high) and (not phrase.high_open or source.high_open)
    )
    return above and below


def _higher(phrase: Phrase, source: Known) -> bool:
    """Whether one open end is said in the place of another: 90%以上 of 80%以上."""
    return (
        source.low == source.value
        and (source.high in (1, math.inf))
        and not source.exact
        and phrase.family in ("以上", "不低于", "超过")
        and phrase.value is not None
        and phrase.value > source.value
    )


def _within(phrase: Phrase, source: Known) -> bool:
    """Whether what was said is finer than what the source allows."""
    return source.low <= phrase.low and phrase.high <= source.high


def _near(phrase: Phrase, source: Known) -> bool:
    """Whether an open-ended wording stays within one round unit of the figure."""
    if phrase.value is None or phrase.family not in ("以上", "不低于", "超过", "不足", "以内"):
        return True
    return abs(source.value - phrase.value) < phrase.unit


def _apart(phrase: Phrase, source: Known) -> bool:
    """Whether nothing the source allows was said."""
    if phrase.high < source.low or source.high < phrase.low:
        return True
    touching = math.isclose(phrase.high, source.low) and (phrase.high_open or source.low_open)
    return touching or (
        math.isclose(source.high, phrase.low) and (source.high_open or phrase.low_open)
    )


def _rounds(phrase: Phrase, source: Known) -> bool:
    """Whether a figure in a coarser unit, or a share, is the source rounded to its last digit."""
    if phrase.value is None or phrase.family not in ("exact", "约", "平均"):
        return False
    if not (phrase.numeral.coarse or phrase.share) or not math.isfinite(source.high):
        return False
    if not source.exact and phrase.share:
        return False
    half = float(phrase.numeral.precision) / 2
    return (
        source.low >= phrase.value - half - 1e-9
        and source.high <= phrase.value + half + 1e-9
        and not (source.exact and math.isclose(source.high, phrase.value + half, abs_tol=1e-9))
    )


def agreed(found: Sequence[tuple[str, str]]) -> tuple[int, str, str]:
    """Which of several sources that disagree a number is held to, and its verdict."""
    order = ("match", "rounded", "period", "qualifier", "unknown", "mismatch")
    best = min(range(len(found)), key=lambda at: order.index(found[at][0]))
    verdict, reason = found[best]
    if len(found) > 1 and verdict in GOOD:
        return best, "conflict", "conflict"
    return best, verdict, reason
