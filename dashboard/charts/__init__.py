"""Drawing: frames in, figures out; keyword arguments only, no Streamlit, no DuckDB."""

from dashboard.charts.bars import counts, ranked
from dashboard.charts.base import CONFIG, marks_of
from dashboard.charts.map import choropleth
from dashboard.charts.spark import sparkline

__all__ = ["CONFIG", "choropleth", "counts", "marks_of", "ranked", "sparkline"]
