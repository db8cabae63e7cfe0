"""The template: a workbook made from the contract, with the codes offices need."""

from collections.abc import Sequence
from io import BytesIO

import pandas as pd
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from dashboard.contracts import TABLES
from dashboard.contracts.common import REPORTING
from dashboard.contracts.senders import reporting_units
from dashboard.indicators import CITY, Definitions
from dashboard.intake import parts
from dashboard.intake.workbooks import book as books
from dashboard.intake.workbooks.book import FIRST, SCOPE, Book, table_sheet
from dashboard.text.i18n import Translator
from dashboard.text.rules import between

OF_CITY = ("units", "duty_items", "duty_roles", "grid_items", "duty_grid")
"""What the city keeps itself."""
WIDTHS = (34, 34, 34, 60, 34)
REAL = ("city", *REPORTING, "town")
"""Levels whose units are real even in demonstration data."""


def offered(unit: str = "") -> list[str]:
    """The tables a template holds: for one unit those that the city does not keep itself."""
    return [name for name in TABLES if not (unit and unit != CITY and name in OF_CITY)]


def template(
    units: pd.DataFrame,
    definitions: Definitions,
    t: Translator,
    *,
    base: str,
    tables: Sequence[str] = (),
    unit: str = "",
    demo: bool = False,
) -> bytes:
    """The workbook; `units` is the register of the snapshot `base`, from which, where it is
    demonstration data (`demo`), only what is real is taken. KeyError for an unknown table or
    unit.
    """
    chosen = [TABLES[name].name for name in (tables or offered(unit))]
    held_units = units[units["level"].isin(REAL)] if demo else units
    names = dict(zip(units["unit_id"], units[f"name_{t.written}"], strict=True))
    whose = names[unit] if unit else t("book.everyone")
    file = BytesIO()
    held = books.opened(file, t)
    _notes(held, chosen, whose, "" if unit == CITY else unit, base, demo=demo)
    local = _local(held_units, unit)
    held.ranges = _lists(held, local, definitions, names)
    for name in chosen:
        table_sheet(
            held,
            TABLES[name],
            _prefilled(name, local, definitions, unit, names, t),
            title=t.label(TABLES[name].label),
        )
    held.book.close()
    return file.getvalue()


def _local(units: pd.DataFrame, unit: str) -> pd.DataFrame:
    if not unit or unit == CITY:
        return units
    homes = units["unit_id"].map(reporting_units(units))
    return units[(homes == unit) | (units["unit_id"] == CITY)]


def _prefilled(
    name: str,
    units: pd.DataFrame,
    definitions: Definitions,
    unit: str,
    names: dict[str, str],
    t: Translator,
) -> pd.DataFrame | None:
    """What the city knows already, codes with their names; None where it is the office's."""
    if name == "units":
        return units
    if name == "town_profiles":
        towns = units.loc[units["level"] == "town", "unit_id"]
        return pd.DataFrame({"town": [f"{id_} {names[id_]}" for id_ in towns]})
    if name == "reported_values":
        places = list(units.loc[units["level"].isin(REPORTING), "unit_id"])
        pairs = [
            (i, place)
            for i in definitions.values()
            for place in (places if i.scope != "city" else [CITY] if unit in ("", CITY) else [])
        ]
        return pd.DataFrame(
            {
                "indicator": [f"{i.id} {t.label(i.name)}" for i, _ in pairs],
                "unit": [f"{place} {names[place]}" for _, place in pairs],
            }
        )
    return None


def _whose(name: str, unit: str, t: Translator) -> str:
    """Who fills it in; for a single unit in a form that is read back."""
    return t("book.whose", name=f"{name} ({SCOPE}{unit})" if unit else name)


def _notes(
    held: Book, tables: Sequence[str], whose: str, unit: str, base: str, *, demo: bool
) -> None:
    t = held.t
    sheet = held.book.add_worksheet(t("sheet.notes"))
    said = [
        t("book.what"),
        _whose(whose, unit, t),
        t("book.colours"),
        t("book.how_1", first=FIRST + 1, example=books.EXAMPLE + 1),
        t("book.how_2"),
        t("book.how_3", reported=t.label(TABLES["reported_values"].label)),
        t("book.how_4"),
        t("book.how_5"),
        t("book.how_6", base=base),
    ]
    said += [t("book.how_6_real", units=t.label(TABLES["units"].label))] if demo else []
    for row, line in enumerate(said):
        sheet.write_string(row, 0, line, held.title if row == 0 else None)
    columns = ("table", "grain", "office", "reused", "asked")
    for place, column in enumerate(columns):
        sheet.write_string(len(said) + 1, place, t(f"book.column.{column}"), held.reused)
    for row, name in enumerate(tables, start=len(said) + 2):
        table, holder = TABLES[name], TABLES[name].holder
        names = {c.name: t.label(c.label) for c in table.columns}
        cells = (
            f"{t.label(table.label)} {name}",
            t.label(table.grain),
            t.label(holder.office),
            t.join([label for c, label in names.items() if c not in holder.new]),
            t.join([names[c] for c in holder.new]),
        )
        for place, cell in enumerate(cells):
            sheet.write_string(row, place, cell, held.wrap)
        wide = 2 if t.lang == "zh" else 1
        sheet.set_row(
            row,
            15
            * max(1 + wide * len(cell) // width for cell, width in zip(cells, WIDTHS, strict=True)),
        )
    _rules(held, sheet, tables, len(said) + len(tables) + 3)
    books.printed(sheet)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)


def _rules(held: Book, sheet: Worksheet, tables: Sequence[str], row: int) -> None:
    """Below what the tables are: the rules between their columns and between tables."""
    sheet.write_string(row, 0, held.t("rules.title"), held.title)
    said = [(TABLES[name], rule) for name in tables for rule in between(TABLES[name], held.t)]
    for place, (table, rule) in enumerate(said, start=row + 1):
        sheet.write_string(place, 0, held.t.label(table.label))
        sheet.write_string(place, 1, rule)


def _lists(
    held: Book, units: pd.DataFrame, definitions: Definitions, names: dict[str, str]
) -> dict[tuple[str, tuple[str, ...]], str]:
    """The sheet of codes, and the range in which each kind of code stands."""
    t, title = held.t, held.t("sheet.lists")
    sheet = held.book.add_worksheet(title)
    kinds = sorted(
        {
            c.levels
            for table in TABLES.values()
            for c in table.columns
            if c.references == "units" and c.levels
        }
    )
    ranges = {}
    columns: list[tuple[str, list[str]]] = []
    for levels in kinds:
        ids = units.loc[units["level"].isin(levels), "unit_id"]
        head = t("list.separator").join(t(f"word.{level}") for level in levels)
        columns.append((head, [f"{id_} {names[id_]}" for id_ in ids]))
        if len(ids):
            ranges["units", levels] = _range(title, len(columns) - 1, len(ids))
    columns.append(
        (t("book.list.indicators"), [f"{i.id} {t.label(i.name)}" for i in definitions.values()])
    )
    ranges["indicator", ()] = _range(title, len(columns) - 1, len(definitions))
    columns.append((t("book.list.numerator"), [t.label(i.numerator) for i in definitions.values()]))
    columns.append(
        (
            t("book.list.denominator"),
            [t.label(i.denominator) if i.denominator else "–" for i in definitions.values()],
        )
    )
    of = _parts(definitions, t)
    if of:
        ranges["part", ()] = _range(title, len(columns), len(of))
        columns += [(t("book.list.parts"), list(of)), (t("book.list.parts_of"), list(of.values()))]
    for place, (head, values) in enumerate(columns):
        sheet.set_column(place, place, 34)
        for row, value in enumerate([head, *values]):
            sheet.write_string(row, place, value, held.reused if row == 0 else None)
    sheet.freeze_panes(1, 0)
    return ranges


def _parts(definitions: Definitions, t: Translator) -> dict[str, str]:
    """Every part in words, and the indicators that have it."""
    found: dict[str, list[str]] = {}
    for one in definitions.values():
        for said in parts.listed(one, t).values():
            found.setdefault(said, []).append(one.id)
    return {said: t.join(ids) for said, ids in found.items()}


def _range(sheet: str, place: int, rows: int) -> str:
    column = xl_col_to_name(place)
    return f"='{sheet}'!${column}$2:${column}${rows + 1}"
