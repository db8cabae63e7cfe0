"""减负: duty list, admission, clean-up and response, mechanism by mechanism."""

from dashboard.exhibits import burden as show
from dashboard.widgets import browser, frame, pillar

view = frame.begin("burden", "burden")
pillar.page(view, {
    "duties": (show.fields, show.grid, show.roles),
    "accountability": (show.duty_outcome, show.accountability),
    "admission": (show.admission_steps, show.admissions),
    "cleanup": (show.cleanup, show.cleanup_units),
    "response": (show.clocks, show.tickets, show.overdue, show.exempt, show.departments),
})
if view.state.section == "duties":
    browser.browser(view)
frame.end(view)
