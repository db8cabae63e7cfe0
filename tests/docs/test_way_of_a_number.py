"""The way of one number, as `docs/architecture.md` tells it."""

import pytest

from dashboard.edition import assembly
from dashboard.indicators import rows
from dashboard.snapshots import database
from dashboard.text.i18n import Translator
from tests.docs.markdown import read

pytestmark = pytest.mark.full
UNIT, DAY = "370883", "2021-12-16"


def test_records_add_up_to_what_is_shown(shipped, known):
    with database.connect(shipped[DAY]) as connection:
        posts = connection.execute(
            "select count(*), count(*) filter (is_filled) from heads where unit = $unit",
            {"unit": UNIT},
        ).fetchone()
        sums = connection.execute(rows.sums(known["C05"])).df()
    assert posts == (153, 118)
    towns = sums[sums["unit"] == UNIT]
    assert (len(towns), towns["numerator"].sum(), towns["denominator"].sum()) == (16, 118, 153)
    edition = assembly.from_disk(DAY, Translator("zh"))
    row = edition.values.row("C05", UNIT)
    assert (row["numerator"], row["denominator"], round(row["value"], 6)) == (118, 153, 0.771242)
    units = edition.by_unit("C05", edition.before)
    assert list(units.index).index(UNIT) + 1 == len(units) == 14
    assert f"{units.loc[UNIT, 'previous']:.1%}" == "75.8%"


def test_the_page_says_these_numbers():
    text = read("docs/architecture.md")
    said = ("77.1 %", "118 of 153", "153 rows", "16 rows", "0.771242", "75.8 %", "14 units")
    assert [one for one in said if one not in text] == []
