"""增能: bodies, heads, posts and officers moved down, mechanism by mechanism."""

from dashboard.components import layout
from dashboard.panels import pillar
from dashboard.panels.pillar import Sections
from dashboard.views import capacity as show
from dashboard.views import enforcement
from dashboard.views.special_bodies import special_bodies

VIEWS: Sections = {
    "rules": (show.adoption, show.lacking, show.checkins, show.checkin_timing),
    "bodies": (show.quota, show.over_quota, special_bodies),
    "heads": (show.heads,),
    "posts": (show.post_sources, show.post_quarters),
    "secondments": (show.secondments,),
    "enforcement": (
        enforcement.officers,
        enforcement.officer_quarters,
        enforcement.case_states,
        enforcement.case_quarters,
        enforcement.case_conflict,
    ),
}

reader = layout.begin("capacity", "capacity")
pillar.conclusion(reader)
pillar.tabs(reader)
pillar.section(reader, VIEWS)
layout.end(reader)
