"""What a picture shows, not yet drawn: one record a kind of chart.

A kind is a record and one function a renderer: Plotly on pages (`bars`, `map`, `time`,
`intervals`), SVG (registered with `svg.elements.body`) and, where office programs have it,
native charts of slides (`briefing.native_charts`) in hand-outs. Rows run from top to bottom;
colours are ``#rrggbb``; shares run from 0 to 1; NaN is no value.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from dashboard import theme

NAN = float("nan")
OutlineKind = Literal["map", "tiles"]
Ends = tuple[tuple[str, str], tuple[str, str]]
"""Word and colour of the light and of the dark end of a scale."""


class Chart:
    """The base of every kind; one that is `wide` has a screen to itself."""

    wide: ClassVar[bool] = False


@dataclass(frozen=True)
class ReferenceLine:
    """A value to hold the others against, with its words."""

    value: float
    label: str
    colour: str = theme.ALERT
    dash: Literal["solid", "dot"] = "solid"


@dataclass(frozen=True)
class Bar:
    """One row: `text` says its value, `note` stands at its end on pages; `reach` is how far its
    qualifier lets it go (NaN: no further); `previous` its value a period before; `low` and `high`
    end its interval.
    """

    id: str
    label: str
    value: float
    text: str
    colour: str
    reach: float = NAN
    previous: float = NAN
    low: float = NAN
    high: float = NAN
    note: str = ""
    hover: str = ""


@dataclass(frozen=True)
class BarChart(Chart):
    """Bars from nought to `top`."""

    bars: tuple[Bar, ...]
    top: float
    share: bool
    lines: tuple[ReferenceLine, ...] = ()
    unit: str = ""


@dataclass(frozen=True)
class Series:
    """One line: a value and its words a day; those not in `front` are a background."""

    id: str
    name: str
    colour: str
    values: tuple[float, ...]
    texts: tuple[str, ...]
    front: bool = True
    hover: tuple[str, ...] = ()


@dataclass(frozen=True)
class LineChart(Chart):
    """Values over time; the last series is drawn on top. `events` are what happened on a day, as a
    sign or a few words.
    """

    days: tuple[date, ...]
    series: tuple[Series, ...]
    share: bool
    low: float
    high: float
    events: tuple[tuple[date, str], ...] = ()
    unit: str = ""


@dataclass(frozen=True)
class ColourScale:
    """Linear in RGB from `first` at `low` to `last` at `high`."""

    low: float
    high: float
    first: str
    last: str

    def colour(self, value: float) -> str:
        """The colour of a value, clamped to the ends."""
        return theme.between(self.first, self.last, (value - self.low) / (self.high - self.low))


@dataclass(frozen=True)
class Area:
    """One unit; `grey` where it has no value, or one of too few to compare."""

    id: str
    label: str
    value: float
    text: str
    colour: str
    grey: bool = False
    hover: str = ""


@dataclass(frozen=True)
class AreaMap(Chart):
    """The units coloured by a value, on the map or as tiles; those in `focus` are ringed."""

    outline: OutlineKind
    areas: tuple[Area, ...]
    scale: ColourScale
    legend: Ends
    focus: tuple[str, ...] = ()


@dataclass(frozen=True)
class Threshold:
    """One rule: values from `floor` up are allowed; `text` says it."""

    label: str
    floor: float
    text: str
    colour: str


@dataclass(frozen=True)
class ThresholdChart(Chart):
    """Floors of shares, each a line and the region it leaves open; `allowed` names that region."""

    wide = True

    rows: tuple[Threshold, ...]
    allowed: str


@dataclass(frozen=True)
class Interval:
    """What one source said, as the range its words allow."""

    label: str
    text: str
    low: float
    high: float
    colour: str = theme.INK
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True)
class IntervalChart(Chart):
    """What several sources said of the same thing, on one axis."""

    wide = True

    intervals: tuple[Interval, ...]
    line: ReferenceLine | None = None


@dataclass(frozen=True)
class FunnelPoint:
    """One unit at its denominator; one that is `outside` is named on the picture."""

    id: str
    label: str
    size: float
    value: float
    colour: str
    outside: bool = False
    hover: str = ""


@dataclass(frozen=True)
class FunnelLimits:
    """Control limits at each of the chart's `sizes`."""

    label: str
    low: tuple[float, ...]
    high: tuple[float, ...]
    dash: Literal["solid", "dot"] = "solid"


@dataclass(frozen=True)
class FunnelChart(Chart):
    """Units by their denominator between limits around `target`; `axis` says what is counted."""

    points: tuple[FunnelPoint, ...]
    sizes: tuple[float, ...]
    limits: tuple[FunnelLimits, ...]
    target: ReferenceLine
    share: bool
    axis: str

    @property
    def reach(self) -> tuple[float, float]:
        """The lowest and the highest value drawn."""
        held = [point.value for point in self.points] + [self.target.value]
        for one in self.limits:
            held += [*one.low, *one.high]
        return min(held), max(held)
