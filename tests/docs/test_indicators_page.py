from tests.docs.markdown import read
from tools import docs


def test_the_page_is_what_the_files_say(known):
    """Else: `python -m tools.docs`."""
    assert read("docs/indicators.md") == docs.page(known)


def test_every_indicator_is_on_it(known):
    page = docs.page(known)
    assert [id_ for id_ in known if f"\n### {id_} " not in page] == []
