"""Indicator SQL is what DuckDB and Spark both run."""

import re

import pytest
import sqlglot
from sqlglot import exp

from dashboard.indicators import rows
from dashboard.indicators.definition import FIXED, normalised
from tests.known import KNOWN

FORBIDDEN = {
    "group by all": r"\bgroup by all\b",
    "order by all": r"\border by all\b",
    "lambda": r"\blambda\b|->",
    "pivot": r"\b(un)?pivot\b",
    "asof": r"\basof\b",
    "qualify": r"\bqualify\b",
    "filter clause": r"\bfilter \(",
    "cast by ::": "::",
    "integer division": "//",
    "parameter": r"[$?]",
    "list": r"\blist_|\[|\bstruct|\bunnest\b",
    "quantile_cont": r"\bquantile",
    "from first": r"^from\b",
    "select * except": r"\bexclude\b",
    "positional join": r"\bpositional\b",
    "date difference": r"\bdate_?diff\b",
    "try_cast": r"\btry_cast\b",
    "epoch": r"\bepoch",
    "varchar without a length": r"\bvarchar\b",
}
DIALECTS = ("duckdb", "spark")


def sql(indicator):
    return normalised(KNOWN[indicator].query)


@pytest.mark.parametrize("indicator", KNOWN)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_parses_in_both_dialects(indicator, dialect):
    (tree,) = sqlglot.parse(sql(indicator), read=dialect)
    assert tree.named_selects == list(KNOWN[indicator].record_columns)
    assert tuple(tree.named_selects[:5]) == FIXED


@pytest.mark.parametrize(
    "made", [lambda i: i.query, rows.sums, rows.listed], ids=["query", "sums", "listed"]
)
@pytest.mark.parametrize("indicator", KNOWN)
def test_both_dialects_read_the_same_tree(indicator, made):
    text = normalised(made(KNOWN[indicator]))
    trees = (sqlglot.parse_one(text, read=dialect) for dialect in DIALECTS)
    first, second = (
        tree.sql("spark").lower().replace("timestamp_ntz", "timestamp") for tree in trees
    )
    assert first == second


@pytest.mark.parametrize("indicator", KNOWN)
def test_has_no_forbidden_construct(indicator):
    assert [
        name
        for name, pattern in FORBIDDEN.items()
        if re.search(pattern, normalised(rows.sums(KNOWN[indicator])))
    ] == []


@pytest.mark.parametrize("indicator", KNOWN)
def test_divides_only_above_a_nullif(indicator):
    tree = sqlglot.parse_one(sql(indicator), read="duckdb")
    assert [
        d.sql() for d in tree.find_all(exp.Div) if not isinstance(d.expression, exp.Nullif)
    ] == []


@pytest.mark.parametrize("indicator", KNOWN)
def test_says_grain_unit_and_window_in_one_sentence(indicator):
    assert len(KNOWN[indicator].grain.split("; ")) == 3


@pytest.mark.parametrize(
    ("construct", "name"),
    [
        ("select a, sum(b) from t group by all", "group by all"),
        ("select x::int from t", "cast by ::"),
        ("select list_sum(x) from t", "list"),
        ("select * from t where a = $a", "parameter"),
        ("select sum(a) filter (where b) from t", "filter clause"),
    ],
)
def test_the_list_catches_what_it_should(construct, name):
    assert re.search(FORBIDDEN[name], construct)
