"""The state of a view, spelled out in the address so that a link reproduces it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

PARAMETERS = ("lang", "snapshot", "compare", "section", "indicator", "unit", "view")


@dataclass(frozen=True)
class State:
    """What a page shows. `unit` is the city's id when none is chosen; `section` is empty on
    a page that has none.
    """

    lang: str
    snapshot: str
    compare: str
    indicator: str
    unit: str
    view: str
    section: str = ""

    def parameters(self) -> dict[str, str]:
        """The state as address parameters, every one the page has spelled out."""
        return {name: value for name, value in asdict(self).items() if value}


def read(
    given: Mapping[str, str], options: Mapping[str, Sequence[str]]
) -> tuple[State, dict[str, str]]:
    """The state in `given`, and the given values that are none of the options.

    `options` lists the values of each parameter the page has, its default first.
    """
    chosen, refused = {}, {}
    for name in (name for name in PARAMETERS if name in options):
        value = given.get(name, "")
        if value and value not in options[name]:
            refused[name] = value
        chosen[name] = value if value in options[name] else options[name][0]
    return State(**chosen), refused
