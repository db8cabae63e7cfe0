"""Indicator files read: the header checked field by field, the query bound to the contract.

What is wrong with a file is said here, by file and line, before there are any data.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from dashboard import contracts, paths
from dashboard.indicators.indicator import (
    Definitions,
    Header,
    Indicator,
    definitions_hash,
    header_fields,
)
from dashboard.indicators.source import HeaderError, Place, Source, opened
from dashboard.indicators.text import normalised, standing_on, views
from dashboard.indicators.vocabulary import PILLARS

if TYPE_CHECKING:
    from dashboard.snapshots.database import Connection

__all__ = [
    "Definitions",
    "HeaderError",
    "Indicator",
    "definitions",
    "definitions_hash",
    "headers",
    "normalised",
    "read",
]

FOLDER = paths.ROOT / "queries" / "indicators"
HEADERS = TypeAdapter(Header)
FIXED = ("unit", "town", "record", "numerator", "denominator")
NUMERIC = re.compile(r"(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL.*|\"NULL\")")
Faults = Iterator[tuple[Place, str]]


def definitions(folder: Path = FOLDER) -> Definitions:
    """Every indicator file, by id, pillar after pillar; HeaderError names a wrong one."""
    return _sorted(_all(sorted(folder.glob("*.sql")), folder.parent / "views.sql"))


def headers(folder: Path = FOLDER) -> Definitions:
    """As `definitions`, of their headers alone, in a tenth of the time: for whom asks what they
    are called and counted in. Their queries are not read; HeaderError names a wrong header.
    """
    return _sorted(
        [
            Indicator(**header_fields(_header(opened(file), file.stem)), sql="")
            for file in sorted(folder.glob("*.sql"))
        ]
    )


def read(file: Path) -> Indicator:
    """The indicator in `file`; HeaderError when anything is wrong with it."""
    return _all([file], file.parents[1] / "views.sql")[0]


def _sorted(found: list[Indicator]) -> Definitions:
    found.sort(key=lambda indicator: (PILLARS.index(indicator.pillar), indicator.id))
    return {indicator.id: indicator for indicator in found}


def _all(files: list[Path], statements: Path) -> list[Indicator]:
    """The indicators in `files`, bound to the views that `statements` makes."""
    from dashboard.indicators import binding  # only who reads files needs the database

    try:
        with binding.empty(statements.read_text("utf-8")) as connection:
            one = partial(_one, known=views(statements), connection=connection)
            return [one(file) for file in files]
    except binding.SqlError as error:
        raise HeaderError(f"{statements.name}:{error.line}: {error}") from error


def _one(file: Path, known: Mapping[str, str], connection: "Connection") -> Indicator:
    from dashboard.indicators import binding

    source = opened(file)
    header = _header(source, file.stem)
    try:
        bound = binding.bind(source.query, connection)
    except binding.SqlError as error:
        source.refuse_query(error.line, str(error))
    source.header.refuse(_column_faults(header, source, bound.columns))
    tests, tables = [], set(bound.tables)
    for number, name in enumerate(header.reported_in):
        try:
            test, more = binding.sent_in(name, header.scope, connection)
        except binding.SqlError as error:
            source.header.refuse([(("reported_in", number), str(error))])
        tests.append(test)
        tables |= more
    sent = " and ".join(tests)
    return Indicator(
        **header_fields(header),
        sql=source.content,
        record_columns=bound.columns,
        sent=sent,
        views=standing_on(f"{source.query} {sent}", known),
        tables=tuple(name for name in contracts.TABLES if name in tables),
    )


def _header(source: Source, stem: str) -> Header:
    header = source.header.valid(HEADERS)
    source.header.refuse(_header_faults(header, stem))
    return header


def _header_faults(header: Header, stem: str) -> Faults:
    """Rules between fields."""
    from dashboard.indicators import mechanisms

    if header.id != stem:
        yield ("id",), f"{header.id} differs from the file name"
    if not header.measures:
        yield ("measures",), "must be count, ratio or both"
    if header.measures and header.lead not in header.measures:
        yield ("lead",), f"must be one of the measures, {', '.join(header.measures)}"
    if "ratio" in header.measures and header.denominator is None:
        yield ("measures", "ratio"), "a ratio says what its denominator is"
    if header.goalposts and header.goalposts[0] >= header.goalposts[1]:
        yield ("goalposts",), "the low end must be below the high one"
    if header.mechanism and not any(
        header.mechanism in section.mechanisms for section in mechanisms.sections(header.pillar)
    ):
        yield ("mechanism",), f"{header.mechanism} is no mechanism of {header.pillar}"


def _column_faults(header: Header, source: Source, columns: Mapping[str, str]) -> Faults:
    """What the query returns against what the header says of it."""
    names, parts, headed = list(columns), header.parts or {}, header.columns or {}
    own = names[len(FIXED) :]
    if tuple(names[: len(FIXED)]) != FIXED:
        source.refuse_query(1, f"must return {', '.join(FIXED)} first, not {', '.join(names)}")
    for name in ("numerator", "denominator"):
        if not NUMERIC.fullmatch(columns[name]):
            source.refuse_query(1, f"{name} must be a number, not {columns[name]}")
    for name, part in parts.items():
        if (part.column or name) not in own:
            yield ("parts", name), f"the query has no column {part.column or name}"
    for name in headed:
        if name not in own:
            yield ("columns", name), f"the query has no column {name}"
    for name in own:
        if name not in headed and name not in parts and not contracts.having(name):
            source.refuse_query(
                source.query_line(name),
                f"{name} is in no table of the contract; say under columns what stands above it",
            )
