"""Files that are not what they should be: a clear word, never a traceback."""

import io
import tomllib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard import paths
from dashboard.files.archive import ENCRYPTED, MAX_PARTS, OLE
from dashboard.intake.problems import UnreadableError
from dashboard.intake.reading import limits
from dashboard.intake.reading.files import Upload, sheets
from tests import worlds
from tests.intake.sending import POSTS, checked, csv, rules, units
from tests.intake.sending import sheets as book
from tests.packing import repacked

LIBREOFFICE = Path(__file__).parent / "written_by_libreoffice.xlsx"


def refused(name, content):
    with pytest.raises(UnreadableError) as caught:
        sheets(Upload(name, content))
    return caught.value.rule


@pytest.fixture(scope="module")
def sent():
    return book(posts=POSTS).content


def test_what_is_no_file_of_ours():
    assert refused("a.pdf", b"%PDF") == "unknown_kind"
    assert refused("a.xlsx", b"") == "empty_file"
    assert refused("a.xlsx", b"hello") == "damaged"
    assert refused("a.csv", b"\xff\x00\x01" * 9) == "damaged"
    assert refused("a.csv", b"\x81\xff") == "encoding"
    assert refused("a.parquet", b"PAR1rubbish") == "damaged"


def test_corrupt_workbooks(sent):
    assert refused("a.xlsx", sent[: len(sent) // 2]) == "damaged"
    broken = repacked(sent, lambda p: p.update({"xl/workbook.xml": b"<workbook"}))
    assert refused("a.xlsx", broken) == "damaged"
    assert refused("a.xlsx", repacked(sent, lambda p: p.pop("xl/workbook.xml"))) == "not_a_workbook"
    entities = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><workbook/>'
    assert (
        refused("a.xlsx", repacked(sent, lambda p: p.update({"xl/workbook.xml": entities})))
        == "damaged"
    )


def test_macros_passwords_and_old_files(sent):
    assert (
        refused("a.xlsm", repacked(sent, lambda p: p.update({"xl/vbaProject.bin": b"x"})))
        == "macros"
    )
    assert refused("a.xlsx", OLE + b"x" * 99) == "old_format"
    assert refused("a.xlsx", OLE + ENCRYPTED) == "encrypted"


def test_the_server_takes_what_we_refuse_in_words():
    settings = tomllib.loads((paths.ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["server"]["maxUploadSize"] * 2**20 >= 2 * limits.BYTES


def test_a_bomb_is_not_opened(sent, monkeypatch):
    monkeypatch.setattr(limits, "UNPACKED", 100_000)
    bomb = repacked(sent, lambda p: p.update({"xl/media.xml": b"0" * 10_000_000}))
    assert len(bomb) < 100_000
    assert refused("a.xlsx", bomb) == "bomb"
    many = repacked(sent, lambda p: p.update({f"x{n}.xml": b"" for n in range(MAX_PARTS)}))
    assert refused("a.xlsx", many) == "bomb"


def test_too_big_and_too_large(monkeypatch):
    assert refused("a.csv", b"x" * (limits.BYTES + 1)) == "too_big"
    monkeypatch.setattr(limits, "ROWS", 3)
    assert refused("posts.csv", b"town\n" * 5) == "too_large"
    table = io.BytesIO()
    pq.write_table(pa.table({"town": ["x"] * 5}), table)
    assert refused("posts.parquet", table.getvalue()) == "too_large"


@pytest.mark.parametrize("cell", ["XFD1", "DA1", "A1048576", "A500001"])
def test_a_cell_far_away_does_not_fill_the_memory(sent, cell):
    def change(parts):
        sheet = "xl/worksheets/sheet1.xml"
        parts[sheet] = parts[sheet].replace(
            b"</sheetData>",
            (f'<row r="1048577"><c r="{cell}"><v>1</v></c></row></sheetData>').encode(),
        )

    assert refused("a.xlsx", repacked(sent, change)) == "too_large"


def test_empty_cells_far_away_are_harmless(sent):
    def change(parts):  # LibreOffice formats down to the last row
        sheet = "xl/worksheets/sheet1.xml"
        parts[sheet] = parts[sheet].replace(
            b"</sheetData>", b'<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>'
        )

    assert len(sheets(Upload("a.xlsx", repacked(sent, change)))) == 1


def test_dates_from_1904(sent):
    def change(parts):
        book = parts["xl/workbook.xml"]
        parts["xl/workbook.xml"] = book.replace(b"<workbookPr ", b'<workbookPr date1904="1" ')

    assert refused("a.xlsx", repacked(sent, change)) == "date1904"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_as_chinese_excel_writes_it(encoding):
    rows = [POSTS[0] | {"from_level": "县市区"}]
    result = checked(book(units=units()), csv("posts", rows, encoding))
    assert result.problems == []
    assert result.tables["posts"]["from_level"].tolist() == ["county"]


def test_csv_with_tabs_and_semicolons():
    text = csv("posts", POSTS).content.decode()
    for mark in "\t;":
        sent = Upload("posts.csv", text.replace(",", mark).encode())
        assert checked(book(units=units()), sent).problems == []


def test_formulas_are_no_figures_and_constants_of_libreoffice_are():
    def change(workbook):
        workbook.get_worksheet_by_name("posts").write_formula("D6", "=1+2", None, 3)

    result = checked(book(units=units(), posts=POSTS, change=change))
    assert rules(result) == [("formula", "D6")]
    constant = repacked(
        book(posts=POSTS).content,
        lambda p: p.update(
            {
                "xl/worksheets/sheet1.xml": p["xl/worksheets/sheet1.xml"].replace(
                    b"<v>3</v>", b"<f>TRUE()</f><v>3</v>"
                )
            }
        ),
    )
    assert [s.layout.formulas for s in sheets(Upload("a.xlsx", constant))] == [[]]


def test_merged_cells_among_the_data():
    def change(workbook):
        workbook.get_worksheet_by_name("posts").merge_range("A6:A7", worlds.A1)

    result = checked(book(units=units(), posts=POSTS, change=change))
    assert ("merged", "A6") in rules(result)


def test_a_workbook_written_by_libreoffice():
    """Made by LibreOffice 7.4 from an export of the small world (booleans, dates, formats)."""
    (snapshot,) = [
        s for s in sheets(Upload(LIBREOFFICE.name, LIBREOFFICE.read_bytes())) if s.name == "tickets"
    ]
    assert snapshot.rows[5][0] == "T0"
    result = checked(Upload(LIBREOFFICE.name, LIBREOFFICE.read_bytes()))
    assert result.problems == []
    assert result.tables["tickets"]["exempt"].tolist() == [False] * 3
    assert str(result.tables["tickets"]["accepted_at"][0]) == "2021-05-01 09:00:00"
