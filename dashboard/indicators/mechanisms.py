"""The mechanisms of the reform, in the sections of the pillar pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from dashboard import paths
from dashboard.contracts import Label
from dashboard.indicators import Definitions, Indicator


@dataclass(frozen=True)
class Section:
    """One section of a pillar page: its mechanisms, each with the rule its source states."""

    id: str
    pillar: str
    name: Label
    mechanisms: Mapping[str, Label]

    def indicators(self, known: Definitions) -> list[Indicator]:
        """The indicators of its mechanisms, in the order of their ids."""
        return [i for i in known.values() if section_of(i) == self]


@cache
def sections(pillar: str) -> tuple[Section, ...]:
    """The sections of a pillar, in the order of its page (``data/mechanisms.yaml``)."""
    content = yaml.safe_load((paths.SHIPPED / "mechanisms.yaml").read_text("utf-8"))
    return tuple(
        Section(
            part["id"],
            pillar,
            Label(**part["name"]),
            {id_: Label(**rule) for id_, rule in part["mechanisms"].items()},
        )
        for part in content[pillar]
    )


def section_of(indicator: Indicator) -> Section:
    """The section of the indicator's mechanism; the last of its pillar when it names none."""
    listed = sections(indicator.pillar)
    named = (part for part in listed if indicator.mechanism in part.mechanisms)
    return next(named, listed[-1])
