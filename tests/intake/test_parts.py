"""Parts of a total are typed as the screen calls them, and chosen from a list in the template."""

import html
import re
import zipfile
from io import BytesIO

import pytest

from dashboard.intake import messages, parts
from dashboard.intake.workbooks.template import template
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import checked, csv, units
from tests.intake.test_totals import total
from tests.known import KNOWN
from tests.sampled import spread

SAID = [
    (one.id, id_, said)
    for one in KNOWN.values()
    for lang in LANGUAGES
    for id_, said in parts.listed(one, Translator(lang)).items()
]


@pytest.mark.parametrize(("indicator", "id_", "said"), SAID)
def test_every_part_is_read_by_its_words(indicator, id_, said):
    name, _, value = said.replace("：", ":").partition(":")
    ways = (said, id_, f"{name}：{value.strip()}", f"{name} : {value} ".upper())
    assert {parts.meant(KNOWN[indicator], typed) for typed in ways} == {id_}


@pytest.mark.parametrize(
    ("indicator", "typed", "id_"),
    [
        ("C07", "县级", "from_level:county"),
        ("C07", "来源层级：市级", "from_level:city"),
        ("C07", "事业", "kind:institution"),
        ("B10", "一票否决", "kind:veto"),
        ("B15", "30天以上", "age:over_30"),
        ("C02", "逾期", "timing:late"),
        ("B01", "批次：2", "batch:2"),
        ("B01", "领域:教育体育", "field:教育体育"),
        ("C07", "镇级", None),
        ("C07", "一票否决", None),
        ("C07", "来源层级：", None),
        ("C07", "from_level:village", None),
        ("B01", "2", None),
        ("C08", "县级", None),
    ],
)
def test_a_word_alone_where_it_is_clear(indicator, typed, id_):
    assert parts.meant(KNOWN[indicator], typed) == id_


@pytest.mark.parametrize(
    ("typed", "rule"), spread([("县级", ""), ("乡级", "unknown_part"), ("x:1", "unknown_part")], 2)
)
def test_a_part_sent_in_words_is_kept_by_its_id(typed, rule):
    rows = [total("C07", 3, 2), total("C07", 1, part=typed)]
    files = csv("units", worlds.UNITS), csv("reported_values", rows)
    result = checked(*files, definitions=KNOWN)
    assert [p.rule for p in result.problems] == ([rule] if rule else [])
    if not rule:
        assert result.tables["reported_values"]["part"].tolist()[1] == "from_level:county"


def test_messages_name_parts_in_the_readers_words():
    rows = [total("C07", 1, part="乡级"), total("C08", 1, 2, part="县级")]
    files = csv("units", worlds.UNITS), csv("reported_values", rows)
    odd, none = checked(*files, definitions=KNOWN).problems
    zh, en = (messages.problem(odd, Translator(lang)).fix for lang in LANGUAGES)
    assert "来源层级：县市区" in zh and "编制类别：事业" in zh and "Source level: county" in en
    assert "from_level" not in zh + en and none.rule == "no_parts"


def test_the_template_offers_every_part():
    for lang in LANGUAGES:
        t = Translator(lang)
        made = template(units(), KNOWN, t, base="b", tables=["reported_values"])
        with zipfile.ZipFile(BytesIO(made)) as book:
            words = html.unescape(book.read("xl/sharedStrings.xml").decode())
            sheet = book.read("xl/worksheets/sheet3.xml").decode()
        assert all(
            f">{said}<" in words for one in KNOWN.values() for said in parts.listed(one, t).values()
        )
        assert re.search(r'<dataValidation [^>]*sqref="D6:D', sheet)
