import pytest

from tests.reporting.desk import OWED, open_period


@pytest.fixture
def data(tmp_path):
    open_period(tmp_path, OWED)
    return tmp_path
