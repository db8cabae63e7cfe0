"""Texts composed of frames (``frames.tsv``) and digits, whose right verdicts are known."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("frames.tsv")
RIGHT = {
    **{"posts_sunk": "3291", "posts_per_town": "21", "powers": "5", "towns": "156"},
    **{"dept_floor": "30", "agency_floor": "60", "posting_rate": "80", "duty_items": "132"},
    **{"cross_identity_heads": "389", "enforcers": "2600", "enforcement_cases": "2100"},
    **{"duty_batches": "3", "duty_items_first_two": "98"},
}
WRONG = {
    **{"posts_sunk": "3219", "posts_per_town": "31", "powers": "6", "towns": "165"},
    **{"dept_floor": "20", "agency_floor": "50", "posting_rate": "90", "duty_items": "123"},
    **{"cross_identity_heads": "398", "enforcers": "3600", "enforcement_cases": "1200"},
    **{"duty_batches": "4", "duty_items_first_two": "89"},
}
OURS = [
    "12月16日，济宁市召开新闻发布会，通报镇街赋权增能减负情况。{}",
    "本报济宁12月17日讯 济宁市赋权、增能、减负，编制和责任清单是看点。⏎{}⏎干部群众都说好。",
    "济宁市编办：全市赋权镇街、下沉编制、公布清单为镇街减负。⏎{}⏎（2021年12月20日）",
    "【济宁镇街改革】⏎主持人：赋权、增能、减负，欢迎收看。⏎{}⏎主持人：谢谢。",
    "济宁市赋权、增能、减负。新建公园17处，投资3.2亿元。{}另有132家企业签约。",
]
OTHERS = [
    "泰安市编办：全市赋权镇街、下沉编制、公布清单为镇街减负。⏎{}",
    "【外地见闻】浙江某县赋权、增能、减负。⏎{}",
    "枣庄市召开新闻发布会，通报镇街赋权增能减负情况。{}",
]


class Composed(NamedTuple):
    """A text, where in it the number begins, of what figure, and whether its digits are right;
    `right` None where the text is of another place or a plan.
    """

    text: str
    at: int
    claim: str
    right: bool | None


def composed(seed: int, most: int) -> Iterator[Composed]:
    """At most so many of all frames in all openings, right, wrong and elsewhere."""
    lines = [one for one in FILE.read_text("utf-8").splitlines() if not one.startswith("#")]
    every = [
        (line, opening, right)
        for line in lines
        for openings, rights in ((OURS, (True, False)), (OTHERS, (None,)))
        for opening in openings
        for right in rights
    ]
    for line, opening, right in random.Random(seed).sample(every, min(most, len(every))):
        claim, frame = line.split("\t")
        if right is None and not _of_place(frame):
            continue
        digits = (WRONG if right is False else RIGHT)[claim]
        before, after = (opening.replace("{}", frame)).replace("⏎", "\n").split("{}")
        yield Composed(before + digits + after, len(before), claim, right)


def _of_place(frame: str) -> bool:
    """Whether a frame names no place, so that its opening says whose it is."""
    return "济宁" not in frame
