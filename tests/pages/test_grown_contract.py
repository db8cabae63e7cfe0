"""Every page opens on snapshots that an earlier contract wrote."""

import pytest

from dashboard import paths
from tests.contracts.growth import column, grow
from tests.pages.reading import errors, open_page, text

PAGES = sorted(file.stem for file in (paths.ROOT / "pages").glob("*.py"))

pytestmark = [pytest.mark.app, pytest.mark.slow]


@pytest.mark.parametrize("page", PAGES)
def test_pages_open_with_a_column_more(monkeypatch, page):
    for table, kind in (("units", "date"), ("posts", "text"), ("bodies", "boolean")):
        grow(monkeypatch, table, column("added", kind))
    assert not errors(open_page(page))


def test_the_dictionary_tells_versions_and_rules(monkeypatch):
    grow(monkeypatch, "posts", column("added"))
    said = text(open_page("methods", section="dictionary", find="posts"))
    assert "数据约定第2版起" in said
    assert "已使用数不能超过编制数" in said
    said = text(open_page("methods", section="dictionary", lang="en"))
    assert "the unit of a body is the unit that runs its town" in said
    assert "needs “" in said
