"""Indicators: one SQL file each; their values per snapshot, built once and kept."""

from dashboard.indicators.build import definitions, definitions_hash, values
from dashboard.indicators.definition import PILLARS, HeaderError, Indicator, Level
from dashboard.indicators.values import CITY

__all__ = ["CITY", "PILLARS", "HeaderError", "Indicator", "Level", "definitions",
           "definitions_hash", "values"]
