"""Files made to do harm: each is opened in a process that may not take much memory or time."""

import io
import resource
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from dashboard.intake.reading.files import Upload
from dashboard.intake.workbooks import annotated
from tests import worlds
from tests.intake.sending import POSTS, ZH, checked, sheets, units
from tests.packing import CENTRAL, LOCAL, parts, patched, zipped
from tests.slow.killing import processes

pytestmark = pytest.mark.slow
MEMORY, SECONDS = 6 * 2**30, 60
ROWS, TEXT = 300_000, 3_000
"""Of files that unpack to more than may be, while the process could still hold it."""
BOOK, SHEET = "xl/workbook.xml", "xl/worksheets/sheet2.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def opened(uploads, told):
    """In a process of its own: what `check` says, and whether the marked copies are written."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        found = checked(*uploads)
        for upload in uploads:
            annotated.copy(upload, found.problems, ZH)
        told.send(sorted({problem.rule for problem in found.problems}))
    except BaseException as error:
        told.send(f"{error!r:.300}")
        raise


def rules(*uploads):
    """The rules of the problems of `uploads`; AssertionError for a crash, an abort, a hang."""
    mine, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=opened, args=(uploads, theirs))
    process.start()
    theirs.close()
    process.join(SECONDS)
    if process.exitcode is None:
        process.kill()
        process.join()
    try:
        said = mine.recv()
    except EOFError:
        said = "not a word"
    assert process.exitcode == 0, said
    return said


@pytest.fixture(scope="module")
def sound():
    return parts(sheets(units=units(), posts=POSTS).content)


def book(held):
    return Upload("sent.xlsx", zipped(held))


def with_cell(sound, cell, sheet=SHEET):
    return sound | {
        sheet: sound[SHEET].replace(
            b"</sheetData>", f'<row r="1048576">{cell}</row></sheetData>'.encode()
        )
    }


def test_the_sound_book_is_sound(sound):
    assert rules(book(sound)) == []


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576"><v>1</v></c>',
        '<c r = "XFD1048576"><v>1</v></c>',
        '<c\nr="XFD1048576"><v>1</v></c>',
        "<c s='0' r='XFD1048576'><v>1</v></c>",
        '<c r="xfd1048576"><v>1</v></c>',
        '<c r="$XFD$1048576"><v>1</v></c>',
        '<c r="&#88;FD1048576"><v>1</v></c>',
        '<c x=">" r="XFD1048576"><v>1</v></c>',
        '<y:c xmlns:y="x" r="XFD1048576"><v>1</v></y:c>',
        '<c r="A1048576"><v>1</v></c>',
        '<c r = "A1048576"><v>1</v></c>',
        "<c><v>1</v></c>",
        '<c r="XFD1048576" x="/>"><v>1</v></c>',
        "<c/>" * 16_383 + "<c><v>1</v></c>",
        '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>',
        '<c r="XFD1048576"><f>1</f></c>',
        '<c r="XFD1048576" t="str"><v></v></c>',
    ],
    ids=lambda cell: cell[-50:],
)
def test_a_cell_far_away_however_it_is_spelled(sound, cell):
    assert rules(book(with_cell(sound, cell))) in (["too_large"], ["damaged"])


@pytest.mark.parametrize(
    "place",
    ["xl/elsewhere/s.xml", "xl/Worksheets/sheet2.xml", "worksheets.xml", "xl/worksheets/../s.xml"],
)
def test_a_cell_far_away_in_a_part_of_another_name(sound, place):
    held = with_cell(sound, '<c r="XFD1048576"><v>1</v></c>')
    held[place] = held.pop(SHEET)
    target = f"/{place}".encode()
    held[RELATIONS] = held[RELATIONS].replace(b"worksheets/sheet2.xml", target)
    assert rules(book(held)) in (["too_large"], ["damaged"], ["unresolved"])


@pytest.mark.parametrize("part", [BOOK, RELATIONS, SHEET, "xl/sharedStrings.xml"])
@pytest.mark.parametrize(
    "encoding", ["UTF-9", "GB2312", "utf-7", "rot13", "idna", "utf-32", "punycode", "base64"]
)
def test_a_part_in_an_encoding_that_is_none(sound, part, encoding):
    held = sound | {part: sound[part].replace(b"UTF-8", encoding.encode(), 1)}
    assert rules(book(held)) in (["damaged"], [])


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("flags", [0, 2, 8, 64, 2**11, 2**13, 2**16 - 2])
def test_other_ways_to_pack(sound, method, flags):
    content = zipped(sound, method)
    for record, at in ((CENTRAL, 8), (LOCAL, 6)):
        content = patched(content, record, at, flags.to_bytes(2, "little"))
    assert rules(Upload("sent.xlsx", content)) in (["damaged"], ["encrypted"], [])


@pytest.mark.parametrize("method", [1, 6, 9, 12, 14, 93, 95, 98, 99])
def test_a_way_to_pack_that_is_not_the_one_used(sound, method):
    content = zipped(sound)
    for record, at in ((CENTRAL, 10), (LOCAL, 8)):
        content = patched(content, record, at, method.to_bytes(2, "little"))
    assert rules(Upload("sent.xlsx", content)) == ["damaged"]


@pytest.mark.parametrize("offset", [2**63 - 1, 2**63, 2**64 - 1])
def test_a_part_behind_the_end_of_the_world(sound, offset):
    """Offsets of 64 bits in the extra field of a member."""
    content = bytearray(zipped(sound))
    first, end = content.find(CENTRAL), content.rfind(b"PK\x05\x06")
    name = int.from_bytes(content[first + 28 : first + 30], "little")
    extra = b"\x01\x00\x08\x00" + offset.to_bytes(8, "little")
    content[first + 30 : first + 32] = len(extra).to_bytes(2, "little")
    content[first + 42 : first + 46] = b"\xff" * 4
    size = int.from_bytes(content[end + 12 : end + 16], "little") + len(extra)
    content[end + 12 : end + 16] = size.to_bytes(4, "little")
    content[first + 46 + name : first + 46 + name] = extra
    assert rules(Upload("sent.xlsx", bytes(content))) == ["damaged"]


@pytest.mark.parametrize(
    "names",
    [
        ["Sheet2", "问题清单"],
        ["posts", "sheet3", "问题清单"],
        ["问题清单", "sheet1", "Sheet2"],
        ["data2", "x" * 31],
        ["sheet2", "problems", "问题清单"],
    ],
)
def test_names_of_sheets_that_we_would_give(names):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as held:
        for name in names:
            held.add_worksheet(name).write(0, 0, "x")
    assert "unknown_sheet" in rules(Upload("sent.xlsx", file.getvalue()))


@pytest.mark.parametrize(
    "name", ["", "a/b", "[x]", "'x'", "x" * 200, "History", "&#9;", "&#65535;"]
)
def test_names_of_sheets_that_excel_does_not_take(sound, name):
    held = sound | {BOOK: sound[BOOK].replace(b'name="posts"', f'name="{name}"'.encode())}
    assert rules(book(held))[:1] in ([], ["damaged"], ["unknown_sheet"], ["unresolved"])


@pytest.mark.parametrize(
    "kind",
    [
        pa.timestamp("us", "UTC"),
        pa.timestamp("ms", "Asia/Shanghai"),
        pa.timestamp("us", "+08:00"),
        pa.timestamp("s", "Nowhere/Else"),
        pa.time64("us"),
        pa.duration("us"),
    ],
    ids=str,
)
def test_times_of_other_kinds_in_parquet(kind):
    table = pa.Table.from_pandas(worlds.table("posts", POSTS), preserve_index=False)
    place, sink = table.column_names.index("approved_on"), io.BytesIO()
    pq.write_table(table.set_column(place, "approved_on", pa.array([10**9] * 2, kind)), sink)
    said = rules(sheets(units=units()), Upload("posts.parquet", sink.getvalue()))
    assert said in (["type"], ["damaged"])


def test_a_small_parquet_file_that_unpacks_to_much():
    table = pa.table(
        {
            "town": pa.DictionaryArray.from_arrays(
                pa.array([0] * ROWS, pa.int32()), pa.array(["x" * TEXT])
            )
        }
    )
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd", store_schema=False)
    assert len(sink.getvalue()) < 2**20
    assert rules(Upload("posts.parquet", sink.getvalue())) in (["too_large"], ["bomb"])


def test_a_small_book_that_repeats_one_long_text(sound):
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(6, ROWS + 6)
    )
    said = b"<si><t>" + b"x" * TEXT + b"</t></si>"
    strings = sound["xl/sharedStrings.xml"]
    held = sound | {
        SHEET: sound[SHEET].replace(b"</sheetData>", cells.encode() + b"</sheetData>"),
        "xl/sharedStrings.xml": strings.replace(b"<si>", said + b"<si>", 1),
    }
    assert rules(book(held)) in (["too_large"], ["bomb"])
