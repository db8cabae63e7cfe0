"""What a period looks like to those who send, review and sign."""

from io import BytesIO

import pytest
from docx import Document

from dashboard.reporting import overview, review, signatures
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import ZH, csv
from tests.reporting.desk import REVIEWER, A, now, open_period, sends
from tests.reporting.test_flow import OWED, OWN

NAMES = {worlds.CITY: "济宁市", worlds.A: "甲县", worlds.B: "乙县"}


@pytest.fixture
def period(tmp_path):
    open_period(tmp_path, OWED)
    sent = sends(tmp_path, A, worlds.A, csv("posts", OWN))
    review.send_back(tmp_path, REVIEWER, now(tmp_path), worlds.A, ["posts"], sent.id, "少报2名")
    sends(tmp_path, A, worlds.A, csv("posts", OWN))
    again = now(tmp_path).cells[worlds.A, "posts"].delivery
    review.send_back(tmp_path, REVIEWER, now(tmp_path), worlds.A, ["posts"], again, "仍少1名")
    return now(tmp_path)


def test_reminders_name_what_until_when_and_why(period):
    city, first, second = overview.reminders(period, NAMES, ZH)
    assert city.startswith("济宁市：2021-12-16 数据报送2021-12-31截止，未报1张（责任清单事项）")
    assert "退回待改1张（下沉编制）" in first and "退回原因：仍少1名（市审核员）" in first
    assert second.startswith("乙县") and "下沉编制" in second


def test_the_burden_counts_what_was_written_anew_every_time(period):
    table = overview.burden(period, NAMES, ZH).set_index("单位")
    line = table.loc["甲县"]
    assert (line["报送次数"], line["退回次数"]) == (2, 2)
    asked = sum(c.asked for c in period.cells.values())
    assert line["新填单元格"] == asked and table.loc["乙县", "报送次数"] == 0


def test_completeness_has_a_line_a_unit_and_table(period):
    table = overview.completeness(period, NAMES, ZH)
    assert len(table) == 4
    (line,) = table[table["状态"].str.contains("退回")].to_dict("records")
    assert line["单位"] == "甲县" and line["说明"] == "仍少1名" and line["报送日"] != "–"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sheet_to_sign_has_its_lines(period, lang):
    t = Translator(lang)
    document = Document(BytesIO(signatures.docx(period, worlds.A, NAMES, t)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for who in signatures.SIGNERS:
        assert t(f"reporting.sign.{who}") in text
    assert len(document.tables[0].rows) == 1 + len(period.of(worlds.A))
