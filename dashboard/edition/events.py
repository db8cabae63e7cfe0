"""What happened when, for time axes: batches issued, rules in force, the press conference."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import pandas as pd

from dashboard import paths
from dashboard.contracts import Label
from dashboard.edition.edition import Edition

FILE = paths.SHIPPED / "events.csv"


@dataclass(frozen=True)
class Event:
    """`pillar` it belongs to (empty: to all); `demo` where its date is made up with the
    demonstration data, with which alone it is shown.
    """

    day: date
    pillar: str
    demo: bool
    short: Label
    label: Label
    source: str


@cache
def listed() -> tuple[Event, ...]:
    """The committed list, by date."""
    rows = pd.read_csv(FILE, dtype=str, keep_default_na=False).sort_values("day")
    return tuple(
        Event(
            date.fromisoformat(row["day"]),
            row["pillar"],
            row["provenance"] == "demo",
            Label(row["short_zh"], row["short_en"]),
            Label(row["zh"], row["en"]),
            row["source"],
        )
        for row in rows.to_dict("records")
    )


def between(edition: Edition, pillar: str, first: date, last: date) -> list[tuple[str, Event]]:
    """The events of a pillar from `first` to `last`, each with the sign that stands for it."""
    held = [
        event
        for event in listed()
        if first <= event.day <= last
        and event.pillar in ("", pillar)
        and (edition.demo or not event.demo)
    ]
    return [(chr(ord("①") + n), event) for n, event in enumerate(held)]


def days(marked: Sequence[tuple[str, Event]]) -> list[date]:
    """When they were."""
    return [event.day for _, event in marked]


def explained(edition: Edition, marked: Sequence[tuple[str, Event]]) -> str:
    """What the signs stand for, in one line."""
    label = edition.t.label
    return " ".join(f"{sign}{event.day} {label(event.label)}" for sign, event in marked)
