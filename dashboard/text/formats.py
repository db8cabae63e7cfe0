"""Numbers in words a reader can trust: separators, units, qualifiers, no false precision."""

import math
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from dashboard.claims import SHARE, Claim
from dashboard.indicators import Indicator
from dashboard.text.i18n import Translator

NO_DATA = ("no_data", "not_in_force")


def number(value: float, digits: int = 0) -> str:
    """Thousands separators and a true minus sign."""
    return f"{value:,.{digits}f}".replace("-", "−")


def percent(share: float) -> str:
    """One decimal; a share short of all never reads 100.0%, a share above none never 0.0%."""
    shown = round(share * 100, 1)
    if 0 < share < 1:
        shown = min(max(shown, 0.1), 99.9)
    return f"{shown:.1f}%"


def day(value: date | None, t: Translator) -> str:
    """A date in the reader's language; a word where a source gives none."""
    if value is None:
        return t("date.unknown")
    if t.lang == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {value:%b %Y}"


def ratio(value: float, indicator: Indicator, t: Translator, *, unit: bool = True) -> str:
    """The ratio in per cent, or with its decimals (one, unless it says more) and its unit."""
    if math.isnan(value):
        return t("status.no_ratio")
    measure = indicator.measures["ratio"]
    if measure["format"] == "percent":
        return percent(value)
    shown = number(value, measure.get("digits", 1))
    return f"{shown} {t.pick(measure['unit'])}" if unit else shown


def count(value: float, indicator: Indicator, t: Translator) -> str:
    """The count with its measure word: 3,291名, 3,291 posts."""
    word = t.pick(indicator.measures["count"]["measure_word"])
    return f"{number(value)}{word}" if t.lang == "zh" else f"{number(value)} {word}"


def measure(value: float, indicator: Indicator, t: Translator) -> str:
    """A ratio, or the count of an indicator that has none."""
    return ratio(value, indicator, t) if indicator.has_ratio else count(value, indicator, t)


def quarter(first: date, as_of: date) -> str:
    """The quarter that begins on `first`: 2021Q4; with the day it runs to while under way."""
    name = f"{first.year}Q{(first.month + 2) // 3}"
    following = date(first.year + (first.month == 10), (first.month + 2) % 12 + 1, 1)
    begun = date(first.year, first.month, 1) <= as_of
    return f"{name}–{as_of:%m-%d}" if begun and as_of < following - timedelta(days=1) else name


def hours(value: float, t: Translator) -> str:
    """A duration: in hours, from two days on in days, with one decimal."""
    key, shown = ("view.days", value / 24) if value >= 48 else ("view.hours", value)
    return t(key, n=number(shown, 1))


def status(row: Mapping[Any, Any]) -> str:
    """The status of a value in words' terms: of no value, ``nothing_due`` where records were sent
    and none of them counts (0/0).
    """
    none = row["status"] == "no_data" and row.get("denominator") == 0
    return "nothing_due" if none else str(row["status"])


def absence(status: str, indicator: Indicator, t: Translator) -> str:
    """The word for why there is no value."""
    if status == "not_in_force" and indicator.window == "since_2020":
        return t("status.not_counted")
    return t(f"status.{status}")


def lead(row: Mapping[str, Any], indicator: Indicator, t: Translator) -> str:
    """The measure that leads, or the word for why there is none."""
    if row["status"] in NO_DATA:
        return absence(status(row), indicator, t)
    if indicator.lead == "count":
        return count(row["numerator"], indicator, t)
    return ratio(row["value"], indicator, t)


def level(indicator: Indicator, claims: Mapping[str, Claim], t: Translator) -> str:
    """What values are held against, in the words it was published in; empty without."""
    if indicator.level is None:
        return ""
    claim = claims.get(indicator.level.claim)
    if claim is None:
        return f"{t('level.' + indicator.level.kind)} {ratio(indicator.level.value, indicator, t)}"
    if claim.measure == "threshold":
        return t("level.every_target", floor=headline(claim, t))
    return t("level.published", figure=claimed(claim, t))


def band(name: str, indicator: Indicator, t: Translator) -> str:
    """A band in a word: met or not met against a rule, below or not below a level published for
    the city; empty where there is neither.
    """
    if name == "none" or indicator.level is None:
        return ""
    return t(f"band.{indicator.level.kind}.{'met' if name == 'met' else 'below'}")


def claimed(claim: Claim, t: Translator, *, press: bool = False) -> str:
    """The figure as it was published, qualifier and all: 2,600余名, more than 2,600; in the style
    of the `press` Chinese numbers have no separators: 2600余名.
    """
    return t(f"qualifier.{claim.qualifier}", **_written(claim, t, press=press))


def said(claim: Claim, t: Translator) -> str:
    """The published figure in a clause to be read out: 下沉执法人员2600余名. The number, its
    qualifier and its unit come from the claim, the words around them from its `say`.
    """
    parts = _written(claim, t, press=True)
    return t.label(claim.say).format(
        figure=claimed(claim, t, press=True),
        number=parts["number"] + parts["unit"],
        qualifier=t.get(f"qualifier_word.{claim.qualifier}", ""),
    )


def _written(claim: Claim, t: Translator, *, press: bool) -> dict[str, str]:
    whole = claim.value.is_integer()
    shown = (
        f"{claim.value * 100:g}%"
        if claim.measure_unit == SHARE
        else number(claim.value)
        if whole
        else f"{claim.value:,g}"
    )
    unit = "" if claim.measure_unit == SHARE or t.lang != "zh" else claim.measure_unit
    return {"number": shown.replace(",", "") if press and t.lang == "zh" else shown, "unit": unit}


def split(figure: str) -> tuple[str, str, str]:
    """A figure as what stands before its digits, the digits, and what stands after."""
    found = re.split(r"([≥−]?\d[\d,.%]*)", figure, maxsplit=1)
    return (found[0], found[1], found[2]) if len(found) == 3 else ("", figure, "")


def sign(difference: float) -> str:
    """What stands before a change: a plus, ± where there is none; the minus is the number's."""
    return "+" if difference > 0 else "±" if difference == 0 else ""


def headline(claim: Claim, t: Translator) -> str:
    """The figure for large type: a threshold as ≥30%, all else as published."""
    if claim.measure == "threshold":
        return f"≥{claim.value * 100:g}%"
    return claimed(claim, t)
