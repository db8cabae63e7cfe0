import pytest

from dashboard.snapshots import database
from tests.worlds import AS_OF, snapshot


@pytest.fixture
def ask(tmp_path):
    def put(question, parameters=None, **tables):
        with database.connect(snapshot(tmp_path, as_of=AS_OF, **tables)) as connection:
            return database.fetch(question, connection, **(parameters or {}))

    return put


def counts(rows, *keys):
    return rows.groupby(list(keys))["n"].sum().to_dict()
