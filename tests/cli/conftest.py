import pytest

from dashboard import indicators
from tests.known import KNOWN


@pytest.fixture
def known_are_read_once(monkeypatch):
    """For commands that are not about reading the forty files: a third of a second a time."""
    monkeypatch.setattr(indicators, "definitions", lambda: KNOWN)
