from dataclasses import replace

import pytest

from dashboard import claims, paths
from dashboard.edition.assembly import without_periods
from dashboard.press.check import check
from dashboard.press.report.words import checked
from dashboard.text.i18n import Translator
from tests.known import KNOWN


@pytest.fixture(scope="session")
def edition():
    """The published figures as shipped, no snapshot."""
    return without_periods(Translator("zh"), KNOWN, claims.load(paths.SHIPPED / "claims.csv"))


@pytest.fixture
def found(edition):
    """The findings of a text."""
    return lambda text, **more: check(text, edition, **more)


@pytest.fixture
def report(edition):
    """The report of a text."""
    return lambda text, lang="zh": checked(text, replace(edition, t=Translator(lang)))
