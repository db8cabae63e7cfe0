"""减负: duty list, admission, clean-up and response, mechanism by mechanism."""

from dashboard.components import layout
from dashboard.panels import burden, pillar
from dashboard.views import burden as show
from dashboard.views import response

reader = layout.begin("burden", "burden")
pillar.page(
    reader,
    {
        "duties": (show.fields, show.grid, show.roles),
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
    },
)
if reader.state.section == "duties":
    burden.browser(reader)
layout.end(reader)
