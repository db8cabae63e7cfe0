"""Drawing: frames in, figures out; keyword arguments only, no Streamlit, no DuckDB."""

from dashboard.charts import grid
from dashboard.charts.bars import colours, counts, ranked
from dashboard.charts.base import CONFIG, marks_of, muted
from dashboard.charts.map import choropleth
from dashboard.charts.places import GLYPHS, places
from dashboard.charts.spark import sparkline
from dashboard.charts.spread import bars, intervals, pairs, small_colours, spans, strip
from dashboard.charts.stack import Parts, stack
from dashboard.charts.time import quarters, trend

__all__ = ["CONFIG", "GLYPHS", "Parts", "bars", "choropleth", "colours", "counts", "grid",
           "intervals", "marks_of", "muted", "pairs", "places", "quarters", "ranked",
           "small_colours", "spans", "sparkline", "stack", "strip", "trend"]
