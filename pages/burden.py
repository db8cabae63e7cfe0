"""减负: responsibility lists, task approval, clean-up and response, mechanism by mechanism."""

from dashboard.components import layout
from dashboard.panels import burden, pillar
from dashboard.panels.pillar import Sections
from dashboard.views import burden as show
from dashboard.views import duties, response

VIEWS: Sections = {
    "duties": (duties.fields, duties.grid, duties.roles),
    "accountability": (show.duty_outcome, show.accountability),
    "admission": (show.admission_steps, show.admissions),
    "cleanup": (show.cleanup, show.cleanup_units),
    "response": (
        response.clocks,
        response.tickets,
        response.overdue,
        response.exempt,
        response.departments,
    ),
}

reader = layout.begin("burden", "burden")
pillar.conclusion(reader)
pillar.tabs(reader)
pillar.section(reader, VIEWS)
if reader.state.section == "duties":
    burden.duty_list(reader)
layout.end(reader)
