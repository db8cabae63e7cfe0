"""Titles of screens: typed words around numbers that are filled from the edition, never typed."""

import re
from collections.abc import Iterable, Mapping

from dashboard.contracts import Label

PLACEHOLDER = re.compile(r"\{(\w+)\}")
NUMERAL = "零〇一二两三四五六七八九"
TYPED = re.compile(
    rf"\d[\d,.]*%?|[①-⓿㈠-㊿❶-➓Ⅰ-ↈ]|百分之\S|翻[一两]?番|倍"
    rf"|(?:[一过大多]|[十百千万])半|半数|对半|[全省市]第[{NUMERAL}十]|第[{NUMERAL}十]+(?![批章条部])"
    r"|居首|首位|榜首|末位|垫底|倒数"
    rf"|[{NUMERAL}\d]+[十百千万亿成倍]|[十百千万亿][{NUMERAL}余多]"
    r"|\b(?:hundred|thousand|million|half|twice|doubled?|tripled?|tenfold|per ?cent|first|last)\b",
    re.IGNORECASE,
)
"""Numbers and ranks, in words or digits: those of a title come from the edition alone."""


def typed(titles: Iterable[str]) -> str:
    """The first number typed in titles outside of placeholders; empty where there is none."""
    for title in titles:
        found = TYPED.search(PLACEHOLDER.sub("", title))
        if found:
            return found[0]
    return ""


def unknown(title: str, known: Mapping[str, str]) -> str:
    """The first placeholder that stands for nothing on its screen; empty where there is none."""
    return next((name for name in PLACEHOLDER.findall(title) if name not in known), "")


def filled(title: str, known: Mapping[str, str]) -> str:
    """A title with its numbers; KeyError of a placeholder that stands for nothing."""
    return PLACEHOLDER.sub(lambda found: known[found[1]], title)


def chosen(title: Label, lang: str) -> str:
    """What was typed in a language."""
    return title.zh if lang == "zh" else title.en
