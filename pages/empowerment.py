"""赋权: the powers given to towns, mechanism by mechanism."""

from dashboard.exhibits import empowerment as show
from dashboard.exhibits import ratings
from dashboard.widgets import frame, pillar

reader = frame.begin("empowerment", "empowerment")
pillar.page(reader, {
    "rating": (ratings.department_weights, ratings.agency_weights, ratings.weight_breaches,
               ratings.scores, ratings.agencies),
    "personnel": (show.consent_steps, show.consent, show.consent_breaches, show.grades),
    "coordination": (show.orders,),
    "planning": (show.plans,),
    "proposals": (show.proposals,),
    "voice": (show.ways, show.opinions),
})
frame.end(reader)
