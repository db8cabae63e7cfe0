"""Drafts from files, and back with comments."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from dashboard.press.drafts import documents
from dashboard.press.drafts.documents import DraftError
from dashboard.press.report import word_files

TEXT = "近两年，向镇街下沉编制3192名。\n干部配备率80%以上。"


def word(*paragraphs, table=()):
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        cells = document.add_table(rows=1, cols=len(table)).rows[0].cells
        for cell, text in zip(cells, table, strict=True):
            cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_in_either_encoding(encoding):
    assert documents.read("a.txt", TEXT.encode(encoding)).text == TEXT


def test_word_with_its_tables():
    draft = documents.read("稿件.docx", word("下沉编制3291名。", table=("执法人员", "2600余名")))
    assert draft.text == "下沉编制3291名。\n执法人员\t2600余名"


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", "form"),
        ("a.pdf", b"%PDF-1.7", "form"),
        ("a.txt", b"a\0b", "form"),
        ("a.txt", b"\xff\xff\xff", "encoding"),
        ("a.docx", b"", "damaged"),
        ("a.docx", b"PK\3\4..", "damaged"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
        ("a.txt", b"a" * (20 * 2**20 + 1), "too_large"),
    ],
)
def test_what_is_no_draft_is_refused(name, content, rule):
    with pytest.raises(DraftError) as error:
        documents.read(name, content)
    assert error.value.reason == rule


def test_a_zip_that_is_no_word_file():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(DraftError, match="damaged"):
        documents.read("a.docx", out.getvalue())


def test_a_word_file_with_entities_is_not_read():
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(word("下沉编制3291名。"))) as held,
        zipfile.ZipFile(out, "w") as made,
    ):
        for part in held.namelist():
            entity = (
                b'<!DOCTYPE x [<!ENTITY a "9">]><w:document'
                if part[-12:] == "document.xml"
                else b""
            )
            content = held.read(part)
            made.writestr(part, content.replace(b"<w:document", entity, 1) if entity else content)
    with pytest.raises(DraftError, match="damaged"):
        documents.read("a.docx", out.getvalue())


def lines(content):
    return [p.text for p in Document(BytesIO(content)).paragraphs]


def shaded(run):
    return bool(run._element.xpath("./w:rPr/w:shd"))


def comments(content):
    return [c.text for c in Document(BytesIO(content)).comments]


def test_every_number_is_marked_and_commented(report):
    made = report(TEXT)
    content = word_files.commented(made)
    document = Document(BytesIO(content))
    assert "\n".join(p.text for p in document.paragraphs) == TEXT
    marked = [r.text for p in document.paragraphs for r in p.runs if shaded(r)]
    assert marked == ["3192名", "80%以上"]
    first, second = comments(content)
    assert first.startswith("不一致")
    assert "“3192名”改为“3291名”" in first
    assert second.startswith("一致")


def test_the_look_of_a_word_file_is_kept(report):
    document = Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("向镇街下沉编").font.size = Pt(30)
    paragraph.add_run("制31").bold = True
    paragraph.add_run("92名，共")
    paragraph.add_run("156个镇街。").italic = True
    out = BytesIO()
    document.save(out)
    draft = documents.read("a.docx", out.getvalue())
    content = word_files.commented(report(draft.text), draft.word)
    runs = Document(BytesIO(content)).paragraphs[0].runs
    assert "".join(r.text for r in runs) == "向镇街下沉编制3192名，共156个镇街。"
    assert [r.text for r in runs if r.bold] == ["制", "31"]
    assert not [r.text for r in runs if shaded(r)]
    assert runs[0].font.size == Pt(30)
    assert len(comments(content)) == 2


def test_a_changed_paragraph_gets_the_new_text(report):
    original = word("下沉编制3192名。", "第二段。")
    content = word_files.commented(report("下沉编制3291名。\n第二段。"), original)
    assert lines(content) == ["下沉编制3291名。", "第二段。"]


def test_a_line_more_is_a_new_document(report):
    content = word_files.commented(report("甲。\n乙。\n下沉编制3291名。"), word("甲。"))
    assert lines(content) == ["甲。", "乙。", "下沉编制3291名。"]


def test_the_report_lists_every_number(report):
    made = report(TEXT)
    document = Document(BytesIO(word_files.summary(made)))
    text = "\n".join(p.text for p in document.paragraphs)
    assert made.summary() in text
    assert made.headline() in text
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[:2] for row in rows[1:]] == [["3192名", "不一致"], ["80%以上", "一致"]]
    assert rows[1][4] == "3291名"


def test_our_word_files_need_no_theme_and_name_nobody(report):
    document = Document(BytesIO(word_files.summary(report(TEXT))))
    for name in ("Normal", "Heading 1", "Heading 2"):
        fonts = document.styles[name].element.rPr.rFonts
        assert not [key for key in fonts.attrib if "heme" in key]
    assert {one.get(qn("w:eastAsia")) for one in document.styles.element.iter(qn("w:lang"))} == {
        "zh-CN"
    }
    about = document.core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
