"""Every query has a translation for Spark: whoever adds one is told here, without Spark."""

from functools import cache

import pytest

from dashboard.indicators import rows
from dashboard.snapshots import database
from dashboard.spark.translation import UntranslatableError, translated, views
from tests.known import KNOWN

MADE = """create macro days_between(first, last) as date_diff('day', first, last);
create macro joined(name) as string_agg(distinct name, '、' order by name);
create view late as select id, days_between(due, done + 1) as late from sent;
"""


@cache
def shipped():
    return views(database.text("views"))


@pytest.mark.parametrize("indicator", KNOWN)
def test_the_sums_of_every_indicator_have_a_translation(indicator):
    assert translated(rows.sums(KNOWN[indicator]), shipped().macros)


@pytest.mark.parametrize("name", ["towns", "reported_values", "assessment_year"])
def test_so_has_what_values_are_made_of_besides(name):
    assert translated(database.text(name), shipped().macros)


def test_every_view_and_macro_is_translated():
    text = database.text("views")
    made = (len(shipped().selects), len(shipped().macros))
    assert made == (text.count("create view"), text.count("create macro"))


def test_macros_are_written_out():
    known = views(MADE)
    assert known.selects == {"late": "SELECT id, DATEDIFF(DAY, due, done + 1) AS late FROM sent"}
    assert translated("select joined(t.a) as a from t", known.macros) == (
        "SELECT LISTAGG(DISTINCT t.a, '、') WITHIN GROUP (ORDER BY t.a NULLS LAST) AS a FROM t"
    )


def test_nulls_stand_where_duckdb_puts_them():
    assert translated("select a from t order by a", {}).endswith("ORDER BY a NULLS LAST")


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("select no_such(a) from t", "no_such"),
        ("select list_reduce(a, f) from t", "list_reduce"),
        ("select a from", "Expected"),
    ],
)
def test_what_has_no_translation_is_refused(sql, told):
    with pytest.raises(UntranslatableError, match=told):
        translated(sql, {})


def test_views_hold_views_and_macros_only():
    with pytest.raises(UntranslatableError, match="neither view nor macro"):
        views("select 1")
