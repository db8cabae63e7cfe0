"""Words beside a head by which it may be another thing, and ratings that are not the towns'."""

import re

from dashboard.press.lexicon import Quantity
from dashboard.press.surroundings import Surroundings

TOWARDS = re.compile(r"[对占向给在][^，。；]{0,12}$")
RATING = re.compile("评价|评议|打分|评分|测评|赋分|投票")


def odd(quantity: Quantity, *stretches: str) -> str:
    """A word right before the head that is none of those known there (教育编制)."""
    if quantity.head is None or quantity.before is None:
        return ""
    for stretch in stretches:
        for head in quantity.head.finditer(stretch):
            if not quantity.before.search(stretch, 0, head.start()):
                return stretch[max(head.start() - 2, 0):head.end()]
    return ""


def rated(quantity: Quantity, around: Surroundings) -> str:
    """Whose rating it is, where that is not the towns' (群众评价); 对部门的评价 is the towns'."""
    if quantity.rater is None:
        return ""
    for said in (around.clause, *around.earlier):
        for rating in quantity.rater.finditer(said):
            towards = TOWARDS.search(said, max(rating.start() - 14, 0), rating.start())
            if not towards or rating[0].endswith("对"):
                return rating[0]
        if RATING.search(said) and not said.lstrip().startswith("对"):
            return ""
    return ""
