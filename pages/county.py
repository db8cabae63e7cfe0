"""县（市、区）概况: one unit, or one of its towns, on one sheet."""

from dashboard.components import layout
from dashboard.panels import county

reader = layout.begin("county.title", more=county.choices)
place = county.place_of(reader)
county.place_choice(reader)
county.profile(reader, place)
if place.level != "city":
    county.more(reader, place)
    county.indicator_choice(reader)
    county.towns(reader)
    county.comparison(reader, place)
layout.end(reader)
