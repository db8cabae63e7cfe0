"""What the scan of a workbook did not resolve is never read: every way to write it, every step
spoiled."""

import re

import pytest

from dashboard.intake.problems import UnreadableError
from dashboard.intake.reading import files, structure
from dashboard.intake.reading.files import Upload
from dashboard.intake.reading.layout import Layout
from tests.intake.reading.spoiling import BOOK, RELS, SHEET, each, moved, prefixed, strict, target
from tests.intake.sending import checked, rules, sheets, units
from tests.packing import repacked


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
