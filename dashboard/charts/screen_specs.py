"""What pictures of screens alone show: changes of units, milestones, many small courses."""

import math
from dataclasses import dataclass
from datetime import date

from dashboard import theme
from dashboard.charts.specs import NAN, Chart


@dataclass(frozen=True)
class Step:
    """One row: a value before and now, with the words of the latter; `front` stands out."""

    label: str
    before: float
    after: float
    text: str
    front: bool = False


@dataclass(frozen=True)
class StepChart(Chart):
    """Values of two days, joined; `ends` name the days. NaN is no value."""

    rows: tuple[Step, ...]
    ends: tuple[str, str]
    colour: str
    unit: str = ""

    @property
    def reach(self) -> tuple[float, float]:
        """The lowest and the highest value drawn."""
        ends = [v for row in self.rows for v in (row.before, row.after)]
        held = [v for v in ends if not math.isnan(v)]
        return (min(held), max(held)) if held else (0.0, 1.0)


@dataclass(frozen=True)
class Milestone:
    """What happened on a day; `when` says the day."""

    day: date
    when: str
    words: str
    colour: str = theme.INK


@dataclass(frozen=True)
class TimelineChart(Chart):
    """Milestones in their order, as far apart as their days."""

    wide = True

    milestones: tuple[Milestone, ...]


@dataclass(frozen=True)
class Course:
    """One unit's values over the days, with the first and the last in words."""

    label: str
    values: tuple[float, ...]
    start: str = ""
    end: str = ""
    front: bool = False


@dataclass(frozen=True)
class CoursesChart(Chart):
    """Many small courses on one scale, that of the `whole` behind each."""

    wide = True

    days: tuple[date, ...]
    courses: tuple[Course, ...]
    whole: tuple[float, ...]
    colour: str
    low: float = NAN
    high: float = NAN
