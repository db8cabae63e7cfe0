"""How a figure is written in a release; what to write instead of a wrong one."""

import math
import re
from decimal import Decimal
from typing import NamedTuple

from dashboard.claims import SHARE, Claim
from dashboard.press.context.validity import FIXED_FROM
from dashboard.press.finding import Finding
from dashboard.press.numbers.interval import Interval
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.verdicts import Verdict
from dashboard.text.i18n import Translator


class Fix(NamedTuple):
    """Where to write what: code points of the draft, half-open."""

    start: int
    end: int
    text: str


def written(value: float) -> str:
    """A number as releases write it: every digit, no separators, no exponent."""
    return format(Decimal(repr(round(value, 9))).normalize(), "f")


def difference(verdict: Verdict) -> float | None:
    """What follows from two published figures, where a number was compared with that."""
    if not verdict.reason.startswith("derived"):
        return None
    whole, rest = verdict.claims
    return whole.value - rest.value


def suggestion(finding: Finding) -> Fix | None:
    """What to write instead, and where; None where nothing is known."""
    verdict, number, period = finding.verdict, finding.number, finding.period
    if verdict.reason == "derived_differs" and (due := difference(verdict)) is not None:
        return Fix(number.start, number.end, f"{written(due)}{number.measure}")
    if verdict.claim is None:
        return None
    if verdict.kind == "period" and period is not None:
        day = _day(finding, verdict.claim)
        return Fix(period.start, period.end, day) if day else None
    if verdict.kind not in ("qualifier", "mismatch"):
        return None
    return Fix(number.start, number.end, wording(verdict.claim, number))


def _day(finding: Finding, claim: Claim) -> str:
    """The time to write instead; empty where the source gives none."""
    if finding.quantity and finding.quantity.fixed == "rule":
        year = finding.period.year if finding.period else 0
        since = re.sub(r"20\d\d", str(FIXED_FROM), finding.said_of)
        return since if year else f"从{FIXED_FROM}年度考核起"
    day = claim.as_of
    return f"截至{day.year}年{day.month}月{day.day}日" if day else ""


def wording(claim: Claim, number: QuantityMention) -> str:
    """The published figure in the place of `number`: its qualifier, the draft's measure word."""
    share = claim.measure_unit == SHARE
    digits = f"{written(claim.value * 100)}%" if share else written(claim.value)
    measure = "" if share else number.measure or claim.measure_unit
    figure = {"余": f"{digits}余{measure}", "以上": f"{digits}{measure}以上"}.get(
        claim.qualifier, f"{digits}{measure}"
    )
    before: str = claim.qualifier if claim.qualifier in ("近", "不低于") else ""
    if claim.qualifier == "平均" and number.qualifier != "平均":
        before = "平均"
    return f"{before}{number.gap}{figure}"


def interval(said: Interval | Claim, t: Translator, *, share: bool) -> str:
    """What was said, from where to where, in words; a share up to all is open (80%以上)."""

    def shown(end: float) -> str:
        if not math.isfinite(end):
            return ""
        return f"{written(round(end * 100, 4))}%" if share else written(end)

    if said.low == said.high:
        return shown(said.low)
    low, high = shown(said.low), "" if share and said.high == 1 else shown(said.high)
    kind = "between" if low and high else "above" if low else "below"
    ends = "open" if (said.high_open if high else said.low_open) else "closed"
    return t(f"press.{kind}_{ends}", low=low, high=high)
