"""The draft as a whole: figures that contradict each other, sums, averages, what was left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.claims import Claim
from dashboard.edition import Edition
from dashboard.indicators import CITY
from dashboard.press.findings import Finding
from dashboard.press.groups import rows, written

BATCHES = ("batch:1", "batch:2", "batch:3")
FIRST_TWO = "batch:1|batch:2"
HALF = 0.5


@dataclass(frozen=True)
class Remark:
    """One thing about the draft. `kind`: ``twice``, ``sum``, ``exceeds``, ``average``, ``omitted``;
    `numbers` are places in the list of findings, `facts` fill its sentence.
    """

    kind: str
    numbers: tuple[int, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    claim: Claim | None = None


def remarks(found: Sequence[Finding], edition: Edition) -> list[Remark]:
    """Everything to be said of the draft as a whole; an empty draft leaves nothing out."""
    stated = [
        (at, f)
        for at, f in enumerate(found)
        if f.bound and f.stated.mood == "level" and not f.stated.choices
    ]
    return [
        *_twice(stated),
        *_sums(stated),
        *_units(stated),
        *_average(stated),
        *(
            Remark("omitted", claim=claim)
            for row in rows(found, edition)
            for claim in row.claims
            if row.state == "absent" and claim.headline is not None
        ),
    ]


def _twice(stated: Sequence[tuple[int, Finding]]) -> Iterator[Remark]:
    """The same quantity, place, time and part, said differently."""
    first: dict[tuple, tuple[int, Finding]] = {}
    for at, finding in stated:
        earlier_at, earlier = first.setdefault(finding.key, (at, finding))
        one, other = earlier.phrase, finding.phrase
        if (one.low, one.high) != (other.low, other.high) and (
            one.low > other.high or other.low > one.high or one.value != other.value
        ):
            yield Remark(
                "twice", (earlier_at, at), {"first": shown(earlier), "second": shown(finding)}
            )


def _value(
    stated: Sequence[tuple[int, Finding]], indicator: str, part: str, measure: str = "count"
) -> tuple[int, float] | None:
    """The first exact city figure of a part, and where it stands."""
    for at, finding in stated:
        bound, value = finding.bound, finding.phrase.value
        assert bound is not None
        if (
            bound.quantity.indicator == indicator
            and bound.quantity.measure == measure
            and bound.part == part
            and finding.unit == CITY
            and not finding.place.town
            and value is not None
            and finding.phrase.family in ("exact", "平均")
        ):
            return at, value
    return None


def _sums(stated: Sequence[tuple[int, Finding]]) -> Iterator[Remark]:
    """Parts against their total: batches of the duty list, levels that posts came from."""
    batches = {part: _value(stated, "B01", part) for part in (*BATCHES, FIRST_TWO, "")}
    first = [batches[FIRST_TWO]] if batches[FIRST_TWO] else [batches["batch:1"], batches["batch:2"]]
    levels = [_value(stated, "C07", f"from_level:{one}") for one in ("city", "county")]
    for total, parts in (
        (batches[""], [*first, batches["batch:3"]]),
        (_value(stated, "C07", ""), levels),
    ):
        held = [part for part in parts if part is not None]
        if total is None or len(held) < len(parts):
            continue
        added = sum(value for _, value in held)
        if added != total[1]:
            yield Remark(
                "sum",
                (*(at for at, _ in held), total[0]),
                {
                    "parts": " + ".join(written(value) for _, value in held),
                    "sum": written(added),
                    "total": written(total[1]),
                },
            )


def _units(stated: Sequence[tuple[int, Finding]]) -> Iterator[Remark]:
    """Figures of units that add up to more than the city's."""
    groups: dict[tuple, dict[str, tuple[int, float]]] = {}
    totals: dict[tuple, tuple[int, float]] = {}
    for at, finding in stated:
        bound, value = finding.bound, finding.phrase.value
        assert bound is not None
        if bound.quantity.measure != "count" or value is None or finding.unit is None:
            continue
        key = (bound.quantity.id, bound.part)
        if finding.unit == CITY:
            totals.setdefault(key, (at, finding.phrase.high))
        elif not finding.place.town:
            groups.setdefault(key, {}).setdefault(finding.unit, (at, finding.phrase.low))
    for key, units in groups.items():
        added = sum(value for _, value in units.values())
        if key in totals and added > totals[key][1]:
            yield Remark(
                "exceeds",
                (*(at for at, _ in units.values()), totals[key][0]),
                {"sum": written(added), "total": written(totals[key][1])},
            )


def _average(stated: Sequence[tuple[int, Finding]]) -> Iterator[Remark]:
    """Posts per town against posts divided by towns, as the draft has them."""
    posts, mean = _value(stated, "C07", ""), _value(stated, "C07", "", "ratio")
    towns = next(
        (
            (at, f.phrase.value)
            for at, f in stated
            if f.bound and f.bound.quantity.id == "towns" and f.phrase.value
        ),
        None,
    )
    if posts is None or mean is None or towns is None:
        return
    at, count = towns
    assert count is not None
    due = posts[1] / count
    precision = float(next(f for place, f in stated if place == mean[0]).phrase.numeral.precision)
    if abs(due - mean[1]) > precision * HALF:
        yield Remark(
            "average",
            (posts[0], at, mean[0]),
            {
                "posts": written(posts[1]),
                "towns": written(count),
                "due": f"{due:.1f}",
                "mean": written(mean[1]),
            },
        )


def shown(finding: Finding) -> str:
    """The number with its qualifier and measure word, as the draft has it."""
    phrase, text = finding.phrase, finding.text
    before = "" if phrase.family == "exact" else phrase.word
    return f"{text}{phrase.measure}" if not before else f"{before}·{text}{phrase.measure}"
