"""赋权: the powers given to towns, mechanism by mechanism."""

from dashboard.components import layout
from dashboard.panels import pillar
from dashboard.panels.pillar import Sections
from dashboard.views import empowerment as show
from dashboard.views import ratings

VIEWS: Sections = {
    "rating": (
        ratings.department_weights,
        ratings.agency_weights,
        ratings.weight_breaches,
        ratings.scores,
        ratings.agencies,
    ),
    "personnel": (show.consent_steps, show.consent, show.consent_breaches, show.grades),
    "coordination": (show.orders,),
    "planning": (show.plans,),
    "proposals": (show.proposals,),
    "voice": (show.ways, show.opinions),
}

reader = layout.begin("empowerment", "empowerment")
pillar.conclusion(reader)
pillar.tabs(reader)
pillar.section(reader, VIEWS)
layout.end(reader)
