"""Drawing: frames in, figures out; keyword arguments only, no Streamlit, no DuckDB."""

from dashboard.charts import grid, legend
from dashboard.charts.bars import bars, ranked, small_colours
from dashboard.charts.base import CONFIG, marks_of, muted
from dashboard.charts.indicator import areas, colours
from dashboard.charts.intervals import intervals
from dashboard.charts.map import choropleth
from dashboard.charts.paths import rank_paths
from dashboard.charts.peers import peer_strip
from dashboard.charts.periods import periods
from dashboard.charts.places import GLYPHS, places
from dashboard.charts.quadrant import OFF, quadrant
from dashboard.charts.spark import sparkline
from dashboard.charts.spread import pairs, spans, strip
from dashboard.charts.stack import Parts, stack
from dashboard.charts.time import quarters, trend
from dashboard.charts.town_bars import town_bars
from dashboard.charts.towns import town_hover, town_map
from dashboard.charts.triangle import who_is_first

__all__ = [
    "CONFIG",
    "GLYPHS",
    "OFF",
    "Parts",
    "areas",
    "bars",
    "choropleth",
    "colours",
    "grid",
    "intervals",
    "legend",
    "marks_of",
    "muted",
    "pairs",
    "peer_strip",
    "periods",
    "places",
    "quadrant",
    "quarters",
    "rank_paths",
    "ranked",
    "small_colours",
    "spans",
    "sparkline",
    "stack",
    "strip",
    "town_bars",
    "town_hover",
    "town_map",
    "trend",
    "who_is_first",
]
