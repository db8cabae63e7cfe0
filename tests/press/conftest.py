import pytest

from dashboard import claims, indicators, paths
from dashboard.i18n import Translator
from dashboard.press.findings import check
from dashboard.press.knowledge import Knowledge
from dashboard.press.places import gazetteer
from dashboard.press.report import checked


@pytest.fixture(scope="session")
def knowledge():
    """The published figures as shipped, no snapshot."""
    return Knowledge(claims.load(paths.SHIPPED / "claims.csv"), indicators.definitions(),
                     gazetteer())


@pytest.fixture
def found(knowledge):
    """The findings of a text."""
    return lambda text, **more: check(text, knowledge, **more)


@pytest.fixture
def report(knowledge):
    """The report of a text."""
    return lambda text, lang="zh": checked(text, knowledge, None, {}, Translator(lang))
