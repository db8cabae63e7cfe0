"""What a sheet holds beside values: formulas, far cells, formats; nothing of it is missed."""

import pytest

from dashboard.intake.problems import UnreadableError
from dashboard.intake.reading import files, styles
from dashboard.intake.reading.files import Upload
from dashboard.intake.reading.layout import layout, span
from dashboard.intake.reading.styles import format_kinds
from tests.intake.reading.spoiling import SHEET, each, prefixed
from tests.intake.sending import POSTS, checked, rules, sheets, units
from tests.packing import repacked


@pytest.mark.parametrize(
    ("where", "last"),
    [
        ("D6:D7", "D7"),
        ("D6:E7", "E7"),
        ("C6:D7", "C7"),
        ("A6:F7", "F7"),
        ("D6:D7", "D6"),
        ("D6:F6", "F6"),
    ],
)
@pytest.mark.parametrize("kind", ["array", "dataTable"])
def test_cells_that_a_formula_elsewhere_fills_are_no_values(sent, where, last, kind):
    def change(part):
        return part.replace(b"<f>", f'<f t="{kind}" ref="{where}">'.encode())

    (sheet,) = files.sheets(Upload("a.xlsx", repacked(sent, each(change, SHEET))))
    assert last in sheet.layout.formulas and "D6" in sheet.layout.formulas


@pytest.mark.parametrize("others", [1, 199, 200, 201, 300, 450])
def test_formulas_elsewhere_do_not_hide_one_among_the_data(others):
    def change(book):
        posts = book.get_worksheet_by_name("posts")
        for row in range(others):
            posts.write_formula(5 + row, 8, "=1", None, 1)  # a column without heading
        posts.write_formula("E7", "=2+3", None, 5)

    result = checked(sheets(units=units(), posts=POSTS, change=change))
    assert rules(result) == [("formula", "E7")]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("A1", ((0, 0), (0, 0))),
        ("A6:B9", ((5, 0), (8, 1))),
        ("B9:A6", ((5, 0), (8, 1))),
        ("$A$6:$B$9", ((5, 0), (8, 1))),
        ("AZ1", ((0, 51), (0, 51))),
    ],
)
def test_ranges(text, area):
    assert span(text) == area


@pytest.mark.parametrize("cell", ["XFD1", "BA9", "A500001", "$BA$9", "ba9"])
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_far_cells_are_seen_under_any_prefix(sent, cell, prefix):
    def change(part):
        part = part.replace(
            b"</sheetData>",
            (f'<row r="600000"><c r="{cell}"><v>1</v></c></row></sheetData>').encode(),
        )
        return prefixed(b"x")(part) if prefix else part

    with pytest.raises(UnreadableError, match="too_large"):
        files.sheets(Upload("a.xlsx", repacked(sent, each(change, SHEET))))


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("General", ()),
        ("0", ()),
        ("#,##0", ()),
        ("#,##0.00", ()),
        ("0.00", ()),
        ("@", ()),
        ("yyyy-mm-dd", ()),
        ('0"人"', ()),
        ("0_ ", ()),
        ("[Red]0", ()),
        ('yyyy"年"m"月"d"日"', ()),
        ("0%", ("percent",)),
        ("0.00%", ("percent",)),
        ("0.0‰", ("percent",)),
        ('0"%"', ()),
        ("#,##0,", ("scaled",)),
        ("0.0,", ("scaled",)),
        ("0,,", ("scaled",)),
        ('0"万"', ("scaled",)),
        ('0"0"', ("scaled",)),
        ("0!0", ("scaled",)),
        ('0.0,"千"', ("scaled",)),
        (";;;", ("masked",)),
        ('"保密"', ("masked",)),
        ('""', ("masked",)),
    ],
)
def test_formats_that_show_something_else(code, kinds):
    assert format_kinds(code) == kinds


def test_whatever_reads_a_part_refuses_entities_itself():
    bomb = b'<!DOCTYPE x [<!ENTITY f "f">]><worksheet><f>&f;</f></worksheet>'
    for read in (styles.tree, lambda part: layout(part, {})):
        with pytest.raises(UnreadableError):
            read(bomb)
