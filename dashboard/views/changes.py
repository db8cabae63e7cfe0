"""What changed since another period: in a sentence, by unit and indicator, in what was sent."""

from dataclasses import dataclass
from datetime import date

from dashboard.contracts import TABLES
from dashboard.edition import Edition, once, profile
from dashboard.edition.movement import Change, movement
from dashboard.indicators import CITY, Indicator, summaries
from dashboard.snapshots.tables import row_counts
from dashboard.text import formats
from dashboard.text.i18n import Translator

MAX_SHOWN = 10
"""Improvements and declines listed."""
RANKS = 3
"""Places a unit must have moved for its move to be listed."""


@dataclass(frozen=True)
class Line:
    """A change in words; `better` says on which side it is, `across` that two assessment years are
    compared.
    """

    unit: str
    indicator: str
    before: str
    now: str
    step: str
    places: str
    better: bool
    across: str


@once
def conclusion(edition: Edition, before: date) -> str:
    """How many changes are beyond chance, and which is the largest each way."""
    t, found = edition.t, _certain(edition, before)
    better, worse = [c for c in found if c.size > 0], [c for c in found if c.size < 0]
    day, among = formats.day(before, t), _among(edition, before)
    if not found:
        return t("changes.none", date=day, among=among)
    parts = [
        t(f"changes.{side}", n=len(changes), first=_named(edition, first, before))
        for side, changes, first in (
            ("better", better, better[0] if better else None),
            ("worse", worse, worse[-1] if worse else None),
        )
        if first is not None
    ]
    return t("changes.conclusion", date=day, among=among, said=t("verdict.between").join(parts))


def _among(edition: Edition, before: date) -> str:
    """Of how many units both periods tell something, where it is not of all."""
    sent = [
        {
            str(unit)
            for id_ in edition.definitions
            for unit in edition.periods[day].totals(id_, "unit")["value"].dropna().index
        }
        for day in (before, edition.as_of)
    ]
    n, of = len(sent[0] & sent[1]), len(set(edition.names) - {CITY})
    return edition.t("changes.among", n=n, of=of) if n < of else ""


def _certain(edition: Edition, before: date) -> list[Change]:
    return [change for change in movement(edition, before) if change.beyond_chance]


def tested(edition: Edition, before: date) -> int:
    """How many changes were held against chance."""
    return sum(change.beyond_chance is not None for change in movement(edition, before))


def _named(edition: Edition, change: Change, before: date) -> str:
    line = _line(edition, change, before)
    name = edition.t.label(edition.definitions[change.indicator].name)
    return edition.t(
        "changes.first", unit=edition.names[change.unit], indicator=name, step=line.step
    )


@once
def improvements(edition: Edition, before: date) -> list[Line]:
    """The largest improvements beyond chance, the largest first."""
    found = [change for change in _certain(edition, before) if change.size > 0]
    return [_line(edition, change, before) for change in found[:MAX_SHOWN]]


@once
def declines(edition: Edition, before: date) -> list[Line]:
    """The largest declines beyond chance, the largest first."""
    found = [change for change in reversed(_certain(edition, before)) if change.size < 0]
    return [_line(edition, change, before) for change in found[:MAX_SHOWN]]


@once
def moves(edition: Edition, before: date) -> list[Line]:
    """Units that moved several places by more than chance, those that moved most first."""
    found = [
        c
        for c in _certain(edition, before)
        if c.n >= profile.MIN_PEERS and abs(c.rank_now - c.rank_before) >= RANKS
    ]
    found.sort(key=lambda c: -abs(c.rank_now - c.rank_before))
    return [_line(edition, change, before) for change in found[:MAX_SHOWN]]


def _line(edition: Edition, change: Change, before: date) -> Line:
    t, indicator = edition.t, edition.definitions[change.indicator]
    return Line(
        unit=change.unit,
        indicator=change.indicator,
        before=formats.ratio(change.before, indicator, t, unit=False),
        now=formats.ratio(change.now, indicator, t),
        step=_step(change, indicator, t),
        places=_places(change, t),
        better=change.size > 0,
        across=edition.across(change.indicator, before),
    )


def _step(change: Change, indicator: Indicator, t: Translator) -> str:
    """Points of a share; else the step and how many per cent of the value before it is."""
    step = change.now - change.before
    if indicator.is_share:
        return t("verdict.points", n=formats.signed(step * 100, 1))
    shown = formats.signed(step, 1)
    if not change.before:
        return t("changes.from_none", step=shown)
    return t("changes.relative", step=shown, n=formats.signed(step / change.before * 100, 1))


def _places(change: Change, t: Translator) -> str:
    """The move of rank with the interval of the rank now; none among very few."""
    if change.n < profile.MIN_PEERS:
        return "–"
    said = t("changes.places", before=change.rank_before, now=change.rank_now, n=change.n)
    if change.reach is None:
        return said
    best, worst = change.reach
    return t("standing.within", said=said, best=best, worst=worst)


@once
def crossings(edition: Edition, before: date) -> list[tuple[str, str, str, str]]:
    """Levels reached or lost, as (unit, indicator, word before, word now), the city's first."""
    then, now = (_bands(edition, day) for day in (before, edition.as_of))
    crossed = [
        (unit, id_)
        for unit, id_ in now
        if (unit, id_) in then and (then[unit, id_] == "met") != (now[unit, id_] == "met")
    ]

    def word(band: str, id_: str) -> str:
        return formats.band(band, edition.definitions[id_], edition.t)

    return [
        (unit, id_, word(then[unit, id_], id_), word(now[unit, id_], id_)) for unit, id_ in crossed
    ]


def _bands(edition: Edition, day: date) -> dict[tuple[str, str], str]:
    """How each unit stands to each level in force on that day."""
    found = summaries.bands(edition.periods[day], edition.definitions, day).query("band != 'none'")
    return dict(
        zip(zip(found["unit"], found["indicator"], strict=True), found["band"], strict=True)
    )


@once
def records(edition: Edition, before: date) -> list[tuple[str, int, int]]:
    """Records by table, as (name, then, now), of those whose number changed."""
    then, now = (row_counts(edition.snapshots[day]) for day in (before, edition.as_of))
    return [
        (edition.t.label(TABLES[name].label), then.get(name, 0), now.get(name, 0))
        for name in TABLES
        if then.get(name, 0) != now.get(name, 0)
    ]
