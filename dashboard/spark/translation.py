"""The SQL of `queries/` as Spark's: read as DuckDB's, its macros written out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError


class UntranslatableError(ValueError):
    """SQL that Spark has no words for."""


@dataclass(frozen=True)
class Macro:
    """What stands for a call: an expression over its parameters."""

    parameters: tuple[str, ...]
    body: exp.Expr


@dataclass(frozen=True)
class Views:
    """The statements of ``views.sql``: its macros, and what each view selects, in order."""

    macros: Mapping[str, Macro]
    selects: Mapping[str, str]


def views(statements: str) -> Views:
    """`statements` for Spark; UntranslatableError where one has no translation."""
    macros: dict[str, Macro] = {}
    selects: dict[str, str] = {}
    for statement in _read(statements):
        if not isinstance(statement, exp.Create):
            raise UntranslatableError(f"neither view nor macro: {statement.sql('duckdb')}")
        name, body = statement.this.find(exp.Table).name, statement.expression
        if statement.kind == "VIEW":
            selects[name] = _written(body, macros)
        else:
            macros[name] = Macro(tuple(one.name for one in statement.this.expressions), body)
    return Views(macros, selects)


def translated(query: str, macros: Mapping[str, Macro]) -> str:
    """One query for Spark; UntranslatableError where it has no translation."""
    (tree,) = _read(query)
    return _written(tree, macros)


def _read(sql: str) -> Iterator[exp.Expr]:
    try:
        yield from (tree for tree in sqlglot.parse(sql, read="duckdb") if tree)
    except SqlglotError as error:
        raise UntranslatableError(str(error)) from error


def _written(tree: exp.Expr, macros: Mapping[str, Macro]) -> str:
    whole = tree.transform(lambda node: _expanded(node, macros))
    for call in whole.find_all(exp.Anonymous):
        raise UntranslatableError(f"{call.name}: a function that is not known to be Spark's")
    try:
        return whole.sql("spark", unsupported_level=ErrorLevel.RAISE, comments=False)
    except SqlglotError as error:
        raise UntranslatableError(str(error)) from error


def _expanded(node: exp.Expr, macros: Mapping[str, Macro]) -> exp.Expr:
    macro = macros.get(node.name) if isinstance(node, exp.Anonymous) else None
    if macro is None:
        return node
    given = dict(zip(macro.parameters, node.expressions, strict=True))

    def filled(inner: exp.Expr) -> exp.Expr:
        named = isinstance(inner, exp.Column) and not inner.table and inner.name in given
        return given[inner.name].copy() if named else inner

    return macro.body.transform(filled)
