"""A setting of a board, spelled out in one versioned text that an address can carry.

Every weight is in it, in basis points, so that an old link means the same after defaults have
changed. What it was made on (snapshot, revision, definitions) is in it too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from dashboard.indicators import PlaceLevel
from dashboard.text.errors import Explained
from dashboard.what_if.model import AGGREGATIONS, Weights
from dashboard.what_if.weights import BASIS_POINTS

VERSION = "v1"
BOARDS = ASSESSMENT, INDEX = "assessment", "index"
SUBJECTS = {ASSESSMENT: ("department", "agency"), INDEX: ("unit", "town")}
"""What is ranked: kinds of target, or levels of place."""
RATINGS = {ASSESSMENT: ("raw", "adjusted"), INDEX: ("goalposts", "min_max", "z_score", "rank")}
"""Ratings as they are, or with severity taken out; how values become 0-100."""
RULES = {ASSESSMENT: ("lawful", "free"), INDEX: AGGREGATIONS}
"""Whether the floor holds; how scores are averaged."""
OWN = "own"
MAX_LENGTH = 2000


class ScenarioError(Explained):
    """Why a text is no scenario: `at` is the piece at fault."""

    texts = "what_if.refused."

    def __init__(self, reason: str, at: str = "") -> None:
        super().__init__(reason, at=at[:40])


@dataclass(frozen=True)
class Scenario:
    """One setting. `groups` and the components of a group in basis points, or None: those in force.

    `subject`, `rating`, `rule` are values of `SUBJECTS`, `RATINGS`, `RULES`; of the index, `rating`
    is the normalisation and `rule` the aggregation, and `year` is empty.
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

    @property
    def weights(self) -> Weights:
        """The weights alone."""
        return Weights(self.groups, self.components)

    @property
    def level(self) -> PlaceLevel:
        """Of the index: the places ranked."""
        return "town" if self.subject == "town" else "unit"

    def with_weights(
        self, groups: Mapping[str, int] | None, components: Mapping[str, Mapping[str, int] | None]
    ) -> "Scenario":
        """The same setting with other weights."""
        return replace(self, groups=groups, components=components)


def encode(scenario: Scenario) -> str:
    """The text of a scenario: letters, digits and ``~ . - _ %`` only."""
    s = scenario
    head = [VERSION, s.board, s.subject, s.rating, s.rule, s.year or "-", s.data, s.definitions]
    body = []
    for group, components in s.components.items():
        weight = OWN if s.groups is None else str(s.groups[group])
        inner = [OWN] if components is None else [f"{_token(n)}.{w}" for n, w in components.items()]
        body.append(".".join([_token(group), weight, *inner]))
    return "~".join(head + body)


def _token(name: str) -> str:
    """A name (of a component it is free text) without the signs that separate."""
    return quote(name, safe="").replace(".", "%2E").replace("~", "%7E")


def _name(token: str, piece: str) -> str:
    name = unquote(token, errors="replace")
    if not 0 < len(name) <= 40 or not name.isprintable():
        raise ScenarioError("unreadable", piece)
    return name


def decode(text: str) -> Scenario:
    """The scenario spelled out in `text`; `ScenarioError` says what is wrong with it."""
    if len(text) > MAX_LENGTH:
        raise ScenarioError("too_long")
    version, *head = text.split("~")[:8]
    if version != VERSION:
        raise ScenarioError("version", version)
    if len(head) != 7 or head[0] not in BOARDS:
        raise ScenarioError("unreadable")
    board, subject, rating, rule, year, data, definitions = head
    for value, offered in ((subject, SUBJECTS), (rating, RATINGS), (rule, RULES)):
        if value not in offered[board]:
            raise ScenarioError("choice", value)
    if not re.fullmatch(r"\d{4}" if board == ASSESSMENT else "-", year):
        raise ScenarioError("choice", year)
    if not all(re.fullmatch(r"[A-Za-z0-9-]{1,40}", v) for v in (data, definitions)):
        raise ScenarioError("unreadable")
    groups, components = _body(text.split("~")[8:])
    return Scenario(
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
