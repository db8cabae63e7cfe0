"""What a briefing is made from: one snapshot, its values, the published figures, the key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from dashboard import maps, marks
from dashboard.claims import Claim
from dashboard.contracts import Label
from dashboard.i18n import Translator
from dashboard.indicators import Definitions
from dashboard.snapshots.reader import Snapshot


@dataclass(frozen=True)
class Material:
    """Frozen at the moment a deck is made.

    `history` and `snapshots` hold, by date, what of the same provenance came up to `snapshot`;
    `labels` are the names of the city and its units.
    """

    t: Translator
    snapshot: Snapshot
    snapshots: Mapping[date, Snapshot]
    history: Mapping[date, pd.DataFrame]
    known: Definitions
    labels: Mapping[str, Label]
    claims: Mapping[str, Claim]
    key: bytes

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of the city and its units in the reader's language."""
        return {unit: self.t.label(label) for unit, label in self.labels.items()}

    @cached_property
    def short(self) -> dict[str, str]:
        """Their short names."""
        return maps.short_names(self.t.lang, self.names)

    @property
    def values(self) -> pd.DataFrame:
        """The values of the snapshot."""
        return self.history[self.snapshot.as_of]

    @property
    def demo(self) -> bool:
        """Whether the numbers of units are made up."""
        return self.snapshot.provenance == "demo"

    @property
    def mark(self) -> str:
        """What everything made from the snapshot must say."""
        return marks.mark(self.snapshot, self.t)

    @property
    def before(self) -> date | None:
        """The snapshot before this one."""
        return max((day for day in self.history if day < self.snapshot.as_of), default=None)
