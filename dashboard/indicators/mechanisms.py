"""The mechanisms of the reform, in the sections of the pillar pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from dashboard import paths
from dashboard.contracts import Label
from dashboard.files import documents
from dashboard.indicators.indicator import STRICT, Definitions, Indicator
from dashboard.indicators.vocabulary import PILLARS, Pillar

FILE = paths.SHIPPED / "mechanisms.yaml"


@checked(frozen=True, config=STRICT)
class Entry:
    """A section as it stands in the file."""

    id: str
    name: Label
    mechanisms: Mapping[str, Label]


FORM = TypeAdapter(Mapping[Pillar, tuple[Entry, ...]])


@dataclass(frozen=True)
class Section:
    """One section of a pillar page: its mechanisms, each with the rule its source states."""

    id: str
    pillar: Pillar
    name: Label
    mechanisms: Mapping[str, Label]

    def indicators(self, definitions: Definitions) -> list[Indicator]:
        """The indicators of its mechanisms, in the order of their ids."""
        return [i for i in definitions.values() if section_of(i) == self]


def sections(pillar: str) -> tuple[Section, ...]:
    """The sections of a pillar, in the order of its page (``data/mechanisms.yaml``)."""
    return _read(FILE)[pillar]


@cache
def _read(file: Path) -> Mapping[str, tuple[Section, ...]]:
    """The sections by pillar; FileFault names the line and field at fault."""
    document = documents.opened(file)
    pillars = document.valid(FORM)
    document.refuse(((), f"{one} has no sections") for one in PILLARS if not pillars.get(one))
    return {
        pillar: tuple(Section(one.id, pillar, one.name, one.mechanisms) for one in entries)
        for pillar, entries in pillars.items()
    }


def section_of(indicator: Indicator) -> Section:
    """The section of the indicator's mechanism; the last of its pillar when it names none."""
    listed = sections(indicator.pillar)
    named = (part for part in listed if indicator.mechanism in part.mechanisms)
    return next(named, listed[-1])
