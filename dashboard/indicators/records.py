"""The records behind an indicator: filtered, sorted and paged in DuckDB.

The query of ``queries/indicators/<id>.sql`` lists them, a row each: unit, town, record (the
table it is from), what it adds to the numerator and to the denominator, then its own columns.
Summed at any level they are the indicator's value there; rows without a numerator are left out.
"""

import re
from dataclasses import dataclass

import pandas as pd
from duckdb import ColumnExpression as Column
from duckdb import ConstantExpression as Constant
from duckdb import DuckDBPyRelation as Relation
from duckdb import Expression
from duckdb import FunctionExpression as Function

from dashboard.indicators import CITY, Definitions, Indicator, rows
from dashboard.snapshots.database import Connection

COUNTED = ("all", "numerator", "rest")
"""All records; those that add to the numerator; those below the line only."""

OF_RATINGS = frozenset({"assessment_scores", "assessment_weights", "town_ratings"})
"""Tables that say of departments and agencies by name how they are rated."""


def is_of_ratings(indicator: Indicator) -> bool:
    """Whether its records say how departments or agencies are rated, by name. The view `assessed`
    reads the rating sheets too, but says the year alone.
    """
    views = [v for v in indicator.views.split("; ") if not v.startswith("create view assessed ")]
    return any(
        re.search(rf"\b{table}\b", text)
        for text in (indicator.query, *views)
        for table in OF_RATINGS
    )


@dataclass(frozen=True)
class Cut:
    """Which records of an indicator: of `unit` (the city: all) and `town`, `counted` as in
    `COUNTED`, that hold `words` in a text or name one of the units `named`; of the units `only`
    and the city's own, where any are given.
    """

    indicator: str
    unit: str = CITY
    town: str = ""
    counted: str = "all"
    words: str = ""
    named: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class Total:
    """How many records, and what they add up to; None where nothing is below the line."""

    records: int
    numerator: float
    denominator: float | None


def total(cut: Cut, definitions: Definitions, connection: Connection) -> Total:
    """Count the records of `cut`, and sum what they add."""
    with connection.cursor() as cursor:
        sums = [Function("sum", Column(name)).alias(name) for name in ("numerator", "denominator")]
        count = Function("count", Column("record")).alias("records")
        row = _cut(cut, definitions, cursor).aggregate([count, *sums]).fetchall()[0]
    below = None if row[2] is None and row[0] else float(row[2] or 0)
    return Total(row[0], float(row[1] or 0), below)


def page(
    cut: Cut,
    definitions: Definitions,
    connection: Connection,
    *,
    sort: str = "unit",
    descending: bool = False,
    limit: int,
    offset: int = 0,
) -> pd.DataFrame:
    """`limit` records of `cut` from `offset` on, by `sort`; ties by the columns in order."""
    with connection.cursor() as cursor:
        found = _cut(cut, definitions, cursor)
        first = Column(sort).desc() if descending else Column(sort).asc()
        rest = [Column(name).asc().nulls_last() for name in found.columns if name != sort]
        page: pd.DataFrame = found.sort(first.nulls_last(), *rest).limit(limit, offset).df()
        return page


def _cut(cut: Cut, definitions: Definitions, cursor: Connection) -> Relation:
    found = cursor.sql(rows.listed(definitions[cut.indicator]))
    tests = [Column("unit") == Constant(cut.unit)] if cut.unit != CITY else []
    if cut.only:
        tests.append(Column("unit").isin(*map(Constant, (CITY, *cut.only))))
    if cut.town:
        tests.append(Column("town") == Constant(cut.town))
    if cut.counted == "numerator":
        tests.append(Column("numerator") != Constant(0))
    elif cut.counted == "rest":
        tests.append(Column("numerator") == Constant(0))
    if cut.words:
        tests.append(_holds(found, cut))
    for test in tests:
        found = found.filter(test)
    return found


def _holds(found: Relation, cut: Cut) -> Expression:
    """A text of the record holds the words, or it names one of the units."""
    held = Constant(value=False)
    words, named = Constant(cut.words.lower()), [Constant(unit) for unit in cut.named]
    for name, type_ in zip(found.columns, found.types, strict=True):
        if str(type_) != "VARCHAR" or name == "record":
            continue
        text_of = Function("concat", Column(name), Constant(""))
        held = held | Function("contains", Function("lower", text_of), words)
        if named:
            held = held | text_of.isin(*named)
    return held
