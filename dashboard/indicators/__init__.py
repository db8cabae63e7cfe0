"""Indicators: one SQL file each; their values per snapshot, built once and kept.

`dashboard.indicators.build` runs the SQL; what is named here needs no database.
"""

from dashboard.indicators.definition import definitions
from dashboard.indicators.indicator import (
    PILLARS,
    Definitions,
    Indicator,
    Level,
    definitions_hash,
)
from dashboard.indicators.source import HeaderError
from dashboard.indicators.values import CITY

__all__ = [
    "CITY",
    "PILLARS",
    "Definitions",
    "HeaderError",
    "Indicator",
    "Level",
    "definitions",
    "definitions_hash",
]
