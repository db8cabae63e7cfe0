"""An indicator's records, and what they add up to, as SQL that DuckDB and Spark both run.

A place (a unit, and a town where the indicator goes so far) has data once every table of
`reported_in` holds a row that its unit has sent: from then on its totals are nought at least,
and until then its records do not count. Without `reported_in` a place has data where it has
records. A row without a numerator is left out: it is not listed, adds nothing to a total, and
says that its place has sent data; parts may count it.

Names of tables and columns were checked when the file was read; there are no values in the text.
"""

from collections.abc import Iterator, Sequence

from dashboard import contracts
from dashboard.indicators.indicator import Indicator, Part

PLACES = {
    "city": "select unit, cast(null as string) as town from city",
    "unit": "select unit, cast(null as string) as town "
    "from (select unit_id as unit from units) as every_unit",
    "town": "select unit, town from towns",
}
RECORDS = "with records as (\n{query}\n){places}\n"
SENT = {
    "unit": "unit in (select unit from {table})",
    "town": "unit in (select towns.unit from {table} inner join towns "
    "on {table}.{column} = towns.town)",
    "below": "unit in (select units.parent_id from {table} inner join units "
    "on {table}.{column} = units.unit_id)",
    "itself": "town in (select {column} from {table})",
    "any": "exists (select 1 from {table})",
}
"""Whether a place has sent rows of a table, by what its column holds: the unit; a town; a
department or agency of the unit; by a table with one row a town, which speaks for that town
alone; by one of the city, of which any row will do.
"""
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
    return (
        f"{_records(indicator)}select * from records where numerator is not null"
        f"{_with_data(indicator)}"
    )


def sums(indicator: Indicator) -> str:
    """The totals of the lowest places and their parts: unit, town, part, numerator, denominator,
    where `part` is null for a total and ``dimension:value`` for a part.
    """
    return _records(indicator) + SUMS.format(rows="\nunion all\n".join(_added(indicator)))


def sent(name: str, scope: str, columns: Sequence[str]) -> str:
    """Whether a place has sent what stands in `reported_in` as `name` ("table" or "table.column",
    of a table or view with `columns`); ValueError when the rows do not say who sent them.
    """
    table, _, column = name.partition(".")
    if scope == "city":
        return SENT["any"].format(table=table)
    column = column or next((one for one in ("unit", "town") if one in columns), "")
    held = contracts.having(column, [table] if table in contracts.TABLES else [])
    if column not in columns or held is None or held.references != "units":
        raise ValueError(f"{name}: its rows do not say which unit has sent them")
    kind = "unit" if column == "unit" else "town" if held.levels == ("town",) else "below"
    if (
        kind == scope == "town"
        and table in contracts.TABLES
        and contracts.TABLES[table].key == (column,)
    ):
        kind = "itself"
    return SENT[kind].format(table=table, column=column)


def _records(indicator: Indicator) -> str:
    places = f", places as (\n{PLACES[indicator.scope]} where {indicator.sent}\n)"
    return RECORDS.format(query=indicator.query, places=places if indicator.sent else "")


def _with_data(indicator: Indicator) -> str:
    return " and unit in (select unit from places)" if indicator.sent else ""


def _added(indicator: Indicator) -> Iterator[str]:
    """What is added: every row to its place's total, nought at every place with data, parts."""
    within, nought = _with_data(indicator), "0" if indicator.has_ratio else "null"
    yield (
        ADDED.format(
            part="cast(null as string)",
            numerator="coalesce(numerator, 0)",
            denominator=f"case when numerator is null then {nought} else denominator end",
        )
        + f"from records where 1 = 1{within}"
    )
    if indicator.sent:
        yield ADDED.format(part="null", numerator="0", denominator=nought) + "from places"
    for name, part in (indicator.parts or {}).items():
        yield _part(indicator, name, part) + within


def _part(indicator: Indicator, name: str, part: Part) -> str:
    column = part.column or name
    value = f"cast({column} as string)"
    if indicator.record_columns[column] == "BOOLEAN":
        value = f"case when {column} then 'yes' else 'no' end"
    numerator, counted = {
        "left_out": ("1", "numerator is null"),
        "each": ("1", "numerator is not null"),
        "met": ("numerator", "numerator <> 0"),
    }.get(part.counts, ("numerator", "numerator is not null"))
    denominator = "denominator" if part.counts == "both" else "null"
    added = ADDED.format(part=f"'{name}:' || {value}", numerator=numerator, denominator=denominator)
    return f"{added}from records where {column} is not null and {counted}"
