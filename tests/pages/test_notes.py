"""A note below its figure: escaped, in the first line of files, written by who may."""

import pytest

from dashboard import auth, store
from dashboard.access import RIGHTS, Person, Role
from dashboard.edition.notes import Note
from tests.pages.reading import html, open_page

pytestmark = pytest.mark.app
NOTE = Note(
    "n1", "C05", "370883", "2021-12-16", 1, "<b>两名</b>待任命", "王", "wang", "2021-12-20 09:00:00"
)


@pytest.mark.parametrize(("role", "writes"), [(Role.VIEWER, False), (Role.ANALYST, True)])
def test_a_note_is_read_by_all_and_written_by_who_may(monkeypatch, role, writes):
    monkeypatch.setattr(auth, "person", lambda: Person("李", RIGHTS[role], id="li"))
    monkeypatch.setattr(store, "notes", lambda: (NOTE,))
    page = open_page("capacity", section="heads", indicator="C05", unit="370883")
    assert html(page).count("批注（邹城市）：&lt;b&gt;两名&lt;/b&gt;待任命（王，2021-12-20）") >= 2
    labels = [panel.label for panel in page.expander]
    assert ("写批注" in labels) == writes


def test_a_county_sheet_has_it_too(monkeypatch):
    monkeypatch.setattr(store, "notes", lambda: (NOTE,))
    page = open_page("county", unit="370883")
    assert "负责人配备率 · 批注（邹城市）：&lt;b&gt;两名&lt;/b&gt;待任命" in html(page)
