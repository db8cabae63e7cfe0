"""Numbers in words a reader can trust: separators, units, qualifiers, no false precision."""

import math
import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from dashboard.claims import SHARE, Claim
from dashboard.indicators import Indicator
from dashboard.indicators.chance import Interval
from dashboard.text.i18n import Translator

NO_DATA = ("no_data", "not_in_force")
BAND_MARKS = {"met": "●", "near": "◐", "missed": "○", "none": ""}


def rounded(value: float, digits: int) -> Decimal:
    """Halves away from nought, as offices, spreadsheets and browsers round: of the decimal that a
    float stands for, 46.25 is 46.3.
    """
    return Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def number(value: float, digits: int = 0) -> str:
    """Thousands separators and a true minus sign."""
    shown = rounded(value, digits) if math.isfinite(value) else value
    return f"{shown:,.{digits}f}".replace("-", "−")


def percent(share: float) -> str:
    """One decimal; a share short of all never reads 100.0%, a share above none never 0.0%."""
    if not math.isfinite(share):
        return f"{share:.1f}%"
    shown = rounded(share * 100, 1)
    if 0 < share < 1:
        shown = min(max(shown, Decimal("0.1")), Decimal("99.9"))
    return f"{shown:.1f}%"


def size(n: int) -> str:
    """The size of a file of `n` bytes: 16 KB, 1.2 MB."""
    return f"{n / 2**20:,.1f} MB" if n >= 2**20 else f"{max(1, round(n / 2**10))} KB"


def day(value: date | None, t: Translator) -> str:
    """A date in the reader's language; a word where a source gives none."""
    if value is None:
        return t("date.unknown")
    if t.lang == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {value:%b %Y}"


def window(code: str, t: Translator) -> str:
    """The days a value looks at in words (`indicators.windows`); empty of no assessment year."""
    first, _, last = code.partition("/")
    if first == "..":
        return t("window.open", last=last)
    if last:
        return t("window.days", first=first, last=last)
    if len(code) == len("2021"):
        return t("window.year", year=code)
    return t("overview.as_of", date=code) if code else ""


def ratio(value: float, indicator: Indicator, t: Translator, *, unit: bool = True) -> str:
    """The ratio in per cent, or with its decimals (one, unless it says more) and its unit."""
    if math.isnan(value):
        return t("status.no_ratio")
    measure = indicator.measures["ratio"]
    if measure["format"] == "percent":
        return percent(value)
    shown = number(value, measure.get("digits", 1))
    return f"{shown} {t.pick(measure['unit'])}" if unit else shown


def reach(interval: Interval, indicator: Indicator, t: Translator) -> str:
    """The ends of an interval, without their unit: 69.9%–83.1%."""
    return "–".join(ratio(end, indicator, t, unit=False) for end in (interval.low, interval.high))


def count(value: float, indicator: Indicator, t: Translator, digits: int = 0) -> str:
    """The count with its measure word: 3,291名, 3,291 posts."""
    word = t.pick(indicator.measures["count"]["measure_word"])
    shown = number(value, digits)
    return f"{shown}{word}" if t.lang == "zh" else f"{shown} {word}"


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


def not_counted(status: str, indicator: Indicator) -> bool:
    """Whether there is no value because the reform's records begin in 2020."""
    spans = ("since_2020", "twelve_months", "twelve_months_and_open")
    return status == "not_in_force" and indicator.window in spans


def absence(status: str, indicator: Indicator, t: Translator) -> str:
    """The word for why there is no value."""
    if not_counted(status, indicator):
        return t("status.not_counted")
    return t(f"status.{status}")


def incomplete(status: str, t: Translator) -> str:
    """What follows a total some of whose units have sent nothing, in parentheses; else empty."""
    return t("status.aside", said=t("status.partial")) if status == "partial" else ""


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


def mark(name: str, indicator: Indicator) -> str:
    """A band as a sign, against a rule only: a level published for the city passes nobody."""
    if indicator.level is None or indicator.level.kind != "floor":
        return ""
    return BAND_MARKS[name]


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


def signed(difference: float, digits: int = 0) -> str:
    """A change with its sign: +1.2, −0.3; ±0.0 where at that precision there is none."""
    shown = round(difference, digits)
    sign = "+" if shown > 0 else "±" if shown == 0 else ""
    return sign + number(abs(shown) if shown == 0 else shown, digits)


def gained(difference: float, indicator: Indicator, t: Translator) -> str:
    """A change of the measure that leads, with its unit: +12名, −1.4个百分点."""
    if indicator.lead == "count":
        word = t.pick(indicator.measures["count"]["measure_word"])
        return signed(difference) + (word if t.lang == "zh" else f" {word}")
    if indicator.is_share:
        return signed(difference * 100, 1) + t("unit.points")
    measure = indicator.measures["ratio"]
    return f"{signed(difference, measure.get('digits', 1))} {t.pick(measure['unit'])}"


def headline(claim: Claim, t: Translator) -> str:
    """The figure for large type: a threshold as ≥30%, all else as published."""
    if claim.measure == "threshold":
        return f"≥{claim.value * 100:g}%"
    return claimed(claim, t)
