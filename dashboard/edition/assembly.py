"""Put an edition together: the one way for pages, commands and tests."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from dashboard import claims, indicators, paths, snapshots
from dashboard.contracts import Label
from dashboard.edition.edition import Edition
from dashboard.indicators import Definitions
from dashboard.indicators.keyed import Values
from dashboard.indicators.values import VALUES
from dashboard.snapshots import tables
from dashboard.snapshots.reader import Snapshot
from dashboard.text.i18n import Translator


class Periods(Mapping[date, Values]):
    """The values of `snapshots` by date, each read when it is first asked for."""

    def __init__(
        self, snapshots: Mapping[date, Snapshot], values: Callable[[Snapshot], Values]
    ) -> None:
        self._snapshots, self._values = snapshots, values
        self._read: dict[date, Values] = {}

    def __getitem__(self, day: date) -> Values:
        if day not in self._read:
            self._read[day] = self._values(self._snapshots[day])
        return self._read[day]

    def __iter__(self) -> Iterator[date]:
        return iter(self._snapshots)

    def __len__(self) -> int:
        return len(self._snapshots)


def assemble(
    chosen: Snapshot,
    held: Sequence[Snapshot],
    t: Translator,
    definitions: Definitions,
    published: Mapping[str, claims.Claim],
    *,
    values: Callable[[Snapshot], Values],
    ask: Callable[..., pd.DataFrame],
    key: bytes = b"",
) -> Edition:
    """The edition of `chosen` among the snapshots `held`; those of another provenance are left
    out: demonstration data are no measure for reported data, nor the other way round.

    `values` gives a snapshot's values, `ask` the rows of a question put to `chosen`.
    """
    alike = {s.as_of: s for s in held if s.provenance == chosen.provenance}
    named, towns = ask("unit_names"), ask("town_names").set_index("town")
    return Edition(
        t=t,
        snapshot=chosen,
        snapshots=alike,
        periods=Periods(alike, values),
        definitions=definitions,
        claims=published,
        ask=ask,
        key=key,
        labels={
            str(unit): Label(zh=zh, en=en)
            for unit, zh, en in zip(named["unit"], named["name_zh"], named["name_en"], strict=True)
        },
        towns=towns.assign(name=towns[f"name_{t.written}"])[["unit", "name"]],
    )


def without_periods(
    t: Translator, definitions: Definitions, published: Mapping[str, claims.Claim]
) -> Edition:
    """The published figures and the definitions alone, where there is no period."""
    nothing = Snapshot(paths.snapshots(), date.min, 0, "reported", "", "", {}, "")
    return Edition(
        t=t,
        snapshot=nothing,
        snapshots={},
        definitions=definitions,
        claims=published,
        labels={},
        periods={date.min: Values(pd.DataFrame(columns=list(VALUES)))},
        towns=pd.DataFrame(columns=["unit", "name"]),
        ask=lambda question, **_: pd.DataFrame(),
    )


def of_published(day: str, t: Translator) -> Edition:
    """As `from_disk`, for whom asks for published figures: where there is no period, or only
    demonstration data, quicker, for queries are read when values are asked for. It then knows no
    towns, and answers no question.
    """
    held = {str(s.as_of): s for s in snapshots.discover(paths.snapshots()).snapshots}
    chosen = _chosen(day, held) if held or day else None
    if chosen and chosen.provenance != "demo":
        return from_disk(day, t)
    bare = without_periods(
        t, indicators.headers(), claims.load(claims.file(paths.data(), paths.SHIPPED))
    )
    return replace(bare, **_demo(chosen)) if chosen else bare


def _demo(chosen: Snapshot) -> dict[str, Any]:
    """What an edition of demonstration data has beside published figures."""
    units = tables.raw(chosen, "units").select(["unit_id", "name_zh", "name_en"]).to_pydict()

    def values(snapshot: Snapshot) -> Values:
        from dashboard.indicators import build  # the database, only where values are asked for

        return Values(build.values(snapshot, indicators.definitions(), paths.derived()))

    held = {chosen.as_of: chosen}
    labels = zip(units["unit_id"], map(Label, units["name_zh"], units["name_en"]), strict=True)
    return {
        "snapshot": chosen,
        "snapshots": held,
        "periods": Periods(held, values),
        "labels": dict(labels),
    }


def _chosen(day: str, held: Mapping[str, Snapshot]) -> Snapshot:
    """The snapshot of `day` (empty: the latest); KeyError names the days there are."""
    if not held or (day and day not in held):
        raise KeyError("、".join(held) or "–")
    return held[day or max(held)]


def from_disk(day: str, t: Translator, key: bytes = b"") -> Edition:
    """The edition readers see of `day` (empty: the latest), for whom has no page open; KeyError
    names the days there are.
    """
    from dashboard.indicators import build  # the database
    from dashboard.snapshots import database

    held = {str(s.as_of): s for s in snapshots.discover(paths.snapshots()).snapshots}
    chosen = _chosen(day, held)
    definitions = indicators.definitions()
    published = claims.load(claims.file(paths.data(), paths.SHIPPED))
    return assemble(
        chosen,
        list(held.values()),
        t,
        definitions,
        published,
        values=lambda snapshot: Values(build.values(snapshot, definitions, paths.derived())),
        ask=partial(database.fetch, connection=database.connect(chosen)),
        key=key,
    )
