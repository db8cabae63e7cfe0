"""The draft as a whole: figures that contradict each other, sums, averages, what was left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from dashboard.claims import Claim
from dashboard.indicators import CITY
from dashboard.press.finding import Finding, Key
from dashboard.press.matching.near import Match
from dashboard.press.report.groups import Row
from dashboard.press.report.wording import written

BATCHES = ("batch:1", "batch:2", "batch:3")
FIRST_TWO = "batch:1|batch:2"
HALF = 0.5
INFIX = ("余", "多", "来")
"""Qualifiers between a numeral and its measure word (二十余名)."""


@dataclass(frozen=True)
class Remark:
    """One thing about the draft; `numbers` are places in the list of findings, `facts` fill its
    sentence.
    """

    kind: Literal["twice", "sum", "exceeds", "average", "omitted"]
    numbers: tuple[int, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    claim: Claim | None = None


class _Stated(NamedTuple):
    """A number said to be a level of something, with its place in the list of findings."""

    at: int
    finding: Finding
    match: Match

    @property
    def value(self) -> float | None:
        return self.finding.number.value


class _Value(NamedTuple):
    at: int
    value: float
    precision: float


def remarks(findings: Sequence[Finding], rows: Sequence[Row]) -> list[Remark]:
    """Everything to be said of the draft as a whole; an empty draft leaves nothing out."""
    stated = [
        _Stated(at, one, one.match)
        for at, one in enumerate(findings)
        if one.match and one.modality == "level" and not one.choices and not one.scaled
    ]
    omitted = (
        Remark("omitted", claim=claim)
        for row in rows
        for claim in row.claims
        if row.state == "absent" and claim.headline is not None
    )
    return [*_twice(stated), *_sums(stated), *_units(stated), *_average(stated), *omitted]


def _twice(stated: Sequence[_Stated]) -> Iterator[Remark]:
    """The same quantity, place, time and part, said differently: 约3300 and 3291 may both be so."""
    first: dict[Key, _Stated] = {}
    for later in stated:
        if later.match.quantity.averages and later.finding.verdict.reason == "carried":
            continue  # 每镇街二十余名，共计三千余名: the total
        earlier = first.setdefault(later.finding.key(later.match), later)
        one, other = earlier.finding.number, later.finding.number
        apart = one.low > other.high or other.low > one.high
        if apart or (one.qualifier == other.qualifier and one.value != other.value):
            facts = {"first": _said(earlier.finding), "second": _said(later.finding)}
            yield Remark("twice", (earlier.at, later.at), facts)


def _value(
    stated: Sequence[_Stated], indicator: str, part: str = "", measure: str = "count"
) -> _Value | None:
    """The first exact city figure of a part."""
    for at, finding, match in stated:
        number, quantity = finding.number, match.quantity
        if (
            (quantity.indicator, quantity.measure, match.part) == (indicator, measure, part)
            and finding.unit == CITY
            and not finding.place.town
            and number.value is not None
            and number.qualifier in ("exact", "平均")
        ):
            return _Value(at, number.value, float(number.numeral.precision))
    return None


def _sums(stated: Sequence[_Stated]) -> Iterator[Remark]:
    """Parts against their total: batches of the list, levels that posts came from."""
    one, two, three = (_value(stated, "B01", part) for part in BATCHES)
    first_two = _value(stated, "B01", FIRST_TWO)
    first = [first_two] if first_two else [one, two]
    levels = [_value(stated, "C07", f"from_level:{level}") for level in ("city", "county")]
    for total, parts in (
        (_value(stated, "B01"), [*first, three]),
        (_value(stated, "C07"), levels),
    ):
        present = [part for part in parts if part is not None]
        if total is None or len(present) < len(parts):
            continue
        added = sum(part.value for part in present)
        if added != total.value:
            facts = {
                "parts": " + ".join(written(part.value) for part in present),
                "sum": written(added),
                "total": written(total.value),
            }
            yield Remark("sum", (*(part.at for part in present), total.at), facts)


def _units(stated: Sequence[_Stated]) -> Iterator[Remark]:
    """Figures of units that add up to more than the city's."""
    units: dict[tuple[str, str], dict[str, tuple[int, float]]] = {}
    totals: dict[tuple[str, str], tuple[int, float]] = {}
    for one in stated:
        finding, quantity = one.finding, one.match.quantity
        if quantity.measure != "count" or one.value is None or finding.unit is None:
            continue
        key = (quantity.id, one.match.part)
        if finding.unit == CITY:
            totals.setdefault(key, (one.at, finding.number.high))
        elif not finding.place.town:
            units.setdefault(key, {}).setdefault(finding.unit, (one.at, finding.number.low))
    for key, of_units in units.items():
        added = sum(value for _, value in of_units.values())
        if key in totals and added > totals[key][1]:
            numbers = (*(at for at, _ in of_units.values()), totals[key][0])
            facts = {"sum": written(added), "total": written(totals[key][1])}
            yield Remark("exceeds", numbers, facts)


def _average(stated: Sequence[_Stated]) -> Iterator[Remark]:
    """Posts per town against posts divided by towns, as the draft has them."""
    posts, mean = _value(stated, "C07"), _value(stated, "C07", measure="ratio")
    towns = next((one for one in stated if one.match.quantity.id == "towns" and one.value), None)
    if posts is None or mean is None or towns is None or not towns.value:
        return
    due = posts.value / towns.value
    if abs(due - mean.value) > mean.precision * HALF:
        facts = {
            "posts": written(posts.value),
            "towns": written(towns.value),
            "due": f"{due:.1f}",
            "mean": written(mean.value),
        }
        yield Remark("average", (posts.at, towns.at, mean.at), facts)


def _said(finding: Finding) -> str:
    """The number with its qualifier and measure word, in the order of the draft."""
    number, word = finding.number, finding.number.word
    if number.qualifier == "exact":
        return f"{finding.text}{number.measure}"
    if number.qualifier == "余" and word in INFIX:
        return f"{finding.text}{word}{number.measure}"
    before = number.start < number.numeral.start or number.qualifier == "平均"
    return (
        f"{word}{finding.text}{number.measure}"
        if before
        else f"{finding.text}{number.measure}{word}"
    )
