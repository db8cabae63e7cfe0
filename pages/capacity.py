"""增能: bodies, heads, posts and officers moved down, mechanism by mechanism."""

from dashboard.components import layout
from dashboard.panels import pillar
from dashboard.views import capacity as show
from dashboard.views import enforcement

reader = layout.begin("capacity", "capacity")
pillar.page(
    reader,
    {
        "rules": (show.adoption, show.lacking, show.checkins),
        "bodies": (show.quota, show.over_quota, show.special_bodies),
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
    },
)
layout.end(reader)
