"""An indicator's records, and what they add up to, as SQL that DuckDB and Spark both run.

A place (a unit, and a town where the indicator goes so far) has data once every table of
`reported_in` holds a row that its unit has sent: from then on its totals are nought at least,
and until then its records do not count. Without `reported_in` a place has data where it has
records. A row without a numerator is left out: it is not listed, adds nothing to a total, and
says that its place has sent data; parts may count it.

Names of tables and columns were checked when the file was read; there are no values in the text.
"""

from collections.abc import Iterator

from dashboard import contracts
from dashboard.indicators.indicator import Indicator, Part

PLACES = {
    "city": "select unit, cast(null as string) as town from city",
    "unit": "select distinct unit, cast(null as string) as town from senders",
    "town": "select unit, town from towns",
}
RECORDS = "with records as (\n{query}\n){places}\n"
SENT = "unit in (select senders.unit from {name} inner join senders on {name}.{column} = senders.id)"
SUMS = """select
    unit, town, part,
    sum(cast(numerator as double)) as numerator,
    sum(cast(denominator as double)) as denominator
from (
{rows}
) as added
group by unit, town, part
"""
ADDED = "select unit, town, {part} as part, {numerator} as numerator, {denominator} as denominator "


def listed(indicator: Indicator) -> str:
    """The rows of the indicator's query that count: those of places with data, none left out."""
    return f"{_records(indicator)}select * from records where numerator is not null" \
        f"{_with_data(indicator)}"


def sums(indicator: Indicator) -> str:
    """The totals of the lowest places and their parts: unit, town, part, numerator, denominator,
    where `part` is null for a total and ``dimension:value`` for a part.
    """
    return _records(indicator) + SUMS.format(rows="\nunion all\n".join(_added(indicator)))


def source(name: str, scope: str, columns: list[str]) -> tuple[str, str]:
    """The table or view of a name in `reported_in` ("table" or "table.column"), and the one of
    its `columns` that says who sent a row: none for the city, of which any row will do.
    """
    table, _, column = name.partition(".")
    if scope != "city" and not column:
        column = next((one for one in ("unit", "town") if one in columns), "")
    return table, column


def _records(indicator: Indicator) -> str:
    tests = [_sent(indicator, name) for name in indicator.reported_in]
    places = f"{PLACES[indicator.scope]} where {' and '.join(tests)}"
    return RECORDS.format(query=indicator.query,
                          places=f", places as (\n{places}\n)" if tests else "")


def _sent(indicator: Indicator, name: str) -> str:
    """Whether a place has sent what stands in `reported_in` as `name`; a table with one row a
    town speaks for that town alone.
    """
    table, column = indicator.sources[name]
    if not column:
        return f"exists (select 1 from {table})"
    if indicator.scope == "town" and table in contracts.TABLES \
            and contracts.TABLES[table].key == (column,) == ("town",):
        return f"town in (select town from {table})"
    return SENT.format(name=table, column=column)


def _with_data(indicator: Indicator) -> str:
    return " and unit in (select unit from places)" if indicator.reported_in else ""


def _added(indicator: Indicator) -> Iterator[str]:
    """What is added: every row to its place's total, nought at every place with data, parts."""
    within = _with_data(indicator)
    yield ADDED.format(part="cast(null as string)", numerator="coalesce(numerator, 0)",
                       denominator="denominator") + f"from records where 1 = 1{within}"
    if indicator.reported_in:
        yield ADDED.format(part="null", numerator="0",
                           denominator="0" if indicator.has_ratio else "null") + "from places"
    for name, part in (indicator.parts or {}).items():
        yield _part(indicator, name, part) + within


def _part(indicator: Indicator, name: str, part: Part) -> str:
    column = part.column or name
    value = f"cast({column} as string)"
    if indicator.record_columns[column] == "BOOLEAN":
        value = f"case when {column} then 'yes' else 'no' end"
    numerator, counted = {
        "left_out": ("1", "numerator is null"), "met": ("numerator", "numerator <> 0"),
    }.get(part.counts, ("numerator", "numerator is not null"))
    denominator = "denominator" if part.counts == "both" else "null"
    added = ADDED.format(part=f"concat('{name}:', {value})", numerator=numerator,
                         denominator=denominator)
    return f"{added}from records where {column} is not null and {counted}"
