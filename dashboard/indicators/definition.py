"""What an indicator file says of itself: the YAML header of ``queries/indicators/<id>.sql``."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import yaml

from dashboard import paths
from dashboard.contracts import Label

PILLARS = ("empowerment", "capacity", "burden")
SCOPES = ("city", "unit", "town")
WINDOWS = ("stock", "since_2020", "calendar_year", "assessment_year", "since_previous")
DIRECTIONS = ("higher", "lower", "information")
FORMATS = ("percent", "number")
LEVELS = ("floor", "reported", "reference")
LABELS = ("name", "definition", "numerator", "source")
OPTIONAL_LABELS = ("denominator", "limits")

HEADER = re.compile(r"\A\s*/\*(.*?)\*/", re.DOTALL)
RECORDS = re.compile(r"^(?=-- records: )", re.MULTILINE)
VIEW = re.compile(r"create (?:view|macro) (\w+).*")
TOKEN = re.compile(r"('(?:[^']|'')*')|((?:--[^\n]*|/\*.*?\*/|\s)+)|([^'\s])", re.DOTALL)


class HeaderError(ValueError):
    """An indicator file whose header cannot be used; names the file and the field."""


@dataclass(frozen=True)
class Level:
    """What values are held against.

    A ``floor`` is a rule, a ``reported`` level was published for the city; both give
    bands, from `since` on: what was published later is no yardstick for earlier values. A
    ``reference`` is only drawn. `claim` names the published figure behind it.
    """

    kind: str
    value: float
    claim: str = ""
    since: date | None = None


@dataclass(frozen=True)
class Indicator:
    """One indicator; field by field what its header says (see the README).

    `numerator` and `denominator` say in words what is counted above and below the line,
    `limits` what the number cannot tell. `sql` is the header and the query, `records` the query
    that lists what it counts, `views` the statements of the views the first stands on.
    """

    id: str
    pillar: str
    name: Label
    definition: Label
    numerator: Label
    grain: str
    measures: Mapping[str, Mapping]
    lead: str
    scope: str
    adds_up: bool
    window: str
    direction: str
    source: Label
    press_words: Mapping[str, tuple[str, ...]]
    sql: str
    records: str = ""
    views: str = ""
    denominator: Label | None = None
    limits: Label | None = None
    in_force: date | None = None
    goalposts: tuple[float, float] | None = None
    level: Level | None = None
    parts: Mapping[str, Label] | None = None
    mechanism: str = ""
    weight: float = 1.0
    mapped: bool = True

    @property
    def has_ratio(self) -> bool:
        """Whether it has a ratio; only ratios are mapped, ranked and scored."""
        return "ratio" in self.measures

    @property
    def is_share(self) -> bool:
        """Whether its ratio is a share, shown in per cent."""
        return self.has_ratio and self.measures["ratio"]["format"] == "percent"

    @cached_property
    def definition_hash(self) -> str:
        """Hash of what decides the numbers: SQL, its views, the numeric header fields."""
        numeric = {
            "scope": self.scope, "adds_up": self.adds_up, "window": self.window,
            "in_force": str(self.in_force), "direction": self.direction,
            "goalposts": self.goalposts, "level": self.level and self.level.value,
            "measures": sorted(self.measures), "weight": self.weight,
        }
        content = json.dumps([self.id, normalised(self.sql), self.views, numeric], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()


Definitions = Mapping[str, Indicator]


def parts(content: str) -> tuple[str, str]:
    """An indicator file's header and query, and the query below ``-- records:`` that lists the
    records it counts (empty without).
    """
    sql, *records = RECORDS.split(content, maxsplit=1)
    return sql, "".join(records)


def normalised(sql: str) -> str:
    """SQL without comments and with single spaces; literals are kept letter by letter."""
    parts = (literal or (" " if gap else other.lower())
             for literal, gap, other in TOKEN.findall(sql))
    return "".join(parts).strip()


def views(file: Path) -> dict[str, str]:
    """The normalised statements of ``views.sql``, by the name of the view or macro."""
    statements = normalised(file.read_text("utf-8")).split(";")
    found = (VIEW.match(statement.strip()) for statement in statements)
    return {match[1]: match[0] for match in found if match}


def standing_on(sql: str, known: Mapping[str, str]) -> str:
    """The statements of the views that `sql` names, and of those they name, in order."""
    used: set[str] = set()
    text = normalised(sql)
    while True:
        more = {name for name in known if re.search(rf"\b{name}\b", text)} - used
        if not more:
            return "; ".join(known[name] for name in known if name in used)
        used |= more
        text = " ".join(known[name] for name in used)


def read(file: Path) -> Indicator:
    """The indicator in `file`; HeaderError when its header is missing or wrong."""
    content = file.read_text("utf-8")
    match = HEADER.match(content)
    try:
        header = yaml.load(match[1], yaml.CSafeLoader) if match else None
    except yaml.YAMLError as error:
        raise HeaderError(f"{file.name}: header is not YAML: {error}") from error
    if not isinstance(header, dict):
        raise HeaderError(f"{file.name}: no header comment /* … */ at the top")
    try:
        indicator = _indicator(header, content, views(file.parents[1] / "views.sql"))
    except KeyError as error:
        raise HeaderError(f"{file.name}: header lacks {error}") from error
    except TypeError as error:
        raise HeaderError(f"{file.name}: {error}") from error
    _check(file, indicator)
    return indicator


def _indicator(header: dict, content: str, known: Mapping[str, str]) -> Indicator:
    fields = dict(header)
    for name in (*LABELS, *(name for name in OPTIONAL_LABELS if name in fields)):
        fields[name] = Label(**fields[name])
    fields["press_words"] = {lang: tuple(fields["press_words"][lang]) for lang in Label._fields}
    if fields.get("goalposts"):
        fields["goalposts"] = tuple(float(value) for value in fields["goalposts"])
    if fields.get("level"):
        fields["level"] = Level(**fields["level"])
    if fields.get("parts"):
        fields["parts"] = {part: Label(**label) for part, label in fields["parts"].items()}
    sql, records = parts(content)
    used = standing_on(HEADER.sub("", sql), known)
    return Indicator(sql=sql, records=records, views=used, **fields)


def _check(file: Path, indicator: Indicator) -> None:
    """Values outside their vocabulary, and the rules between fields."""
    vocabulary = {"pillar": PILLARS, "scope": SCOPES, "window": WINDOWS,
                  "direction": DIRECTIONS, "lead": tuple(indicator.measures)}
    for name, allowed in vocabulary.items():
        if getattr(indicator, name) not in allowed:
            raise HeaderError(f"{file.name}: {name} must be one of {', '.join(allowed)}")
    if not indicator.measures or not set(indicator.measures) <= {"count", "ratio"}:
        raise HeaderError(f"{file.name}: measures are count, ratio or both")
    if indicator.has_ratio and indicator.measures["ratio"].get("format") not in FORMATS:
        raise HeaderError(f"{file.name}: ratio.format must be one of {', '.join(FORMATS)}")
    if indicator.has_ratio and indicator.denominator is None:
        raise HeaderError(f"{file.name}: a ratio says what its denominator is")
    if indicator.level and indicator.level.kind not in LEVELS:
        raise HeaderError(f"{file.name}: level.kind must be one of {', '.join(LEVELS)}")
    if not indicator.records:
        raise HeaderError(f"{file.name}: no query below a line -- records: that lists the records")
    if indicator.id != file.stem:
        raise HeaderError(f"{file.name}: id {indicator.id} differs from the file name")


def definitions(folder: Path = paths.ROOT / "queries" / "indicators") -> Definitions:
    """Every indicator file, by id, pillar after pillar; HeaderError names a wrong one."""
    found = sorted(map(read, folder.glob("*.sql")), key=lambda i: (PILLARS.index(i.pillar), i.id))
    return {indicator.id: indicator for indicator in found}


def definitions_hash(known: Definitions) -> str:
    """One hash over all definitions; mending a label does not change it."""
    joined = "".join(indicator.definition_hash for indicator in known.values())
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
