"""What changes while readers are connected, and odd addresses: found by fresh eyes."""

import shutil

import pytest

from dashboard import paths
from dashboard.snapshots import database
from dashboard.text.i18n import LANGUAGES, texts
from tests.pages.reading import errors, html, open_page, text
from tests.sampled import sampled

pytestmark = pytest.mark.app


@pytest.fixture
def sources(tmp_path, monkeypatch):
    """A copy of the queries, and a data directory of its own, so that nothing derived is shared."""
    shutil.copytree(database.FOLDER, tmp_path / "queries")
    shutil.copytree(
        paths.SHIPPED / "snapshots" / "2021-12-16", tmp_path / "snapshots" / "2021-12-16"
    )
    monkeypatch.setattr(database, "FOLDER", tmp_path / "queries")
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    return tmp_path / "queries"


def test_a_view_that_changes_counts_at_once_and_nothing_old_is_kept(sources):
    page = open_page("records", indicator="C05", unit="370830")
    assert "120" in text(page)
    views = sources / "views.sql"
    content = views.read_text("utf-8")
    views.write_text(
        content.replace(
            "bodies.filled_on <= snapshot.as_of as is_filled",
            "bodies.filled_on <= date '2020-06-01' as is_filled",
        ),
        "utf-8",
    )
    page.run()
    # of 136 posts of heads in Wenshang 64 were filled by June 2020 (counted by hand)
    assert not page.exception and "64" in text(page) and "120 / 136" not in text(page)
    views.write_text(content, "utf-8")
    page.run()
    assert "120" in text(page)


def test_a_faulty_indicator_file_is_named_and_the_definitions_before_stay(sources):
    page = open_page("overview")
    file = sources / "indicators" / "C05.sql"
    content = file.read_text("utf-8")
    file.write_text(content.replace("pillar: capacity", "pillar: nonsense"), "utf-8")
    page.run()
    assert not page.exception and "C05.sql" in errors(page)[0]
    assert len(page.get("plotly_chart")) == 2
    file.write_text(content, "utf-8")
    page.run()
    assert errors(page) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("to", sampled(["county", "overview", "data"], 1))
def test_a_preview_of_what_is_public_says_so(to, lang):
    page = open_page(to, preview="1", lang=lang)
    assert not page.exception
    assert texts(lang)["provenance.preview.on"] in html(page)


def test_every_key_of_the_texts_is_a_word_or_a_number():
    for lang in LANGUAGES:
        assert [key for key in texts(lang) if "True" in key or "False" in key] == []


@pytest.mark.parametrize("beside", ["370830,370830", "370830,370812,370830"])
def test_a_unit_stands_beside_once(beside):
    page = open_page("county", unit="370811", beside=beside)
    assert not page.exception and "beside" not in page.query_params
