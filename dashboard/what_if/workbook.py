"""A scenario as an Excel workbook whose results are live: change a weight, and it is ranked anew.

Sheets: what it is; the weights; the columns that are weighed (0-100); the results as formulas.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from dashboard.what_if.model import ARITHMETIC, component_weights, group_scores, group_weights
from dashboard.what_if.setting import Setting

SHEETS = ("note", "weights", "columns", "results")
WORDS = (*SHEETS, "place", "score", "rank", "before", "rank_before", "weights_note")
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
) -> None:
    """Numbers by place; a column `common` to all is a number in the first row, which the others
    repeat.
    """
    for column, head in enumerate(heads, 1):
        sheet.write_string(FIRST_ROW - 2, column, head)
    for row, place in enumerate(order, FIRST_ROW - 1):
        sheet.write_string(row, 0, names[place])
        for column, value in enumerate(table.loc[place].to_numpy(), 1):
            if column <= len(common) and common[column - 1] and row >= FIRST_ROW:
                first = f"={xl_col_to_name(column)}${FIRST_ROW}"
                sheet.write_formula(row, column, first, form, float(value))
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


def _columns(setting: Setting, group: str) -> tuple[int, int]:
    """First and last column (from 0) of a group's components, among all components."""
    components = setting.model.components
    held = [components.index(component) for component in setting.model.groups[group]]
    return held[0], held[-1]


def group_formula(setting: Setting, group: str, row: int, words: Mapping[str, str]) -> str:
    """A group's score: the mean of what has a value, if that is enough of the weight."""
    model = setting.model
    low, high = _columns(setting, group)
    shift = 1 + len(model.groups)
    weight = (
        f"'{words['weights']}'!{xl_col_to_name(low + shift)}{row}:"
        f"{xl_col_to_name(high + shift)}{row}"
    )
    held = f"'{words['columns']}'!{xl_col_to_name(low + 1)}{row}:{xl_col_to_name(high + 1)}{row}"
    there = f"SUMPRODUCT({weight},--ISNUMBER({held}))"
    scale = held if model.aggregation == ARITHMETIC else f"LN(1+0.99*{held})"
    mean = f"SUMPRODUCT({weight},--ISNUMBER({held}),{scale})/{there}"
    mean = mean if model.aggregation == ARITHMETIC else f"EXP({mean})"
    return f'=IF(AND({there}>0,{there}>={model.enough}*SUM({weight})-0.000000000001),{mean},"")'


def total_formula(setting: Setting, row: int, words: Mapping[str, str]) -> str:
    """The mean of the groups; empty where one that weighs has no score."""
    model, n = setting.model, len(setting.model.groups)
    weight = f"'{words['weights']}'!B{row}:{xl_col_to_name(n)}{row}"
    held = f"B{row}:{xl_col_to_name(n)}{row}"
    lacks = f"SUMPRODUCT(--({weight}>0),--NOT(ISNUMBER({held})))"
    if model.aggregation == ARITHMETIC:
        mean = f"SUMPRODUCT({weight},{held})/SUM({weight})"
    else:
        terms = "+".join(
            f"'{words['weights']}'!{xl_col_to_name(c)}{row}*"
            f"LN(N({xl_col_to_name(c)}{row})+(N({xl_col_to_name(c)}{row})=0))"
            for c in range(1, n + 1)
        )
        mean = f"EXP(({terms})/SUM({weight}))"
    return f'=IF({lacks}>0,"",{mean})'
