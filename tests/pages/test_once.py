"""Work is done once per edition, not once per click: a second look at any page asks the database
nothing, works nothing out and draws nothing anew.
"""

import plotly.graph_objects as go
import pytest

from dashboard import store
from dashboard.edition import Edition
from dashboard.panels import warm
from dashboard.snapshots import database
from tests.pages.reading import open_page
from tests.sampled import sampled

pytestmark = pytest.mark.app
PAGES = [
    ("overview", {"unit": "370883", "indicator": "C05"}),
    ("overview", {"indicator": "B01"}),
    ("capacity", {"unit": "370831"}),
    ("empowerment", {"section": "rating", "unit": "370811"}),
    ("burden", {"section": "response", "indicator": "B12"}),
    ("changes", {"indicator": "C05"}),
    ("county", {"unit": "370831"}),
    ("county", {"unit": "370883", "town": "370883102000"}),
    ("county", {"unit": "370811", "beside": "370812,370826"}),
    ("mismatch", {"section": "town", "cuts": "60,,55"}),
    ("what_if", {"unit": "370811"}),
    ("what_if", {"section": "index"}),
    ("methods", {}),
    ("briefing", {}),
    ("data", {}),
]


@pytest.fixture
def counted(monkeypatch):
    """How many questions were put to the database, and figures built."""
    seen = {"questions": 0, "figures": 0}

    def counting(name, original):
        def call(*args, **named):
            seen[name] += 1
            return original(*args, **named)

        return call

    monkeypatch.setattr(database, "fetch", counting("questions", database.fetch))
    monkeypatch.setattr(go.Figure, "__init__", counting("figures", go.Figure.__init__))
    return seen


@pytest.mark.parametrize(("to", "given"), sampled(PAGES, 4))
def test_a_second_look_works_nothing_out(to, given, counted):
    page = open_page(to, lang="en" if given else "zh", **given)
    store.later(int).result()  # what the page has others work out is done by then
    held = dict(counted), Edition.made
    for _ in range(2):
        page.run()
    assert not page.exception
    assert (dict(counted), Edition.made) == held


def test_what_is_warmed_is_what_pages_ask_for(monkeypatch):
    monkeypatch.setattr(warm, "LANGUAGES", ("zh",))
    open_page("overview", lang="zh")
    store.later(int).result()
    made = Edition.made
    monkeypatch.setattr(warm, "_pillars", lambda _: None)
    monkeypatch.setattr(warm, "_balance", lambda _: None)
    warm.editions()
    assert Edition.made == made
    monkeypatch.undo()
    monkeypatch.setattr(warm, "LANGUAGES", ("zh",))
    warm.editions()
    made = Edition.made
    warm.editions()
    assert Edition.made == made


def test_the_counters_see_what_they_count(counted):
    """The same look with nothing kept costs figures: the test above can fail."""
    page = open_page("overview", unit="370828", indicator="C12", view="tiles")
    store.later(int).result()
    before, made = counted["figures"], Edition.made
    store.editions._edition.clear()
    page.run()
    assert counted["figures"] > before
    assert Edition.made > made
