"""An edition and what one reader has chosen of it: all a page needs to arrange itself."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Concatenate, ParamSpec, TypeVar

import pandas as pd

from dashboard.edition import address
from dashboard.edition.edition import Edition
from dashboard.indicators import CITY, Indicator, mechanisms
from dashboard.snapshots.reader import Snapshot
from dashboard.text.i18n import Translator

P = ParamSpec("P")
T = TypeVar("T")
ALL = "all"
"""The section of a pillar page that shows every mechanism at a glance."""
UNNAMED = ""
"""Stands for the records of a unit that name no town."""


@dataclass(frozen=True)
class Reader:
    """`pillar` is that of the page, empty elsewhere. Equal where edition and choices are."""

    edition: Edition
    state: address.State
    pillar: str = ""

    def shown(
        self, build: "Callable[Concatenate[Reader, P], T]", *arguments: P.args, **named: P.kwargs
    ) -> T:
        """What `build` makes of edition and choices, kept with the edition for a while."""
        key = (build, self.state, self.pillar, arguments, tuple(named.items()))
        return self.edition.recent(key, lambda: build(self, *arguments, **named))

    def only(self, *choices: str) -> "Reader":
        """The reader with these choices alone, of this period and language: what hangs on no other
        is worked out once for all who differ in those.
        """
        chosen = {name: getattr(self.state, name) for name in ("lang", "snapshot", *choices)}
        none = dict.fromkeys(("compare", "indicator", "unit", "view"), "")
        return replace(self, state=address.State(**(none | chosen)))

    @property
    def t(self) -> Translator:
        """The reader's language."""
        return self.edition.t

    @property
    def compared(self) -> Snapshot | None:
        """The period compared with."""
        day = self.before
        return self.edition.snapshots[day] if day else None

    @property
    def before(self) -> date | None:
        """The date of the period compared with."""
        day = self.state.compare
        return next((d for d in self.edition.periods if str(d) == day), None)

    @property
    def unit(self) -> str:
        """The unit chosen, or the city."""
        return self.state.unit

    @property
    def whole(self) -> bool:
        """Whether no unit is chosen."""
        return self.unit == CITY

    @property
    def place(self) -> str:
        """The name of the unit chosen, or of the city."""
        return self.edition.names[self.unit]

    @property
    def indicator(self) -> Indicator:
        """The indicator chosen."""
        return self.edition.definitions[self.state.indicator]

    @property
    def hue(self) -> str:
        """The pillar whose colour pictures have: the page's, else that of the indicator."""
        return self.pillar or self.indicator.pillar

    @property
    def section_names(self) -> dict[str, str]:
        """Names of the sections of a pillar page, in the order of its tabs; none elsewhere."""
        if not self.pillar:
            return {}
        named = {p.id: self.t.label(p.name) for p in mechanisms.sections(self.pillar)}
        return {ALL: self.t("pillar_page.all")} | named

    def here(self, **changes: str) -> str:
        """The address of this view with `changes`."""
        return address.here(self.state.parameters(), **changes)

    def link(self, page: str, **changes: str) -> str:
        """The address of another page, with `changes`."""
        return address.link(page, self.state.parameters(), **changes)

    def of_unit(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of the unit chosen, or all of them."""
        return rows if self.whole else rows[rows["unit"] == self.unit]

    def place_names(self) -> dict[str, str]:
        """Names of what a picture has a row for: the units, or the towns of the one chosen."""
        edition = self.edition
        if self.whole:
            return {unit: edition.short[unit] for unit in edition.names if unit != CITY}
        towns = edition.towns[edition.towns["unit"] == self.unit]["name"]
        return dict(zip(towns.index, towns, strict=True)) | {UNNAMED: self.t("view.unnamed")}
