"""Every section of every pillar opens whichever drawing was chosen last, also on another page."""

import pytest

from dashboard.indicators import PILLARS, mechanisms
from tests.pages.reading import html, open_page

pytestmark = [pytest.mark.app, pytest.mark.slow]
SECTIONS = [(pillar, one.id) for pillar in PILLARS for one in mechanisms.sections(pillar)]


@pytest.mark.parametrize(("pillar", "section"), SECTIONS)
def test_a_section_opens_under_every_drawing(pillar, section):
    for view in ("towns", "tiles"):
        page = open_page(pillar, section=section, view=view)
        assert 'class="foot' in html(page), view  # the last thing a page writes
