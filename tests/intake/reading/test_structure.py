"""What the scan of a workbook did not resolve is never read: every way to write it, every step
spoiled."""

import re

import pytest

from dashboard.intake.problems import UnreadableError
from dashboard.intake.reading import files, structure, styles
from dashboard.intake.reading.files import Upload
from dashboard.intake.reading.layout import Layout, layout, span
from dashboard.intake.reading.styles import format_kinds
from tests.intake.sending import POSTS, checked, rules, sheets, units
from tests.packing import repacked

BOOK, RELS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET = "xl/worksheets/sheet1.xml"
STRICT = {
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
}


@pytest.fixture(scope="module")
def sent():
    """A sheet of posts with a formula in D6, its cached result 15."""

    def change(book):
        book.get_worksheet_by_name("posts").write_formula("D6", "=7+8", None, 15)

    return sheets(posts=[POSTS[0] | {"posts": 15}, POSTS[1]], change=change).content


def each(change, *names):
    """Apply `change` to the text of these parts."""

    def apply(parts):
        for name in names or list(parts):
            if name.endswith((".xml", ".rels")):
                parts[name] = change(parts[name])

    return apply


def strict(part):
    for old, new in STRICT.items():
        part = part.replace(old, new)
    return part


def prefixed(name):
    def change(part):
        part = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1" + name + b":", part)
        return part.replace(b"xmlns=", b"xmlns:" + name + b"=")

    return change


def target(new):
    return each(lambda part: part.replace(b'"worksheets/sheet1.xml"', b'"%s"' % new), RELS)


def moved(name):
    """The sheet under another name, and the relation with it."""

    def change(parts):
        parts[f"xl/{name}"] = parts.pop(SHEET)
        target(name.encode())(parts)

    return change


def far_from_its_address(part):
    """The cell of the formula without its address, after a cell of a column not read."""
    return part.replace(b'<c r="D6"', b"<c")


WAYS = {
    "strict": each(strict),
    "prefix": each(prefixed(b"x"), SHEET, BOOK),
    "prefix of a letter": each(prefixed(b"c"), SHEET),
    "dot": target(b"./worksheets/sheet1.xml"),
    "from the root": target(b"/xl/worksheets/sheet1.xml"),
    "case": target(b"Worksheets/SHEET1.XML"),
    "up and down": target(b"../xl/worksheets/sheet1.xml"),
    "backslash": target(b"worksheets\\sheet1.xml"),
    "escaped": target(b"worksheets/sheet%31.xml"),
    "another folder": moved("tables/a.xml"),
    "another letter case": moved("Data/Sheet.XML"),
    "no address": each(far_from_its_address, SHEET),
    "single quotes": each(lambda part: part.replace(b'r="D6"', b"r='D6'"), SHEET),
    "lower case": each(lambda part: part.replace(b'r="D6"', b'r="d6"'), SHEET),
    "absolute": each(lambda part: part.replace(b'r="D6"', b'r="$D$6"'), SHEET),
    "a reference": each(lambda part: part.replace(b'r="D6"', b'r="&#68;6"'), SHEET),
    "spaces": each(lambda part: part.replace(b'<c r="D6"', b'<c  \n r = "D6"'), SHEET),
    "attributes": each(lambda part: part.replace(b"<f>", b'<f aca="false" ca="1">'), SHEET),
    "shared": each(lambda part: part.replace(b"<f>7+8</f>", b'<f t="shared" si="0"/>'), SHEET),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_formula_is_found_however_the_workbook_is_written(sent, way):
    result = checked(sheets("u.xlsx", units=units()), Upload("a.xlsx", repacked(sent, WAYS[way])))
    found = rules(result)
    assert ("formula", "D6") in found or {rule for rule, _ in found} <= {
        "unresolved",
        "damaged",
        "not_a_workbook",
    }
    assert found


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
    "fact",
    [
        'date1904="1"',
        'date1904="true"',
        "date1904='1'",
        'date1904 = "on"',
        'x:date1904="1"',
        'date1904=" 1 "',
        'DATE1904="0" date1904="TRUE"',
    ],
)
def test_dates_from_1904_however_it_is_said(sent, fact):
    def change(part):
        return part.replace(b"<workbookPr ", f'<workbookPr xmlns:x="x" {fact} '.encode())

    with pytest.raises(UnreadableError, match="date1904"):
        files.sheets(Upload("a.xlsx", repacked(sent, each(change, BOOK))))


SPOILED = {
    "relations gone": lambda parts: parts.pop(RELS),
    "relation gone": each(
        lambda part: re.sub(rb"<Relationship [^>]*sheet1[^>]*>", b"", part), RELS
    ),
    "part gone": lambda parts: parts.pop(SHEET),
    "part of no sheet": each(lambda part: b"<a/>", SHEET),
    "id unknown": each(lambda part: part.replace(b'r:id="rId1"', b'r:id="rId99"'), BOOK),
    "id twice": each(lambda part: part.replace(b'Id="rId2"', b'Id="rId1"'), RELS),
    "no sheet": each(lambda part: part.replace(b'/worksheet"', b'/other"'), RELS),
    "outside": each(
        lambda part: part.replace(
            b'Target="worksheets', b'TargetMode="External" Target="worksheets'
        ),
        RELS,
    ),
    "macro sheet": each(lambda part: part.replace(b'/worksheet"', b'/xlMacrosheet"'), RELS),
    "not xml": target(b"worksheets/sheet1.bin"),
    "styles named, not there": lambda parts: parts.pop("xl/styles.xml"),
    "styles spoiled": each(lambda part: part[:-20], "xl/styles.xml"),
    "texts named, not there": lambda parts: parts.pop("xl/sharedStrings.xml"),
    "two parts of one name": lambda parts: parts.update({SHEET.upper(): parts[SHEET]}),
    "another encoding": each(lambda part: part.replace(b'"UTF-8"', b'"UTF-7"'), SHEET),
    "entities": each(
        lambda part: part.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY f "f">]><worksheet', 1),
        SHEET,
    ),
    "sheet cut off": each(lambda part: part[: part.index(b"<f>") + 3], SHEET),
    "macros by type": each(
        lambda part: part.replace(
            b"</Types>", b'<Override PartName="/x" ContentType="a.vbaProject"/></Types>'
        ),
        "[Content_Types].xml",
    ),
}


@pytest.mark.parametrize("step", SPOILED)
def test_a_step_that_fails_refuses_the_file(sent, step):
    with pytest.raises(UnreadableError):
        files.sheets(Upload("a.xlsx", repacked(sent, SPOILED[step])))


def test_a_reader_that_sees_another_sheet_than_was_scanned_is_refused(sent, monkeypatch):
    real = structure.structure

    def less(content):
        held = real(content)
        return structure.Structure(held.sheets, {}, held.strings, held.styles)

    monkeypatch.setattr(files, "structure", less)
    with pytest.raises(UnreadableError, match="unresolved"):
        files.sheets(Upload("a.xlsx", sent))


def test_a_sheet_nothing_is_said_of_is_not_walked_through():
    assert structure._layouts({"a": b"<sheetData/>"}, set(), b"", b"")["a"] == Layout()


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
