"""A scenario as an Excel workbook whose results are live: change a weight, and it is ranked anew.

Sheets: what it is; the weights; the columns that are weighed (0-100); the results as formulas.
"""

import itertools
from collections.abc import Mapping, Sequence
from io import BytesIO

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from dashboard.what_if.formulas import group_formula, total_formula
from dashboard.what_if.model import component_weights, group_scores, group_weights
from dashboard.what_if.setting import Setting

SHEETS = ("note", "weights", "columns", "results")
WORDS = (
    *SHEETS,
    "place",
    "score",
    "rank",
    "before",
    "rank_before",
    "weights_note",
    "sound",
    "unsound",
)
"""Keys of the texts it needs: names of sheets, headings."""
FIRST_ROW = 4
"""The row (from 1) of the first place on the three sheets of numbers."""


def workbook(
    setting: Setting,
    *,
    names: Mapping[str, str],
    component_names: Mapping[str, str],
    group_names: Mapping[str, str],
    facts: Sequence[tuple[str, str]],
    stamp: str,
    words: Mapping[str, str],
) -> bytes:
    """The workbook; `facts` are lines of the first sheet, `stamp` stands above every other,
    `words` name sheets and headings. Every place has its row of weights, as targets may have
    their own in force.
    """
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheets = {name: book.add_worksheet(words[name]) for name in SHEETS}
    for row, (label, value) in enumerate(facts):
        sheets["note"].write_string(row, 0, label)
        sheets["note"].write_string(row, 1, value)
    sheets["note"].set_column(0, 0, 18)
    sheets["note"].set_column(1, 1, 100)
    model, order = setting.model, list(setting.table.index)
    weights = setting.scenario.weights
    group = group_weights(model, weights).loc[order]
    component = component_weights(model, weights).loc[order]
    heads = [
        *(group_names[g] for g in model.groups),
        *(component_names[n] for n in model.components),
    ]
    for name in SHEETS[1:]:
        _head(sheets[name], stamp, words)
    percent = book.add_format({"num_format": "0.00%"})
    sheets["weights"].write_string(1, 1, words["weights_note"])
    sizes = [len(model.groups), *(len(held) for held in model.groups.values())]
    _check(sheets, setting, len(order), sum(sizes), words)
    common = [weights.groups is not None] * len(model.groups) + [
        weights.components[g] is not None for g, held in model.groups.items() for _ in held
    ]
    _grid(
        sheets["weights"],
        heads,
        order,
        names,
        pd.concat([group, component], axis=1),
        percent,
        common,
        _rests(sizes),
    )
    _grid(
        sheets["columns"],
        [component_names[n] for n in model.components],
        order,
        names,
        model.values.loc[order, model.components],
        None,
    )
    _results(sheets["results"], setting, order, names, group_names, words)
    book.close()
    return file.getvalue()


def _rests(sizes: Sequence[int]) -> dict[int, int]:
    """Of the columns of weights (from 1): the last of each block, which is what the others leave
    of 1, and the first of that block.
    """
    ends = list(itertools.accumulate(sizes))
    return {end: end - size + 1 for end, size in zip(ends, sizes, strict=True) if size > 1}


def _check(
    sheets: Mapping[str, Worksheet],
    setting: Setting,
    places: int,
    columns: int,
    words: Mapping[str, str],
) -> None:
    """A line on both sheets that says whether all weights are between 0 and 1 and the first group
    keeps its floor; Excel refuses to be given less.
    """
    last, right = FIRST_ROW + places - 1, xl_col_to_name(columns)
    held, town = f"$B${FIRST_ROW}:${right}${last}", f"$B${FIRST_ROW}:$B${last}"
    # one in force may be below its floor
    floor = min(setting.floor, float(group_weights(setting.model, setting.base).iloc[:, 0].min()))
    good = f"AND(MIN({held})>-0.000000001,MIN({town})>{floor:.4f}-0.000000001)"
    sound, unsound = words["sound"], words["unsound"].replace("{floor}", f"{floor:.2%}")
    sheets["weights"].write_formula(1, 0, f'=IF({good},"{sound}","{unsound}")', None, sound)
    sheets["results"].write_formula(1, 0, f"='{words['weights']}'!A2", None, sound)
    least = {"validate": "decimal", "criteria": "between", "minimum": floor, "maximum": 1}
    sheets["weights"].data_validation(FIRST_ROW - 1, 1, last - 1, 1, least)


def _head(sheet: Worksheet, stamp: str, words: Mapping[str, str]) -> None:
    sheet.write_string(0, 0, stamp)
    sheet.write_string(FIRST_ROW - 2, 0, words["place"])
    sheet.freeze_panes(FIRST_ROW - 1, 1)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 60, 14)


def _grid(
    sheet: Worksheet,
    heads: Sequence[str],
    order: Sequence[str],
    names: Mapping[str, str],
    table: pd.DataFrame,
    form: Format | None,
    common: Sequence[bool] = (),
    rests: Mapping[int, int] | None = None,
) -> None:
    """Numbers by place; a column `common` to all is a number in the first row, which the others
    repeat; one of `rests` is what those from its first column on leave of 1.
    """
    for column, head in enumerate(heads, 1):
        sheet.write_string(FIRST_ROW - 2, column, head)
    for row, place in enumerate(order, FIRST_ROW - 1):
        sheet.write_string(row, 0, names[place])
        for column, value in enumerate(table.loc[place].to_numpy(), 1):
            if column <= len(common) and common[column - 1] and row >= FIRST_ROW:
                first = f"={xl_col_to_name(column)}${FIRST_ROW}"
                sheet.write_formula(row, column, first, form, float(value))
            elif column in (rests or {}):
                start, end = (xl_col_to_name(c) for c in ((rests or {})[column], column - 1))
                rest = f"=1-SUM({start}{row + 1}:{end}{row + 1})"
                sheet.write_formula(row, column, rest, form, float(value))
            elif not pd.isna(value):
                sheet.write_number(row, column, float(value), form)


def _results(
    sheet: Worksheet,
    setting: Setting,
    order: Sequence[str],
    names: Mapping[str, str],
    group_names: Mapping[str, str],
    words: Mapping[str, str],
) -> None:
    """One score a group, their mean, the rank; beside them the score and rank in force."""
    model, table = setting.model, setting.table
    groups = list(model.groups)
    heads = [
        *(group_names[g] for g in groups),
        words["score"],
        words["rank"],
        words["before"],
        words["rank_before"],
    ]
    for column, head in enumerate(heads, 1):
        sheet.write_string(FIRST_ROW - 2, column, head)
    total = xl_col_to_name(len(groups) + 1)
    last = FIRST_ROW + len(order) - 1
    held = {
        column: table[column].astype(float).to_dict()
        for column in ("now", "rank", "before", "rank_before")
    }
    parts = {
        str(g): column.to_dict()
        for g, column in group_scores(model, setting.scenario.weights).items()
    }
    for row, place in enumerate(order, FIRST_ROW):
        line = row - 1
        sheet.write_string(line, 0, names[place])
        for column, group in enumerate(groups, 1):
            sheet.write_formula(
                line,
                column,
                group_formula(setting, group, row, words),
                None,
                _value(parts[group][place]),
            )
        sheet.write_formula(
            line,
            len(groups) + 1,
            total_formula(setting, row, words),
            None,
            _value(held["now"][place]),
        )
        sheet.write_formula(
            line,
            len(groups) + 2,
            f"=IF(ISNUMBER({total}{row}),COUNTIF(${total}${FIRST_ROW}:${total}${last},"
            f'">"&({total}{row}+0.000000001))+1,"")',
            None,
            _value(held["rank"][place]),
        )
        for column, key in enumerate(("before", "rank_before"), len(groups) + 3):
            if not pd.isna(held[key][place]):
                sheet.write_number(line, column, held[key][place])


def _value(number: float) -> float | str:
    return "" if pd.isna(number) else float(number)
