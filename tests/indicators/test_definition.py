import shutil

import pytest

import queries
from dashboard.indicators import HeaderError, definitions, definitions_hash
from dashboard.indicators.definition import normalised, read

SOURCE = queries.FOLDER / "indicators"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(SOURCE, tmp_path / "indicators")
    shutil.copy(queries.FOLDER / "views.sql", tmp_path)
    return tmp_path / "indicators"


def edit(folder, old, new, name="C07.sql"):
    file = folder / name
    content = file.read_text("utf-8")
    assert old in content
    file.write_text(content.replace(old, new, 1), "utf-8")
    return file


def test_normalised_keeps_literals_and_nothing_else():
    sql = "/* head */ SELECT  'A  --b' , X -- why\n FROM t"
    assert normalised(sql) == "select 'A  --b' , x from t"


def test_mending_a_label_changes_no_hash(folder):
    before = definitions_hash(definitions(folder))
    edit(folder, "下沉编制, en: Posts sunk to towns", "编制下沉, en: Posts moved to towns")
    edit(folder, "with sunk as (", "-- a comment\nwith sunk as (")
    assert definitions_hash(definitions(folder)) == before


@pytest.mark.parametrize(("old", "new"), [
    ("date '2020-01-01'", "date '2020-02-01'"),
    ("goalposts: [0, 40]", "goalposts: [0, 50]"),
    ("value: 21,", "value: 22,"),
    ("in_force: 2020-01-01", "in_force: 2020-06-01"),
])
def test_changing_what_counts_changes_the_hash(folder, old, new):
    before = definitions_hash(definitions(folder))
    edit(folder, old, new)
    assert definitions_hash(definitions(folder)) != before


def test_a_view_is_part_of_the_definitions_that_stand_on_it(folder):
    before = definitions(folder)
    edit(folder.parent, "items.list_kind = 'territorial'", "items.list_kind = 'basic'", "views.sql")
    after = definitions(folder)
    changed = {i for i in before if before[i].definition_hash != after[i].definition_hash}
    assert {"B01", "B03"} <= changed
    assert not {"B11", "C07", "E01"} & changed


@pytest.mark.parametrize(("old", "new", "message"), [
    ("pillar: capacity", "pillar: power", "pillar must be one of"),
    ("id: C07", "id: C99", "id C99 differs from the file name"),
    ("lead: count", "lead: median", "lead must be one of"),
    ("scope: town", "scopes: town", "unexpected keyword argument 'scopes'"),
    ("definition:", "explanation:", "header lacks 'definition'"),
    ("/*\nid", "id", "no header comment"),
    ("format: number", "format: money", "ratio.format must be one of"),
    ("kind: reference", "kind: goal", "level.kind must be one of"),
    ("lead: count", "lead: [count", "header is not YAML"),
])
def test_a_wrong_header_names_the_file_and_the_field(folder, old, new, message):
    with pytest.raises(HeaderError) as raised:
        read(edit(folder, old, new))
    assert str(raised.value).startswith("C07.sql: ")
    assert message in str(raised.value)


def test_pillars_come_in_order():
    assert [i.id[0] for i in definitions().values()] == sorted(
        (i.id[0] for i in definitions().values()), key="ECB".index)
