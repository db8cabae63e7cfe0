"""A setting of a board, spelled out in one versioned text that an address can carry.

Every weight is in it, in basis points, so that an old link means the same after defaults have
changed. What it was made on (snapshot, revision, definitions) is in it too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from dashboard.indicators import PlaceLevel
from dashboard.text.errors import Explained
from dashboard.what_if.model import AGGREGATIONS, Weights
from dashboard.what_if.statutory import FLOORS
from dashboard.what_if.weights import BASIS_POINTS

VERSION, EXTENDED = "v1", "v2"
"""The longer form says, too: county, town, shift, locks, name."""
BOARDS = ASSESSMENT, INDEX = "assessment", "index"
SUBJECTS = {ASSESSMENT: ("department", "agency"), INDEX: ("unit", "town")}
"""What is ranked: kinds of target, or levels of place."""
RATINGS = {ASSESSMENT: ("raw", "adjusted"), INDEX: ("goalposts", "min_max", "z_score", "rank")}
"""Ratings as they are, or with severity taken out; how values become 0-100."""
LAWFUL = "lawful"
RULES = {ASSESSMENT: (LAWFUL, "free"), INDEX: AGGREGATIONS}
"""Whether the floor holds; how scores are averaged."""
OWN = "own"
MAX_NAME = 40
"""Characters of the name of a component or a scenario."""
MAX_LENGTH = 8000


class ScenarioError(Explained):
    """Why a text is no scenario: `at` is the piece at fault."""

    texts = "what_if.refused."

    def __init__(self, reason: str, at: str = "") -> None:
        super().__init__(reason, at=at[:40])


@dataclass(frozen=True)
class Scenario:
    """One setting. `groups` and the components of a group in basis points, or None: those in force.

    `subject`, `rating`, `rule` are values of `SUBJECTS`, `RATINGS`, `RULES`; of the index, `rating`
    is the normalisation and `rule` the aggregation, and `year` is empty. `shift` (basis points):
    with the weights in force, what every town rating weighs more. `unit` and `town` are where it
    was made, `locks` the groups and components that stay, `name` what it is called.
    """

    board: str
    subject: str
    rating: str
    rule: str
    year: str
    data: str
    definitions: str
    groups: Mapping[str, int] | None
    components: Mapping[str, Mapping[str, int] | None]
    shift: int = 0
    unit: str = ""
    town: str = ""
    locks: frozenset[str] = frozenset()
    name: str = ""

    @property
    def weights(self) -> Weights:
        """The weights alone."""
        floor = FLOORS[self.subject] if self.shift and self.rule == LAWFUL else 0.0
        return Weights(self.groups, self.components, self.shift, floor)

    @property
    def level(self) -> PlaceLevel:
        """Of the index: the places ranked."""
        return "town" if self.subject == "town" else "unit"

    def with_weights(
        self,
        groups: Mapping[str, int] | None,
        components: Mapping[str, Mapping[str, int] | None],
        shift: int = 0,
    ) -> "Scenario":
        """The same setting with other weights; it is no longer the one that had a name."""
        return replace(self, groups=groups, components=components, shift=shift, name="")


def encode(scenario: Scenario) -> str:
    """The text of a scenario: letters (of any script), digits and ``~ . - _ %`` only."""
    s = scenario
    more = (s.unit, s.town, s.shift, s.locks, s.name)
    head = [s.board, s.subject, s.rating, s.rule, s.year or "-", s.data, s.definitions]
    head = [EXTENDED if any(more) else VERSION, *head]
    if any(more):
        locks = ".".join(map(_token, sorted(s.locks)))
        name = _token(s.name) if s.name else "-"
        head += [s.unit or "-", s.town or "-", str(s.shift), locks or "-", name]
    body = []
    for group, components in s.components.items():
        weight = OWN if s.groups is None else str(s.groups[group])
        inner = [OWN] if components is None else [f"{_token(n)}.{w}" for n, w in components.items()]
        body.append(".".join([_token(group), weight, *inner]))
    return "~".join(head + body)


def _token(name: str) -> str:
    """A name (of a component it is free text) without the signs that separate."""
    if name == "-":  # alone it stands for nothing
        return "%2D"
    return "".join(c if c.isalnum() or c in "-_" else f"%{'%'.join(_bytes(c))}" for c in name)


def _bytes(letter: str) -> list[str]:
    return [f"{byte:02X}" for byte in letter.encode()]


def _name(token: str, piece: str) -> str:
    name = unquote(token, errors="replace")
    if not 0 < len(name) <= MAX_NAME or not name.isprintable():
        raise ScenarioError("unreadable", piece)
    return name


def decode(text: str) -> Scenario:
    """The scenario spelled out in `text`; `ScenarioError` says what is wrong with it."""
    if len(text) > MAX_LENGTH:
        raise ScenarioError("too_long")
    version, *pieces = text.split("~")
    if version not in (VERSION, EXTENDED):
        raise ScenarioError("version", version)
    more = 5 if version == EXTENDED else 0
    head, body = pieces[: 7 + more], pieces[7 + more :]
    if len(head) != 7 + more or head[0] not in BOARDS:
        raise ScenarioError("unreadable")
    board, subject, rating, rule, year, data, definitions = head[:7]
    for value, offered in ((subject, SUBJECTS), (rating, RATINGS), (rule, RULES)):
        if value not in offered[board]:
            raise ScenarioError("choice", value)
    if not re.fullmatch(r"\d{4}" if board == ASSESSMENT else "-", year):
        raise ScenarioError("choice", year)
    if not all(re.fullmatch(r"[A-Za-z0-9-]{1,40}", v) for v in (data, definitions)):
        raise ScenarioError("unreadable")
    groups, components = _body(body)
    found = Scenario(
        board,
        subject,
        rating,
        rule,
        "" if year == "-" else year,
        data,
        definitions,
        groups,
        components,
    )
    return _extended(found, head[7:]) if more else found


def _extended(scenario: Scenario, more: list[str]) -> Scenario:
    """The scenario with what the longer form says besides."""
    unit, town, shift, locks, name = more
    if not all(re.fullmatch(r"[A-Za-z0-9-]{1,20}", place) for place in (unit, town)):
        raise ScenarioError("unreadable")
    if not re.fullmatch(r"-?[0-9]{1,5}", shift):
        raise ScenarioError("number", shift)
    if int(shift) and (scenario.groups is not None or scenario.board != ASSESSMENT):
        raise ScenarioError("unreadable", shift)
    return replace(
        scenario,
        unit="" if unit == "-" else unit,
        town="" if town == "-" else town,
        shift=int(shift),
        locks=frozenset() if locks == "-" else frozenset(_name(n, n) for n in locks.split(".")),
        name="" if name == "-" else _name(name, name),
    )


def _body(
    pieces: list[str],
) -> tuple[dict[str, int] | None, dict[str, dict[str, int] | None]]:
    groups: dict[str, int | None] = {}
    components: dict[str, dict[str, int] | None] = {}
    for piece in pieces:
        token, _, rest = piece.partition(".")
        weight, *inner = rest.split(".")
        group = _name(token, piece)
        if group in groups:
            raise ScenarioError("unreadable", piece)
        groups[group] = None if weight == OWN else _points(weight, piece)
        components[group] = None if inner == [OWN] else _components(inner, piece)
    if not groups:
        raise ScenarioError("unreadable")
    given = {g: w for g, w in groups.items() if w is not None}
    if given and len(given) < len(groups):
        raise ScenarioError("unreadable")
    _total(given or {"": BASIS_POINTS}, "")
    return given or None, components


def _components(inner: list[str], piece: str) -> dict[str, int]:
    if not inner or len(inner) % 2:
        raise ScenarioError("unreadable", piece)
    names = [_name(token, piece) for token in inner[::2]]
    if len(set(names)) < len(names):
        raise ScenarioError("unreadable", piece)
    found = {name: _points(w, piece) for name, w in zip(names, inner[1::2], strict=True)}
    _total(found, piece)
    return found


def _points(text: str, piece: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text):
        raise ScenarioError("number", piece)
    return int(text)


def _total(weights: Mapping[str, int], piece: str) -> None:
    if not any(weights.values()):
        raise ScenarioError("all_zero", piece)
    if sum(weights.values()) != BASIS_POINTS:
        raise ScenarioError("not_whole", piece)


def fitting(scenario: Scenario, groups: Mapping[str, tuple[str, ...]], own: bool) -> Scenario:
    """The scenario with exactly the components of `groups`: one it does not name weighs nothing.

    `ScenarioError` when it weighs a component that is not there, lacks a group, or wants weights in
    force where there are none (`own` false).
    """
    if set(scenario.components) != set(groups):
        raise ScenarioError("groups")
    if not own and (scenario.groups is None or None in scenario.components.values()):
        raise ScenarioError("no_own")
    components: dict[str, Mapping[str, int] | None] = {}
    for group, names in groups.items():
        given = scenario.components[group]
        gone = [n for n, w in (given or {}).items() if n not in names and w]
        if gone:
            raise ScenarioError("gone", gone[0])
        components[group] = None if given is None else {n: given.get(n, 0) for n in names}
    weights = None if scenario.groups is None else {g: scenario.groups[g] for g in groups}
    return replace(scenario, groups=weights, components=components)
