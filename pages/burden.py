"""减负: duty list, admission, clean-up and response, mechanism by mechanism."""

from dashboard.exhibits import burden as show
from dashboard.exhibits import response
from dashboard.widgets import browser, frame, pillar

reader = frame.begin("burden", "burden")
pillar.page(reader, {
    "duties": (show.fields, show.grid, show.roles),
    "accountability": (show.duty_outcome, show.accountability),
    "admission": (show.admission_steps, show.admissions),
    "cleanup": (show.cleanup, show.cleanup_units),
    "response": (response.clocks, response.tickets, response.overdue, response.exempt,
                 response.departments),
})
if reader.state.section == "duties":
    browser.browser(reader)
frame.end(reader)
