from pathlib import Path

import duckdb
import pytest

from dashboard.snapshots import database
from tests import worlds


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    """Locked: no test can change it."""
    with database.connect(worlds.snapshot(tmp_path_factory.mktemp("world"))) as opened:
        yield opened


def test_nothing_else_on_the_machine_can_be_read(connection):
    with pytest.raises(duckdb.PermissionException):
        connection.execute("select * from read_csv('/etc/passwd')")


@pytest.mark.parametrize(
    "statement",
    [
        "copy (select 1) to '{folder}/x.csv'",
        "copy units to '{folder}/units.parquet' (format parquet)",
        "copy units from '{folder}/units.parquet' (format parquet)",
        "export database '{folder}/all'",
        "import database '{folder}/all'",
        "attach '{folder}/x.db'",
        "attach ':memory:' as other; copy (select 1) to '{folder}/y.csv'",
        "select * from '{folder}/units.parquet'",
        "select * from read_parquet('{folder}/units.parquet')",
        "select * from read_text('{folder}/manifest.json')",
        "select * from read_blob('/etc/hostname')",
        "select * from read_json('{folder}/manifest.json')",
        "select * from glob('{folder}/*')",
        "select * from read_csv('https://example.org/x.csv')",
        "select * from parquet_metadata('{folder}/units.parquet')",
        "select getenv('HOME')",
        "set temp_directory = '{folder}'",
    ],
)
def test_no_statement_reads_or_writes_a_file(connection, tmp_path, statement):
    """Not even in the snapshot's own folder."""
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.*") if file.is_file()}
    with pytest.raises(duckdb.Error):
        connection.execute(statement.format(folder=tmp_path / str(worlds.AS_OF)))
    assert {f: f.read_bytes() for f in tmp_path.rglob("*.*") if f.is_file()} == before


@pytest.mark.parametrize(
    "statement",
    [
        "set enable_external_access = true",
        "set lock_configuration = false",
        "install httpfs",
        "load httpfs",
    ],
)
def test_the_lock_cannot_be_opened(connection, statement):
    with pytest.raises(duckdb.Error):
        connection.execute(statement)


def test_tables_a_snapshot_lacks_are_there_and_empty(connection):
    assert connection.execute("select count(*) from enforcers").fetchone() == (0,)


def test_parameters_must_fit(connection):
    with pytest.raises(duckdb.Error):
        database.fetch("towns", connection, surplus=1)


QUESTIONS = sorted(
    f.relative_to(database.FOLDER).with_suffix("").as_posix()
    for f in Path(database.FOLDER).rglob("*.sql")
    if f.stem != "views" and f.parent.name != "indicators"
)
TAKES = {
    name: {"unit": worlds.A} for name in ("empowerment/assessment", "empowerment/rating_sheets")
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_binds(connection, name):
    assert len(database.fetch(name, connection, **TAKES.get(name, {})).columns)


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_shows_a_person_or_takes_every_column(name):
    sql = (database.FOLDER / f"{name}.sql").read_text("utf-8")
    final = sql[sql.rindex("select") :]
    assert "_key" not in final.split("from")[0]
    assert "select *" not in final


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_says_what_a_row_is(name):
    assert (database.FOLDER / f"{name}.sql").read_text("utf-8").startswith("-- One row ")


def test_only_units_in_force_count(tmp_path):
    units = [
        u
        | (
            {"valid_to": "2021-12-16"}
            if u["unit_id"] == worlds.A2
            else {"valid_from": "2021-12-16"}
            if u["unit_id"] == worlds.A1
            else {}
        )
        for u in worlds.UNITS
    ]
    with database.connect(worlds.snapshot(tmp_path, units=units)) as connection:
        assert database.fetch("towns", connection)["town"].tolist() == [worlds.A1, worlds.B1]
