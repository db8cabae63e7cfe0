"""What the sender sees is what is read: rows and cells that look otherwise than they are."""

import re
from collections.abc import Iterator, Sequence

from dashboard.contracts import Table
from dashboard.contracts.senders import own_ids
from dashboard.intake.problems import MAX_CELLS, IntakeWarning, Problem, places
from dashboard.intake.reading import cells, headings
from dashboard.intake.reading.files import Sheet
from dashboard.intake.reading.grid import Grid
from dashboard.intake.reading.layout import Look, letter
from dashboard.intake.reading.words import accepted, blank, plain, shown

NUMBERS = ("integer", "number", "weight")
_SPELLED = re.compile(r"([A-Z]+)(\d+)")
_FOOT = re.compile(
    r"(?:合计|总计|小计|累计|共计|注|备注|说明|填报人|填表人|制表人?|审核人?|复核人?|负责人|联系人|"
    r"联系电话|填报单位|填报日期|盖章|total|note|remark|prepared|checked)(?:[:：(（].*)?",
    re.IGNORECASE,
)
"""How rows below a table begin that are none of its records."""
_NO_ID = re.compile(
    r"[^\w]+|(?:暂|尚)?(?:无|缺|没有|未[知填报编定有]?|不[详明]|空白?)(?:编[码号]|代码)?|同[上前左]|"
    r"待[补填定报编核]\w?|略|(?:共计?|合?总?计)?\d+[人名个条件项]|n/?a|none|null|nil|tbd|unknown|ditto|"
    r"same|x+|0+"
)
"""What is typed where an id is not known, the row above goes on, or rows are counted."""
_AIDS = re.compile(r"^\s*(?:例[:：]|e\.g\.)| · ")
"""What our template writes above the headings."""


def records(grid: Grid, problems: list[Problem]) -> Grid:
    """The rows that are records; each other one is a problem, never left out unsaid."""
    first = letter(min(grid.at.places.values()))
    required = [grid.parsed[column.name].values for column in grid.table.columns if column.required]
    lacking = [sum(value is None for value in row) for row in zip(*required, strict=True)]
    names = {name for column in grid.table.columns for name in (column.name, *column.label)}
    there = []
    for place, row in enumerate(grid.rows):
        lacks = lacking[place] if required else 0
        incomplete = lacks >= 2 and lacks * 2 >= len(required)
        heading = incomplete or not names.isdisjoint(map(str, row.cells))
        shown = next((str(cell) for cell in row.cells if not blank(cell)), "")
        if heading and headings.repeated(grid.table, grid.at, row.cells):
            found = grid.problem("second_headings", row.number, cell=f"{first}{row.number}")
        elif grid.sheet.flat and len(row.cells) > grid.width:
            hint = {"n": str(len(row.cells)), "columns": str(grid.width)}
            found = grid.problem("long_row", row.number, hint=hint)
        elif incomplete or _FOOT.fullmatch(plain(shown)):
            found = grid.problem("no_record", row.number, cell=f"{first}{row.number}", value=shown)
        else:
            there.append(place)
            continue
        problems.append(found)
    return grid.only(there)


def above(table: Table, sheet: Sheet, at: headings.Headings) -> Iterator[Problem]:
    """Rows above the headings that hold a record: they would not be read."""
    required = [c for c in table.columns if c.required]
    for number, row in enumerate(sheet.rows[: at.row], start=1):
        filled = [
            (column, row[place])
            for column in table.columns
            if (place := at.places[column.name]) < len(row) and not blank(row[place])
        ]
        if (
            _AIDS.search(" ".join(map(str, row)))
            or headings.repeated(table, at, row)
            or not set(required) <= {column for column, _ in filled}
        ):
            continue
        values = [
            cells.parse(column, [cell], accepted(column)).values[0] for column, cell in filled
        ]
        if None not in values and len(required) > 1:
            yield Problem("above_headings", sheet.file, sheet.name, number, table=table.name)


def said_above(sheet: Sheet, at: headings.Headings) -> list[str]:
    """The words above the headings, but for those of our template."""
    return [
        cell
        for row in sheet.rows[: at.row]
        if not _AIDS.search(" ".join(map(str, row)))
        for cell in row
        if isinstance(cell, str) and not blank(cell)
    ]


def no_ids(grid: Grid) -> Iterator[Problem]:
    """Words in place of an id: nothing of a kind that the sender could tell apart again."""
    for column in own_ids(grid.table):
        if column.name not in grid.parsed:
            continue
        for row, value in grid.filled(column):
            if _NO_ID.fullmatch(plain(str(value))):
                yield grid.problem("no_id", row.number, column.name, value=shown(value))


def hidden(grid: Grid) -> Iterator[Problem]:
    """Rows and columns with data that the sender does not see."""
    layout = grid.sheet.layout
    out = [row.number for row in grid.rows if row.number in layout.hidden_rows]
    if out:
        yield grid.problem("filtered_rows" if layout.filtered else "hidden_rows", value=places(out))
    for column in grid.table.columns:
        if grid.at.places[column.name] in layout.hidden_columns and grid.filled(column):
            yield grid.problem("hidden_column", grid.at.row + 1, column.name)


def shown_otherwise(grid: Grid) -> Iterator[Problem]:
    """Cells whose format shows another number than they hold."""
    looks = grid.sheet.layout.looks
    if not looks:
        return
    letters = grid.letters()
    filled = {
        f"{letters[column.name]}{row.number}": (column, row.number, value)
        for column in grid.table.columns
        for row, value in grid.filled(column)
    }
    for look in (Look.PERCENT, Look.SCALED, Look.MASKED):
        for cell in looks.get(look, ()):
            if cell not in filled:
                continue
            column, number, value = filled[cell]
            share = look == Look.PERCENT and column.type == "weight"
            numeric = column.type in NUMBERS and isinstance(value, int | float)
            if look == Look.MASKED or (numeric and not share):
                yield grid.problem(f"shown_{look}", number, column.name, value=shown(value))


def struck(grid: Grid) -> Iterator[IntakeWarning]:
    """Records with a line through them."""
    letters, numbers = set(grid.letters().values()), {row.number for row in grid.rows}
    spelled = map(_SPELLED.fullmatch, grid.sheet.layout.looks.get(Look.STRUCK, ()))
    rows = {int(match[2]) for match in spelled if match and match[1] in letters} & numbers
    if rows:
        yield IntakeWarning(
            "struck",
            table=grid.table.name,
            file=grid.sheet.file,
            sheet=grid.sheet.name,
            cells=places(sorted(rows)),
        )


def no_values(grid: Grid) -> Iterator[Problem]:
    """Formulas and merged cells among the data: what they hold cannot be taken at its word."""
    at, layout = grid.at, grid.sheet.layout
    columns = {letter: name for name, letter in grid.letters().items()}
    inside = _inside(list(dict.fromkeys(layout.formulas)), columns, at.row + 1)
    yield from (grid.problem("formula", row, column) for row, column in inside[:MAX_CELLS])
    if len(inside) > MAX_CELLS:
        yield grid.problem("formula", more=len(inside) - MAX_CELLS)
    last = max(at.places.values())
    areas = [area for area in layout.merged if area[1][0] > at.row and area[0][1] <= last]
    for (top, left), (bottom, right) in areas[:MAX_CELLS]:
        cell = f"{letter(left)}{top + 1}"
        value = f"{cell}:{letter(right)}{bottom + 1}"
        yield grid.problem("merged", top + 1, cell=cell, value=value)


def _inside(
    formulas: Sequence[str], columns: dict[str, str], heading: int
) -> list[tuple[int, str]]:
    """The rows and columns of cells among the data; of an address that is none neither."""
    found = []
    for cell in formulas:
        match = _SPELLED.fullmatch(cell)
        if match is None:
            found.append((0, ""))
        elif int(match[2]) > heading and match[1] in columns:
            found.append((int(match[2]), columns[match[1]]))
    return found
