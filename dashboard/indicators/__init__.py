"""Indicators: one SQL file each; their values per snapshot, built once and kept.

`dashboard.indicators.build` runs the SQL; what is named here needs no database.
"""

from dashboard.indicators.definition import definitions, headers
from dashboard.indicators.indicator import Definitions, Indicator, Level, definitions_hash
from dashboard.indicators.source import HeaderError
from dashboard.indicators.values import CITY
from dashboard.indicators.vocabulary import (
    PILLARS,
    Band,
    Direction,
    Pillar,
    PlaceLevel,
    Status,
)

__all__ = [
    "CITY",
    "PILLARS",
    "Band",
    "Definitions",
    "Direction",
    "HeaderError",
    "Indicator",
    "Level",
    "Pillar",
    "PlaceLevel",
    "Status",
    "definitions",
    "definitions_hash",
    "headers",
]
