"""增能: bodies, heads, posts and officers moved down, mechanism by mechanism."""

from dashboard.exhibits import capacity as show
from dashboard.exhibits import enforcement
from dashboard.widgets import frame, pillar

reader = frame.begin("capacity", "capacity")
pillar.page(reader, {
    "rules": (show.adoption, show.lacking, show.checkins),
    "bodies": (show.quota, show.over_quota, show.special_bodies),
    "heads": (show.heads,),
    "posts": (show.post_sources, show.post_quarters),
    "secondments": (show.secondments,),
    "enforcement": (enforcement.officers, enforcement.officer_quarters, enforcement.case_states,
                    enforcement.case_quarters, enforcement.case_conflict),
})
frame.end(reader)
