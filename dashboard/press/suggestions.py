"""What to write instead of a number that is wrong."""

import re
from decimal import Decimal

from dashboard.claims import SHARE, Claim
from dashboard.press.findings import Finding
from dashboard.press.periods import FIXED_FROM
from dashboard.press.phrases import Phrase

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
        return period.start, period.end, re.sub(r"20\d\d", str(FIXED_FROM), finding.said_of) \
            if period.year else f"从{FIXED_FROM}年度考核起"
    if claim.as_of is None:
        return None
    day = claim.as_of
    return period.start, period.end, f"截至{day.year}年{day.month}月{day.day}日"


def wording(claim: Claim, phrase: Phrase) -> str:
    """The published figure in the place of `phrase`: its qualifier, the draft's measure word."""
    shown = f"{written(claim.value * 100)}%" if claim.measure_unit == SHARE \
        else written(claim.value)
    measure = "" if claim.measure_unit == SHARE else phrase.measure or claim.measure_unit
    number = {"余": f"{shown}余{measure}", "以上": f"{shown}{measure}以上"}.get(
        claim.qualifier, f"{shown}{measure}")
    before = claim.qualifier if claim.qualifier in ("近", "不低于") else ""
    if claim.qualifier == "平均" and phrase.family != "平均":
        before = "平均"
    return f"{before}{phrase.gap}{number}"
