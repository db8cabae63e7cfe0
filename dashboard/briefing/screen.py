"""A screen: what it says, not yet drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.briefing.numbers import Number
from dashboard.briefing.pictures import Picture
from dashboard.briefing.run_sheet import ScreenKind
from dashboard.charts.specs import Chart


@dataclass(frozen=True)
class Screen:
    """What a screen says: `numbers` in large type, the first the largest; `lines` are text
    rows; `source` stands at the foot; `mark` is empty for published figures alone; `notes` are for
    the speaker, `own` those typed by whom made the sheet; `fills` are the numbers its title may
    name, by placeholder; `backup` is kept for questions.
    """

    kind: ScreenKind
    title: str
    pillar: str = ""
    numbers: tuple[Number, ...] = ()
    picture: Picture[Chart] | None = None
    lines: tuple[tuple[str, str], ...] = ()
    source: str = ""
    mark: str = ""
    notes: tuple[str, ...] = ()
    own: str = ""
    fills: Mapping[str, str] = field(default_factory=dict)
    backup: bool = False

    @property
    def every(self) -> tuple[Number, ...]:
        """Every number on the screen, each once."""
        drawn = self.picture.numbers if self.picture else ()
        return tuple({(n.code, n.label): n for n in (*self.numbers, *drawn)}.values())
