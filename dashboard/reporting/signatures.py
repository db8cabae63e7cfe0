"""The sheet that is signed: what a unit reports, on A4, with the lines for those who answer."""

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from dashboard.files import clock
from dashboard.files import word as word_files
from dashboard.reporting.overview import Names, state, table_name
from dashboard.reporting.period import DONE, Period
from dashboard.text.i18n import Translator

WIDTHS = (6.2, 2.0, 2.6, 3.6, 2.6)
"""Of the table, in centimetres."""
SIGNERS = ("filled", "checked", "head")
"""Who signs: 填报人、审核人、负责人."""


def docx(period: Period, unit: str, names: Names, t: Translator) -> bytes:
    """The sheet of `unit` as Word: of every table rows, state, hour and number of delivery."""
    document = Document()
    word_files.look(document, 12)
    name = names.get(unit, unit)
    title = document.add_heading(t("reporting.sign.title", unit=name, date=period.as_of), level=1)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    kind = t(f"provenance.{period.provenance}.name")
    document.add_paragraph(t("reporting.sign.about", kind=kind, due=period.due, at=clock.stamp()))
    heads = [t(f"reporting.sign.{head}") for head in ("table", "rows", "state", "at", "number")]
    rows = [
        [
            table_name(c.table, t),
            str(c.rows) if c.state in DONE else "–",
            state(c, t),
            c.sent_at[:16] if c.state in DONE else "–",
            c.delivery[-8:] if c.state in DONE else "–",
        ]
        for c in period.of(unit)
    ]
    word_files.table(document, [heads, *rows], WIDTHS)
    document.add_paragraph()
    line = "　　　".join(f"{t(f'reporting.sign.{who}')}{'＿' * 7}" for who in SIGNERS)
    document.add_paragraph(line)
    document.add_paragraph(t("reporting.sign.seal"))
    return word_files.saved(document)
