"""What the sender sees is what is read: rows and cells that look otherwise than they are."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from dashboard.contracts import Table
from dashboard.intake.problems import MOST, IntakeWarning, Problem
from dashboard.intake.reading import cells, headings, styles
from dashboard.intake.reading.files import Sheet
from dashboard.intake.reading.layout import letter
from dashboard.intake.reading.words import accepted

Row = tuple[int, list[object]]
"""A row and its number, as the sheet counts."""
NUMBERS = ("integer", "number", "weight")
KEPT = 2000
"""Places kept of one message; fewer are shown."""
_SPELLED = re.compile(r"([A-Z]+)(\d+)")
_FOOT = re.compile(
    r"(?:合计|总计|小计|累计|共计|注|备注|说明|填报人|填表人|制表人?|审核人?|复核人?|负责人|联系人|"
    r"联系电话|填报单位|填报日期|盖章|total|note|remark|prepared|checked)(?:[:：(（].*)?",
    re.IGNORECASE,
)
"""How rows below a table begin that are none of its records."""
_AIDS = re.compile(r"^\s*(?:例[:：]|e\.g\.)| · ")
"""What our template writes above the headings."""


def places(named: Sequence[object]) -> str:
    """Rows or cells of one message, one a line; `said` puts them into words."""
    return "\n".join(map(str, named[:KEPT]))


def records(
    table: Table, sheet: Sheet, at: headings.Headings, rows: Sequence[Row], found: list[Problem]
) -> list[Row]:
    """Those of `rows` that are records; each other one is a problem, never left out unsaid."""
    here = partial(Problem, file=sheet.file, sheet=sheet.name, table=table.name)
    first = min(at.places.values())
    asked, lacks = _lacking(table, at, rows)
    names = {name for column in table.columns for name in (column.name, *column.label)}
    kept = []
    for (number, row), lacking in zip(rows, lacks, strict=True):
        shown = next((str(cell) for cell in row if not cells.blank(cell)), "")
        cell = f"{letter(first)}{number}"
        odd = lacking >= 2 and lacking * 2 >= asked
        if (odd or not names.isdisjoint(map(str, row))) and headings.repeated(table, at, row):
            found.append(here("second_headings", row=number, cell=cell))
        elif sheet.flat and len(row) > len(sheet.rows[at.row]):
            found.append(
                here(
                    "long_row",
                    row=number,
                    hint={"n": str(len(row)), "columns": str(len(sheet.rows[at.row]))},
                )
            )
        elif odd or _FOOT.fullmatch(cells.plain(shown)):
            found.append(here("no_record", row=number, cell=cell, value=shown))
        else:
            kept.append((number, row))
    return kept


def _lacking(table: Table, at: headings.Headings, rows: Sequence[Row]) -> tuple[int, list[int]]:
    """How many columns a record must have filled in, and how many of them each row lacks, or
    has in a form that makes no sense.
    """
    asked = [column for column in table.columns if column.required]
    lacks = [0] * len(rows)
    for column in asked:
        place = at.places[column.name]
        raw = [row[place] if place < len(row) else None for _, row in rows]
        for row, value in enumerate(cells.parse(column, raw, accepted(column))[0]):
            lacks[row] += value is None
    return len(asked), lacks


def above(table: Table, sheet: Sheet, at: headings.Headings) -> Iterator[Problem]:
    """Rows above the headings that hold a record: they would not be read."""
    for number, row in enumerate(sheet.rows[: at.row], start=1):
        filled = [
            c
            for c in table.columns
            if at.places[c.name] < len(row) and not cells.blank(row[at.places[c.name]])
        ]
        shown = " ".join(str(cell) for cell in row)
        asked = [c for c in table.columns if c.required]
        if (
            _AIDS.search(shown)
            or headings.repeated(table, at, row)
            or not set(asked) <= set(filled)
        ):
            continue
        values = [cells.parse(c, [row[at.places[c.name]]], accepted(c))[0][0] for c in filled]
        if None not in values and len(asked) > 1:
            yield Problem("above_headings", sheet.file, sheet.name, number, table=table.name)


def hidden(
    table: Table, sheet: Sheet, at: headings.Headings, rows: Sequence[Row]
) -> Iterator[Problem]:
    """Rows and columns with data that the sender does not see."""
    here = partial(Problem, file=sheet.file, sheet=sheet.name, table=table.name)
    out = [number for number, _ in rows if number in sheet.look.hidden_rows]
    if out:
        yield here("filtered_rows" if sheet.look.filtered else "hidden_rows", value=places(out))
    for column in table.columns:
        place = at.places[column.name]
        if place in sheet.look.hidden_columns and any(
            place < len(row) and not cells.blank(row[place]) for _, row in rows
        ):
            yield here(
                "hidden_column",
                row=at.row + 1,
                column=column.name,
                cell=f"{letter(place)}{at.row + 1}",
            )


def shown_otherwise(
    table: Table, sheet: Sheet, at: headings.Headings, rows: Sequence[Row]
) -> Iterator[Problem]:
    """Cells whose format shows another number than they hold."""
    held = (
        {
            f"{letter(at.places[column.name])}{number}": (column, number, row[place])
            for column in table.columns
            for place in [at.places[column.name]]
            for number, row in rows
            if place < len(row) and not cells.blank(row[place])
        }
        if sheet.look.marked
        else {}
    )
    for kind in (styles.PERCENT, styles.SCALED, styles.MASKED):
        for cell in sheet.look.marked.get(kind, ()):
            if cell not in held:
                continue
            column, number, value = held[cell]
            share = kind == styles.PERCENT and column.type == "weight"
            numeric = column.type in NUMBERS and isinstance(value, int | float)
            if kind == styles.MASKED or (numeric and not share):
                yield Problem(
                    f"shown_{kind}",
                    sheet.file,
                    sheet.name,
                    number,
                    cell,
                    table.name,
                    column.name,
                    str(value),
                )


def struck(
    table: Table, sheet: Sheet, at: headings.Headings, rows: Sequence[Row]
) -> Iterator[IntakeWarning]:
    """Records with a line through them."""
    letters = {letter(place) for place in at.places.values()}
    numbers = {number for number, _ in rows}
    cut = sorted(
        {
            int(match[2])
            for cell in sheet.look.marked.get(styles.STRUCK, ())
            if (match := _SPELLED.fullmatch(cell))
            and match[1] in letters
            and int(match[2]) in numbers
        }
    )
    if cut:
        yield IntakeWarning(
            "struck", table=table.name, file=sheet.file, sheet=sheet.name, cells=places(cut)
        )


def no_values(table: Table, sheet: Sheet, at: headings.Headings) -> Iterator[Problem]:
    """Formulas and merged cells among the data: what they hold cannot be taken at its word."""
    columns = {letter(place): name for name, place in at.places.items()}
    here = partial(Problem, file=sheet.file, sheet=sheet.name, table=table.name)
    spelled = [(cell, _SPELLED.fullmatch(cell)) for cell in dict.fromkeys(sheet.formulas)]
    inside = [
        (cell, match)
        for cell, match in spelled
        if match is None or (int(match[2]) > at.row + 1 and match[1] in columns)
    ]
    for cell, match in inside[:MOST]:
        yield (
            here("formula", row=int(match[2]), cell=cell, column=columns[match[1]])
            if match
            else here("formula")
        )
    if len(inside) > MOST:
        yield here("formula", more=len(inside) - MOST)
    last = max(at.places.values())
    areas = [area for area in sheet.look.merged if area[1][0] > at.row and area[0][1] <= last]
    for (top, left), (bottom, right) in areas[:MOST]:
        name = f"{letter(left)}{top + 1}"
        yield here("merged", row=top + 1, cell=name, value=f"{name}:{letter(right)}{bottom + 1}")
