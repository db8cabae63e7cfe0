import pytest

from tests.intake.sending import POSTS, sheets


@pytest.fixture(scope="session")
def sent():
    """A sheet of posts with a formula in D6, its cached result 15."""

    def change(book):
        book.get_worksheet_by_name("posts").write_formula("D6", "=7+8", None, 15)

    return sheets(posts=[POSTS[0] | {"posts": 15}, POSTS[1]], change=change).content
