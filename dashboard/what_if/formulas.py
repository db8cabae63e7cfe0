"""The formulas of the workbook: a group's score, the mean of the groups."""

from collections.abc import Mapping

from xlsxwriter.utility import xl_col_to_name

from dashboard.what_if.model import ARITHMETIC
from dashboard.what_if.setting import Setting


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
