"""A draft in which the names of places, times and titles name nothing else."""

import re
from collections.abc import Mapping, Sequence

from dashboard.indicators import CITY
from dashboard.press.context.periods import Period
from dashboard.press.context.places import Place
from dashboard.press.vocabulary.grammar import press_words

PLACE = "\u2003"
"""What names of units and towns are read as: whoever names one need not say 镇街."""
TITLE = re.compile(r"《[^》《\n]{1,80}》")


def _titled(text: str) -> str:
    """`text` with each 《…》 one token: the responsibility list by its name, any other by none."""

    def alias(match: re.Match[str]) -> str:
        titles: Mapping[str, str] = press_words()["titles"]
        fitting = (
            name
            for name, said in titles.items()
            if re.search(said, match[0]) and len(name) <= len(match[0])
        )
        return next(fitting, "").rjust(len(match[0]))

    return TITLE.sub(alias, text)


def bare(text: str, places: Sequence[Place], times: Sequence[Period]) -> str:
    """`text` with names of places and times made spaces, so that they name nothing else, and its
    titles one token each.
    """
    characters = list(_titled(text))
    for place in (one for one in places if not one.above):
        blank = " " if place.unit == CITY else PLACE
        characters[place.start : place.end] = blank * (place.end - place.start)
    for time in times:
        characters[time.start : time.end] = " " * (time.end - time.start)
    return "".join(characters)
