"""What the data of an edition answer: only what was reported, never demonstration data."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.edition import Edition
from dashboard.indicators import CITY
from dashboard.press.comparison import Kind, compare_figures, counted
from dashboard.press.computed.questions import Question
from dashboard.press.numbers.mentions import QuantityMention

DATED = re.compile(r"(?:(20\d\d)年)?(?:(\d{1,2})月)?")
LAST, FIRST = re.compile("环比|上期|上季|上个?月"), re.compile("改革")
SAME_MONTH, YEAR_END = re.compile("同比|同期"), re.compile("去年|上年|年初")
ROUNDING = 1e-9
Numbers = Mapping[str, float]
"""By unit."""


@dataclass(frozen=True)
class Computation:
    """A question with its answer: `value` None where no reported data answer it; `units` those
    counted or at the extreme, `of` how many have a value; `before` the period compared with;
    `totals` that some were sent as totals instead of records.
    """

    question: Question
    value: float | None = None
    units: tuple[str, ...] = ()
    of: int = 0
    before: date | None = None
    totals: bool = False

    @property
    def id(self) -> str:
        """What a reader's pick is kept by."""
        return self.question.id


def answers(
    number: QuantityMention, questions: Sequence[Question], edition: Edition
) -> tuple[Computation, ...]:
    """What each question comes to, those that agree with the number first; without values where
    nothing was reported.
    """
    if edition.demo or edition.bare:
        return tuple(map(Computation, questions))
    found = [made for one in questions if (made := _answered(one, edition)).value is not None]
    return tuple(sorted(found, key=lambda one: held(number, one) == "mismatch"))


def held(number: QuantityMention, computed: Computation) -> Kind:
    """How a number stands to what was computed; ratios as far as they were written out."""
    if computed.value is None:
        return "unknown"
    value = round(computed.value, 9)
    precision = float(number.numeral.precision) / (100 if number.points else 1)
    ratio = number.share or number.points or computed.question.kind == "growth"
    if ratio and number.value is not None and number.qualifier in ("exact", "约"):
        apart = abs(value - number.value)
        if apart > ROUNDING:
            return "rounded" if apart <= precision / 2 + ROUNDING else "mismatch"
    return compare_figures(number, counted(value, None)).kind


def _answered(question: Question, edition: Edition) -> Computation:
    answer: dict[str, Callable[[Question, Edition], Computation]] = {
        "units": _units,
        "units_share": _units,
        "rank": _rank,
        "rank_last": _rank,
        "most": _extreme,
        "least": _extreme,
        "change": _change,
        "growth": _change,
        "share": _share,
        "part": _share,
    }
    return answer[question.kind](question, edition)


def _number(
    question: Question, unit: str, edition: Edition, day: date | None = None, part: str = ""
) -> tuple[float | None, bool]:
    """The reported value of a unit, and whether it was sent as a total."""
    quantity = question.quantity
    row = edition.periods[day or edition.as_of].find(quantity.indicator, unit, part)
    if row is None or row["status"] != "value" or row["provenance"] == "demo":
        return None, False
    value = float(row["numerator"] if quantity.measure == "count" else row["value"])
    return (None if math.isnan(value) else value), bool(row["aggregated"])


def _all(
    question: Question, edition: Edition, day: date | None = None
) -> tuple[dict[str, float], bool]:
    """The reported values of the units; whether any was sent as a total."""
    found = {u: _number(question, u, edition, day) for u in edition.labels if u != CITY}
    values = {unit: value for unit, (value, _) in found.items() if value is not None}
    return values, any(totals for _, totals in found.values())


def _units(question: Question, edition: Edition) -> Computation:
    values, totals = _all(question, edition)
    before = _before("", edition) if question.condition in ("up", "down") else None
    met = _met(question, values, edition, before)
    if met is None or not values:
        return Computation(question)
    value = len(met) / len(values) if question.kind == "units_share" else float(len(met))
    return Computation(question, value, tuple(met), len(values), before, totals)


def _met(
    question: Question, values: Numbers, edition: Edition, before: date | None
) -> list[str] | None:
    """The units that meet the condition; None where it cannot be told."""
    condition, span = question.condition, question.within
    if condition == "all":
        return list(values)
    if condition == "within" and span is not None:
        return [u for u, v in values.items() if span.contains(counted(round(v, 9), None))]
    than = _than(question, values, edition, before)
    sign = -1 if condition in ("below", "down") else 1
    over = {u: sign * (value - than[u]) for u, value in values.items() if u in than}
    if condition == "met":  # a rule is kept at its very number
        lower = edition.definitions[question.quantity.indicator].direction == "lower"
        return [u for u, v in over.items() if (-v if lower else v) >= -ROUNDING] if than else None
    return [u for u, v in over.items() if v > ROUNDING] if than else None


def _than(
    question: Question, values: Numbers, edition: Edition, before: date | None
) -> dict[str, float]:
    """What the value of each unit is held against: its own before, the rule, or the city's."""
    if question.condition in ("up", "down"):
        return _all(question, edition, before)[0] if before else {}
    level = edition.definitions[question.quantity.indicator].level
    held_to: float | None = None
    if question.condition in ("above", "below"):
        held_to, _ = _number(question, CITY, edition)
    elif level and level.kind == "floor" and question.quantity.measure == "ratio":
        held_to = level.value
    return {} if held_to is None else dict.fromkeys(values, held_to)


def _rank(question: Question, edition: Edition) -> Computation:
    """One more than the units before it: the best first (the most, of counts)."""
    values, totals = _all(question, edition)
    own = values.get(question.unit)
    if own is None:
        return Computation(question)
    lower = edition.definitions[question.quantity.indicator].direction == "lower"
    sign = -1 if lower and question.quantity.measure == "ratio" else 1
    sign = -sign if question.kind == "rank_last" else sign
    ahead = sum(sign * (value - own) > ROUNDING for value in values.values())
    return Computation(question, float(ahead + 1), (question.unit,), len(values), None, totals)


def _extreme(question: Question, edition: Edition) -> Computation:
    values, totals = _all(question, edition)
    if not values:
        return Computation(question)
    end = (max if question.kind == "most" else min)(values.values())
    units = tuple(unit for unit, value in values.items() if value == end)
    return Computation(question, end, units, len(values), None, totals)


def _change(question: Question, edition: Edition) -> Computation:
    """The value less the one before; of ``growth``, in parts of that."""
    before = _before(question.since, edition)
    new, totals = _number(question, question.unit, edition)
    old, more = _number(question, question.unit, edition, before) if before else (None, False)
    if new is None or old is None or (question.kind == "growth" and not old):
        return Computation(question)
    value = (new - old) * (-1 if question.falls else 1)
    value = value / old if question.kind == "growth" else value
    return Computation(question, value, (question.unit,), 1, before, totals or more)


def _share(question: Question, edition: Edition) -> Computation:
    """A unit's share in the city, or a part's in the whole of the unit."""
    whole_of = question.unit if question.kind == "part" else CITY
    part, totals = _number(question, question.unit, edition, part=question.part)
    whole, more = _number(question, whole_of, edition)
    if part is None or not whole:
        return Computation(question)
    return Computation(question, part / whole, (question.unit,), 1, None, totals or more)


def _before(since: str, edition: Edition) -> date | None:
    """The period a draft compares with, the one before where it names none; None where there is
    none of that time.
    """
    as_of = edition.as_of
    earlier = sorted(day for day in edition.periods if day < as_of)
    if not earlier or not since or LAST.search(since):
        return earlier[-1] if earlier else None
    if FIRST.search(since):
        return earlier[0]
    year, month = as_of.year - 1, 12
    if SAME_MONTH.search(since):
        month = as_of.month
    elif not YEAR_END.search(since):
        found = next((m for m in DATED.finditer(since) if m[0]), None)
        if found is None:
            return None
        month = int(found[2] or 12)
        year = int(found[1] or as_of.year - (month >= as_of.month))
    return next((day for day in earlier if (day.year, day.month) == (year, month)), None)
