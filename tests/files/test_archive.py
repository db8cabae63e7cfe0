"""What is in a zip file of XML parts is taken out, or refused by one rule."""

import io
import zipfile

import pytest

from dashboard.files import archive

XML = b'<?xml version="1.0" encoding="UTF-8"?><a/>'


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return out.getvalue()


def test_only_xml_is_taken_out():
    parts = {"a.xml": XML, "b.rels": XML, "c.png": b"\0"}
    assert archive.parts(packed(parts), 1000) == {"a.xml": XML, "b.rels": XML}


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "damaged"),
        (b"hello", "damaged"),
        (archive.OLE + b"x", "old_format"),
        (archive.OLE + archive.ENCRYPTED, "encrypted"),
        (packed({"a.xml": b"x" * 1001}), "bomb"),
        (packed({f"{n}.xml": b"" for n in range(archive.MAX_PARTS + 1)}), "bomb"),
        (packed({"a.xml": XML, "A.XML": XML}), "damaged"),
        (packed({"xl/vbaProject.bin": b""}), "macros"),
        (packed({"a.xml": XML.replace(b"UTF-8", b"UTF-16")}), "damaged"),
        (packed({"a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "damaged"),
    ],
)
def test_what_is_refused(content, rule):
    with pytest.raises(archive.ArchiveError) as error:
        archive.parts(content, 1000)
    assert error.value.rule == rule


@pytest.mark.parametrize(
    "part", [b'<!DOCTYPE a [<!ENTITY b "c">]><a/>', b"<!DOCTYPE a><a/>", b"<a"]
)
def test_parts_with_entities_are_refused(part):
    archive.refuse_entities(XML)
    with pytest.raises(archive.ArchiveError, match="damaged"):
        archive.refuse_entities(part)
