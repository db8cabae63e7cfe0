"""The text of a Word file as a reader sees it, and comments that change nothing else."""

import re
import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml

from dashboard.press.drafts import documents
from dashboard.press.drafts.commented import WordDraft
from dashboard.press.report import word_files
from tests.sampled import sampled, spread

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility'
    '/2006"><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing>'
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def run(text, look=""):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def change(kind, inner):
    return f'<w:{kind} w:id="9" w:author="a" w:date="2021-12-01T00:00:00Z">{inner}</w:{kind}>'


def removed(text):
    return change("del", f"<w:r><w:delText>{text}</w:delText></w:r>")


def file(*paragraphs):
    document = Document()
    body = document.element.body
    for inner in paragraphs:
        whole = (
            inner
            if inner.startswith("<w:tbl") or inner.startswith("<w:sdt")
            else f"<w:p>{inner}</w:p>"
        )
        body.insert(len(body) - 1, parse_xml(re.sub(r"^<w:(\w+)", rf"<w:\1 {W}", whole)))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def cell(inner):
    return f"<w:tc><w:tcPr/>{inner}</w:tc>"


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF 99</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("αβγδ")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
PIECES = {
    "plain": run("αβγδ"),
    "split": run("αβ") + run("γδ", "<w:b/>"),
    "inserted": run("α") + change("ins", run("β")) + run("γδ"),
    "deleted": run("αβ") + removed("00") + run("γδ"),
    "replaced": removed("3300") + change("ins", run("αβγδ")),
    "moved": change("moveFrom", run("88")) + change("moveTo", run("αβγδ")),
    "hidden": run("αβ") + run("00", "<w:vanish/>") + run("γδ"),
    "struck": run("αβ") + run("7", "<w:strike/>") + run("γδ"),
    "twice struck": run("α") + run("9", "<w:dstrike/>") + run("βγδ"),
    "not struck": run("αβ") + run("γδ", '<w:strike w:val="0"/>'),
    "note mark": run("αβγδ") + run("12", '<w:vertAlign w:val="superscript"/>'),
    "field": FIELD,
    "simple field": f'<w:fldSimple w:instr="REF x">{run("αβγδ")}</w:fldSimple>',
    "link": f'<w:hyperlink w:anchor="x">{run("αβγδ")}</w:hyperlink>',
    "control": f"<w:sdt><w:sdtPr/><w:sdtContent>{run('αβγδ')}</w:sdtContent></w:sdt>",
    "tag": f'<w:smartTag w:element="x">{run("αβγδ")}</w:smartTag>',
    "soft hyphen": run("αβ") + "<w:r><w:softHyphen/></w:r>" + run("γδ"),
    "phonetic guide": (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('99')}</w:rt><w:rubyBase>{run('αβγδ')}</w:rubyBase>"
        "</w:ruby></w:r>"
    ),
    "moved in a control": change(
        "moveTo", f"<w:sdt><w:sdtContent>{run('αβγδ')}</w:sdtContent></w:sdt>"
    ),
    "inserted, deleted": run("αβγ") + change("ins", removed("9")) + run("δ"),
    "proofing": run("αβ") + '<w:proofErr w:type="spellStart"/>' + run("γδ"),
}


@pytest.mark.parametrize("kind", spread(PIECES, 7))
@pytest.mark.parametrize("digits", sampled(["3291", "3921"], 1))
def test_a_number_in_every_kind_of_piece_is_the_one_a_reader_sees(report, kind, digits):
    inner = PIECES[kind].translate(dict(zip(map(ord, "αβγδ"), digits, strict=True)))
    draft = documents.read("a.docx", file(run("全市向镇街下沉编制") + inner + run("名。")))
    assert draft.text.replace("-", "") == f"全市向镇街下沉编制{digits}名。"
    made = report(draft.text)
    assert [f.verdict.kind for f in made.findings] == ["match" if digits == "3291" else "mismatch"]
    copy = word_files.commented(made, draft.word)
    assert documents.read("b.docx", copy).text == draft.text
    assert len(list(Document(BytesIO(copy)).comments)) == 1


@pytest.mark.parametrize(
    "wrap",
    [
        BOX.format,
        lambda p: f"<w:tbl><w:tr>{cell(p)}</w:tr></w:tbl>",
        lambda p: (
            f"<w:tbl><w:tr>{cell(f'<w:tbl><w:tr>{cell(p)}</w:tr></w:tbl><w:p/>')}</w:tr></w:tbl>"
        ),
        lambda p: f"<w:sdt><w:sdtContent>{p}</w:sdtContent></w:sdt>",
        lambda p: f"<w:tbl><w:tr>{cell(BOX.format(p).join(('<w:p>', '</w:p>')))}</w:tr></w:tbl>",
    ],
)
def test_text_in_every_place_of_the_body_is_read_once(report, wrap):
    draft = WordDraft(file(wrap(f"<w:p>{run('全市下沉执法人员3700余名')}</w:p>")))
    assert draft.text.count("3700余名") == 1
    made = report(draft.text)
    assert [f.verdict.kind for f in made.findings] == ["mismatch"]
    assert len(list(Document(BytesIO(word_files.commented(made, draft.saved()))).comments)) == 1


def test_headers_footers_and_notes_are_read(report):
    document = Document()
    document.add_paragraph("正文。")
    document.sections[0].header.paragraphs[0].text = "全市向镇街下沉编制3921名"
    document.sections[0].footer.paragraphs[0].text = "全市下沉执法人员2600余名"
    out = BytesIO()
    document.save(out)
    draft = documents.read("a.docx", out.getvalue())
    made = report(draft.text)
    assert sorted(f.verdict.kind for f in made.findings) == ["match", "mismatch"]
    copy = Document(BytesIO(word_files.commented(made, draft.word)))
    assert len(list(copy.comments)) == 2
    assert copy.sections[0].header.paragraphs[0].text == "全市向镇街下沉编制3921名"


def test_deleted_rows_and_joined_paragraphs():
    deleted = (
        '<w:tbl><w:tr><w:trPr><w:del w:id="1" w:author="a"/></w:trPr>'
        + cell(f"<w:p>{run('3300名')}</w:p>")
        + "</w:tr></w:tbl>"
    )
    mark = '<w:pPr><w:rPr><w:del w:id="2" w:author="a"/></w:rPr></w:pPr>'
    assert WordDraft(file(deleted, mark + run("下沉编制32"), run("91名"))).text == "下沉编制3291名"


def parts(content):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


COMMENT = re.compile(rb"<w:commentRange(?:Start|End)[^>]*/>|<w:r><w:commentReference[^>]*/></w:r>")


def test_the_commented_copy_changes_nothing_but_comments(report):
    kept = (
        f'<w:hyperlink w:anchor="x">{run("附件")}</w:hyperlink>',
        removed("3300"),
        '<w:r><w:br w:type="page"/></w:r>',
        FIELD.replace("αβγδ", "第一章"),
        '<w:bookmarkStart w:id="1" w:name="x"/>',
        BOX.format(f"<w:p>{run('说明')}</w:p>"),
        "<w:r><w:tab/></w:r>",
    )
    word = file(run("全市向镇街下沉编制3291名。") + "".join(kept), run("干部配备率80%以上。"))
    draft = documents.read("a.docx", word)
    copy = word_files.commented(report(draft.text), word)
    was, now = (parts(one)["word/document.xml"] for one in (word, copy))
    plain = COMMENT.sub(b"", now)
    for piece in (
        b"<w:hyperlink",
        b"<w:delText",
        b"<w:fldChar",
        b"<w:bookmarkStart",
        b'w:type="page"',
        b"txbxContent",
        b"<w:tab/>",
    ):
        assert was.count(piece) == plain.count(piece)
    assert set(parts(word)) <= set(parts(copy))
    assert documents.read("b.docx", copy).text == draft.text


def test_a_suggestion_taken_changes_only_its_run(report):
    word = file(
        run("全市向镇街", "<w:b/>")
        + '<w:hyperlink w:anchor="x">'
        + run("下沉编制3192名")
        + "</w:hyperlink>"
        + run("。", "<w:i/>")
    )
    text = documents.read("a.docx", word).text.replace("3192", "3291")
    assert word_files.keeps(report(text), word)
    copy = word_files.commented(report(text), word)
    assert documents.read("b.docx", copy).text == text
    assert b"<w:hyperlink" in parts(copy)["word/document.xml"]
    assert not word_files.keeps(report(text + "\n又一段。"), word)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_text_in_utf_16(encoding):
    assert (
        documents.read("a.txt", ("\ufeff" + "下沉编制3291名。").encode(encoding)).text
        == "下沉编制3291名。"
    )


@pytest.mark.parametrize(
    ("text", "note"),
    [("下沉編制3291名。", "traditional"), ("3291 posts", "foreign"), ("下沉编制3291名。", None)],
)
def test_what_is_not_checked_is_said(text, note):
    assert documents.notes(text) == ([note] if note else [])
