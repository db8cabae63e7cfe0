"""The state of a view, spelled out in the address so that a link reproduces it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

CARRIED = ("lang", "snapshot", "compare", "section", "indicator", "unit", "view", "preview")
"""What a session takes along from page to page; the rest belongs to one page."""
PARAMETERS = (
    *CARRIED,
    "town",
    "beside",
    "cuts",
    "counted",
    "find",
    "sort",
    "page",
    "scenario",
    "baseline",
    "target",
    "controls",
    "sheet",
    "f",
    "wall",
    "round",
    "pace",
)
Options = Mapping[str, Sequence[str] | Callable[[str], bool]]
MAX_ROUND = 4000
"""Characters of the views that a wall turns through."""
_ROUND = re.compile(r"[a-z_]*(\?[\w=&%.,~*+-]*)?(\|[a-z_]*(\?[\w=&%.,~*+-]*)?)*")
WALL: Options = {
    "wall": ("", "1"),
    "round": lambda value: len(value) <= MAX_ROUND and bool(_ROUND.fullmatch(value)),
    "pace": lambda value: bool(re.fullmatch(r"[1-9]\d{0,3}", value, re.ASCII)),
}
"""A wall: `round` are pages of ours with their choices, | between; `pace` is in seconds."""


@dataclass(frozen=True)
class State:
    """What a page shows. `unit` is the city's id when none is chosen; what a page does not
    have is empty.

    `town` narrows the unit, `beside` names the units compared with (commas between), `cuts` the
    thresholds of the mismatch finder; `counted`, `find`, `sort` and `page` choose records;
    `preview` shows what is under embargo; `scenario` spells out weights, `baseline` those that
    moves are against, `target` is who stands
    out among them, `controls` how they are moved; `sheet` is a run sheet, `f` the code of
    a number or hand-out; `wall` turns from view to view of the `round`, each `pace` seconds.
    """

    lang: str
    snapshot: str
    compare: str
    indicator: str
    unit: str
    view: str
    preview: str = ""
    section: str = ""
    town: str = ""
    beside: str = ""
    cuts: str = ""
    counted: str = ""
    find: str = ""
    sort: str = ""
    page: str = ""
    scenario: str = ""
    baseline: str = ""
    target: str = ""
    controls: str = ""
    sheet: str = ""
    f: str = ""
    wall: str = ""
    round: str = ""
    pace: str = ""

    @classmethod
    def of(cls, lang: str) -> "State":
        """Nothing chosen but the language."""
        return cls(lang=lang, snapshot="", compare="", indicator="", unit="", view="")

    def parameters(self) -> dict[str, str]:
        """The state as address parameters, every one the page has spelled out."""
        return {name: value for name, value in vars(self).items() if value}


def read(given: Mapping[str, str], options: Options) -> tuple[State, dict[str, str]]:
    """The state in `given`, and the given values that are none of the options.

    `options` lists the values of each parameter the page has, its default first; or tells
    whether a free value will do, whose default is empty.
    """
    chosen, refused = {}, {}
    for name in (name for name in PARAMETERS if name in options):
        value, offered = given.get(name, ""), options[name]
        accepted = bool(value) and accepts(offered, value)
        if value and not accepted:
            refused[name] = value
        chosen[name] = value if accepted else "" if callable(offered) else offered[0]
    return State(**chosen), refused


def accepts(offered: Sequence[str] | Callable[[str], bool], value: str) -> bool:
    """Whether `value` is one of those offered."""
    return offered(value) if callable(offered) else value in offered


def here(parameters: Mapping[str, str], **changes: str) -> str:
    """The address of the same page with `changes`; what is changed to nothing is left out."""
    asked = {name: value for name, value in {**parameters, **changes}.items() if value}
    return f"?{urlencode(asked)}"


def link(page: str, parameters: Mapping[str, str], **changes: str) -> str:
    """The address of another page (the first one: ``.``): what a session carries along, and
    `changes`. A section belongs to its page and is left behind.
    """
    kept = {
        name: parameters[name] for name in CARRIED if parameters.get(name) and name != "section"
    }
    asked = {name: value for name, value in (kept | changes).items() if value}
    return f"{page}?{urlencode(asked)}"
