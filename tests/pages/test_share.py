"""Help and share on a page, and a wall: of the newest period, never of one under embargo."""

import pytest

from dashboard import auth
from dashboard.access import Person, Right
from tests.pages.reading import html, open_page

pytestmark = pytest.mark.app


def test_without_the_right_to_export_a_view_is_passed_on_as_a_link_only(monkeypatch):
    monkeypatch.setattr(auth, "person", lambda: Person("v", frozenset({Right.VIEW})))
    shown = html(open_page("changes", snapshot="2021-09-30", unit="370883", lang="en"))
    assert "What changed since the last period" in shown  # its help
    assert "date: 2021-09-30; comparison: 2021-06-30; unit: Zoucheng" in shown
    assert ('data-share="link"' in shown, 'data-share="picture"' in shown) == (True, False)
    assert 'data-share="print"' not in shown


def test_a_wall_shows_the_newest_period_and_no_embargo():
    page = open_page("changes", snapshot="2021-09-30", unit="370883")
    page.query_params.clear()
    page.query_params.update({"wall": "1", "preview": "1", "pace": "30", "round": "changes"})
    page.run()
    asked = {name: page.query_params[name] for name in ("snapshot", "unit", "wall", "pace")}
    assert asked == {"snapshot": "2021-12-16", "unit": "370800", "wall": "1", "pace": "30"}
    assert "preview" not in page.query_params
