"""An indicator's query put to a connection: its records, and what they add up to.

A place (a unit, and a town where the indicator goes so far) has data once every table of
`reported_in` holds a row that its unit has sent: from then on its totals are nought at least,
and until then its records do not count. Without `reported_in` a place has data where it has
records. A row without a numerator is left out: it is not listed, adds nothing to a total, and
says that its place has sent data; parts may count it.
"""

from duckdb import CaseExpression as Case
from duckdb import ColumnExpression as Column
from duckdb import ConstantExpression as Constant
from duckdb import DuckDBPyRelation as Relation
from duckdb import Expression
from duckdb import FunctionExpression as Function

from dashboard import contracts
from dashboard.indicators.indicator import Header, Indicator, Part
from queries import Connection

DUE = {
    "city": "select unit, cast(null as string) as town from city",
    "unit": "select distinct unit, cast(null as string) as town from senders",
    "town": "select unit, town from towns",
}
NULL = Constant(None).cast("DOUBLE")
SUMS = "unit, town, part, sum(numerator) as numerator, sum(denominator) as denominator"


def records(indicator: Indicator, cursor: Connection) -> Relation:
    """The rows of the indicator's query, of the units that have data."""
    found = cursor.sql(indicator.sql)
    if not indicator.reported_in:
        return found
    return found.join(places(indicator, cursor).select("unit").distinct(), "unit", how="semi")


def places(header: Header, cursor: Connection) -> Relation:
    """The places (unit, town) that have data by `reported_in`."""
    found = cursor.sql(DUE[header.scope])
    for source in header.reported_in:
        sent, by = _sent(source, header.scope, cursor)
        found = found.join(sent, by, how="semi")
    return found


def source_of(source: str, scope: str, cursor: Connection) -> tuple[str, str]:
    """The table or view of `source` ("name" or "name.column"), and the column that says who sent
    a row of it; none for the city, of which any row will do. ValueError when there is none.
    """
    name, _, column = source.partition(".")
    known = cursor.table(name).columns
    if not column and scope != "city":
        column = next((one for one in ("unit", "town") if one in known), column)
    if column not in known and (column or scope != "city"):
        raise ValueError(f"{source} has no column that says which unit has sent a row")
    return name, column


def _sent(source: str, scope: str, cursor: Connection) -> tuple[Relation, str]:
    """What has been sent by `source`, and the column to match it by.

    A table with one row a town speaks for that town alone.
    """
    name, column = source_of(source, scope, cursor)
    rows = cursor.table(name)
    if not column:
        return rows.limit(1).select(Constant(1)).cross(cursor.table("city")).select("unit"), "unit"
    if scope == "town" and name in contracts.TABLES and contracts.TABLES[name].key == ("town",):
        return rows.select(Column(column).alias("town")), "town"
    sent = rows.select(Column(column).alias("id")).join(cursor.table("senders"), "id")
    return sent.select("unit"), "unit"


def sums(indicator: Indicator, cursor: Connection) -> Relation:
    """The totals of the lowest places and their parts: unit, town, part, numerator, denominator,
    where `part` is null for a total and ``dimension:value`` for a part.
    """
    found = records(indicator, cursor)
    above = Case(Column("numerator").isnull(), Constant(0)).otherwise(Column("numerator"))
    rows = _adding(found, NULL.cast("VARCHAR"), above, Column("denominator"))
    if indicator.reported_in:
        nought = Constant(0) if indicator.has_ratio else NULL
        due = places(indicator, cursor)
        rows = rows.union(_adding(due, NULL.cast("VARCHAR"), Constant(0), nought))
    for name, part in (indicator.parts or {}).items():
        rows = rows.union(_part(found, name, part))
    return rows.aggregate(SUMS)


def _part(found: Relation, name: str, part: Part) -> Relation:
    column = part.column or name
    value = Column(column).cast("VARCHAR")
    if str(found.types[found.columns.index(column)]) == "BOOLEAN":
        value = Case(Column(column), Constant("yes")).otherwise(Constant("no"))
    counted = Column("numerator").isnull() if part.counts == "left_out" else \
        Column("numerator") != Constant(0) if part.counts == "met" else \
        Column("numerator").isnotnull()
    numerator = Constant(1) if part.counts == "left_out" else Column("numerator")
    denominator = Column("denominator") if part.counts == "both" else NULL
    kept = found.filter(Column(column).isnotnull()).filter(counted)
    return _adding(kept, Function("concat", Constant(f"{name}:"), value), numerator, denominator)


def _adding(rows: Relation, part: Expression, numerator: Expression,
            denominator: Expression) -> Relation:
    return rows.select(Column("unit"), Column("town"), part.alias("part"),
                       numerator.cast("DOUBLE").alias("numerator"),
                       denominator.cast("DOUBLE").alias("denominator"))
