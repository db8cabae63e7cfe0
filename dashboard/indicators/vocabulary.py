"""The words that indicators and their values are told by."""

from typing import Literal, get_args

Pillar = Literal["empowerment", "capacity", "burden"]
PILLARS: tuple[Pillar, ...] = get_args(Pillar)
PlaceLevel = Literal["city", "unit", "town"]
"""Where a value stands; the scope of an indicator is the lowest level it reaches."""
PLACE_LEVELS: tuple[PlaceLevel, ...] = get_args(PlaceLevel)
Direction = Literal["higher", "lower", "information"]
"""Which values are better, if any are."""
MeasureKind = Literal["count", "ratio"]
Status = Literal["value", "partial", "no_data", "not_in_force"]
"""What is known of a total; ``partial``: some of its units have sent nothing."""
Band = Literal["met", "near", "missed", "none"]
"""How a value stands to a threshold; ``none``: there is nothing to judge."""
