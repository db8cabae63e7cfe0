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
    qualifier lets it go (NaN: no further); `previous` its value a period before.
    """

    id: str
    label: str
    value: float
    text: str
    colour: str
    reach: float = NAN
    previous: float = NAN
    note: str = ""
    hover: str = ""


@dataclass(frozen=True)
class BarChart(Chart):
    """Bars from nought to `top`."""

    bars: tuple[Bar, ...]
    top: float
    share: bool
    lines: tuple[ReferenceLine, ...] = ()


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
    """Values over time; the last series is drawn on top."""

    days: tuple[date, ...]
    series: tuple[Series, ...]
    share: bool
    low: float
    high: float


@dataclass(frozen=True)
class ColourScale:
    """Linear in RGB from `light` at `low` to `dark` at `high`."""

    low: float
    high: float
    light: str
    dark: str

    def colour(self, value: float) -> str:
        """The colour of a value, clamped to the ends."""
        return theme.between(self.light, self.dark, (value - self.low) / (self.high - self.low))


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
    """The units coloured by a value, on the map or as tiles."""

    outline: OutlineKind
    areas: tuple[Area, ...]
    scale: ColourScale


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
