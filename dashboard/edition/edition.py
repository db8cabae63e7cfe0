"""One snapshot as readers see it, in one language; whatever is said of the whole of it is worked
out once and kept with it.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from threading import RLock
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar, cast

import pandas as pd

from dashboard.access import Scope
from dashboard.claims import Claim
from dashboard.contracts import Label
from dashboard.geography.names import short_names
from dashboard.indicators import CITY, Definitions, summaries
from dashboard.indicators.keyed import Values
from dashboard.snapshots.reader import Snapshot
from dashboard.text import formats, provenance
from dashboard.text.i18n import Translator

P = ParamSpec("P")
T = TypeVar("T")
MAX_RECENT = 1024
"""What readers chose most recently is kept up to this number of results."""


def once(work: "Callable[Concatenate[Edition, P], T]") -> "Callable[Concatenate[Edition, P], T]":
    """`work`, done the first time it is asked for an edition with these arguments, and kept with
    the edition. What it returns is shared: nobody writes to it.
    """

    @wraps(work)
    def kept(edition: "Edition", *arguments: P.args, **named: P.kwargs) -> T:
        key = (work, arguments, tuple(named.items()))
        return edition.keep(key, lambda: work(edition, *arguments, **named))

    return cast("Callable[Concatenate[Edition, P], T]", kept)


@dataclass(frozen=True, eq=False)
class Edition:
    """`snapshots` and `periods` (their values, read when asked for) are, by date, those of the same
    provenance, `snapshot` among them; `labels` the names of the city and its units in the order
    of their codes; `towns` (index town: unit, name) the towns in force; `ask` fetches the rows of
    a question by its file name; `key` is what codes of numbers are made with, where there are any;
    `scope` what it has been cut to (`cut`).
    """

    t: Translator
    snapshot: Snapshot
    snapshots: Mapping[date, Snapshot]
    periods: Mapping[date, Values]
    definitions: Definitions
    claims: Mapping[str, Claim]
    labels: Mapping[str, Label]
    towns: pd.DataFrame
    ask: Callable[..., pd.DataFrame]
    key: bytes = b""
    scope: Scope = Scope()
    made: ClassVar[int] = 0
    """Results that editions have kept so far, all together."""
    _kept: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)
    _recent: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict, init=False, repr=False)
    _turns: dict[Hashable, RLock] = field(default_factory=dict, init=False, repr=False)

    def keep(self, key: Hashable, work: Callable[[], T]) -> T:
        """What is kept under `key`, else what `work` gives, from now on: of the edition as a
        whole.
        """
        return self._held(self._kept, key, work)

    def recent(self, key: Hashable, work: Callable[[], T]) -> T:
        """As `keep`, of what a reader has chosen: only the latest are kept."""
        found = self._held(self._recent, key, work)
        with suppress(KeyError):  # taken away by another thread just now
            self._recent.move_to_end(key)
            while len(self._recent) > MAX_RECENT:
                self._recent.popitem(last=False)
        return found

    def _held(self, held: MutableMapping[Hashable, Any], key: Hashable, work: Callable[[], T]) -> T:
        """One thread does the work; others who ask for the same meanwhile wait for it, else
        fifty readers after a publication would each work out everything.
        """
        found: T
        with suppress(KeyError):
            found = held[key]
            return found
        with self._turns.setdefault(key, RLock()):
            with suppress(KeyError):
                found = held[key]
                return found
            found = held[key] = work()
            Edition.made += 1
        self._turns.pop(key, None)
        return found

    @property
    def as_of(self) -> date:
        """The day its numbers are of."""
        return self.snapshot.as_of

    @property
    def values(self) -> Values:
        """The values of the snapshot."""
        return self.periods[self.as_of]

    @cached_property
    def history(self) -> dict[date, Values]:
        """The values up to the snapshot, by date, the oldest first."""
        return {day: self.periods[day] for day in sorted(self.snapshots) if day <= self.as_of}

    @property
    def before(self) -> date | None:
        """The period before this one."""
        return max((day for day in self.snapshots if day < self.as_of), default=None)

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of the city and its units in the reader's language."""
        return {unit: self.t.label(label) for unit, label in self.labels.items()}

    @cached_property
    def short(self) -> dict[str, str]:
        """Their short names."""
        return short_names(self.t.written, self.names)

    @cached_property
    def open(self) -> list[str]:
        """The city and the units whose details are in it."""
        return [unit for unit in self.labels if unit == CITY or self.scope.opens(unit)]

    @property
    def bare(self) -> bool:
        """Whether there is no period at all, only published figures."""
        return not self.snapshots

    @property
    def demo(self) -> bool:
        """Whether the numbers of units are made up."""
        return self.snapshot.provenance == "demo"

    @property
    def marks(self) -> tuple[str, ...]:
        """What pictures made from records must carry."""
        return ("demo",) if self.demo else ()

    @cached_property
    def mark(self) -> str:
        """What everything made from the snapshot must say."""
        return provenance.mark(self.snapshot, self.t)

    @cached_property
    def status(self) -> str:
        """What must be said of a snapshot that is not yet published, or not whole."""
        return provenance.status(self.snapshot, self.t)

    @once
    def window(self, indicator: str) -> str:
        """The days that the values of `indicator` look at, in words; empty without values."""
        row = self.values.find(indicator)
        return formats.window(row["window"], self.t) if row else ""

    def beside(self, indicator: str) -> str:
        """As `window`, empty of a stock: the as-of date stands on the page."""
        return "" if self.definitions[indicator].window == "stock" else self.window(indicator)

    @once
    def across(self, indicator: str, before: date | None) -> str:
        """That a comparison with `before` is one of two assessment years; else empty."""
        if before is None or self.definitions[indicator].window != "assessment_year":
            return ""
        now, then = (self.periods[day].row(indicator)["window"] for day in (self.as_of, before))
        if not then or now == then:
            return ""
        return self.t("window.across", now=now, then=then)

    @once
    def by_unit(self, indicator: str, before: date | None = None) -> pd.DataFrame:
        """The reporting units, best ratio first, beside a period `before` (`figures.by_unit`)."""
        return summaries.by_unit(
            self.values,
            self.periods.get(before) if before else None,
            self.definitions[indicator],
            self.as_of,
        )

    @once
    def city_row(self, indicator: str, before: date | None = None) -> pd.DataFrame:
        """The city's total as one row with the columns of `by_unit`."""
        return summaries.city_row(
            self.values,
            self.periods.get(before) if before else None,
            self.definitions[indicator],
            self.as_of,
        )

    @once
    def over_time(self, indicator: str) -> pd.DataFrame:
        """The values up to this one, by date, a column a place (`figures.over_time`)."""
        return summaries.over_time(self.history, self.definitions[indicator])
