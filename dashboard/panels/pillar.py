"""A pillar page: conclusion, mechanisms as tabs, one mechanism with all its views."""

from collections.abc import Mapping, Sequence

from dashboard.components import explorer, prose
from dashboard.components.prose import badges
from dashboard.components.view import grid, show
from dashboard.edition import ALL, Reader
from dashboard.indicators import mechanisms
from dashboard.indicators.mechanisms import Section
from dashboard.views import conclusions, limits, periods
from dashboard.views.base import Builder
from dashboard.views.indicator import towns, trend
from dashboard.views.matrix import matrix

Sections = Mapping[str, Sequence[Builder]]
"""The views of each section, in their order."""


def conclusion(reader: Reader) -> None:
    """Bands of the pillar's indicators, and what moved since the period compared with."""
    text = conclusions.pillar_conclusion(reader.edition, reader.pillar, reader.before)
    prose.conclusion(text, badges(reader.edition))


def tabs(reader: Reader) -> None:
    """The sections as links; an indicator belongs to its section and is left behind."""
    items = {
        id_: (name, reader.here(section=id_, indicator=""))
        for id_, name in reader.section_names.items()
    }
    label = reader.t("pillar_page.sections")
    prose.tabs(items, reader.state.section, label=label, kind=reader.pillar)


def section(reader: Reader, of_section: Sections) -> None:
    """Every indicator by unit, or the section chosen with its indicators and views."""
    if reader.state.section == ALL:
        show(reader, reader.shown(matrix))
        return
    _heading(reader)
    _by_unit(reader)
    _views(reader, of_section)


def _section(reader: Reader) -> Section:
    return next(s for s in mechanisms.sections(reader.pillar) if s.id == reader.state.section)


def _heading(reader: Reader) -> None:
    """The section and the rules it stands for."""
    t, section = reader.t, _section(reader)
    rules = [
        t("pillar_page.rule", id=id_, rule=t.label(rule))
        for id_, rule in section.mechanisms.items()
    ]
    prose.section(t.label(section.name), prose.lines(rules))


def _by_unit(reader: Reader) -> None:
    """An indicator of the section, unit by unit."""
    explorer.indicator(
        reader, [i.id for i in _section(reader).indicators(reader.edition.definitions)]
    )


def _views(reader: Reader, of_section: Sections) -> None:
    """The indicator over time and by town, then the section's own views."""
    sets = ((trend, towns), (periods.then, periods.now), of_section[reader.state.section])
    if any(limits.by_name(reader, build) for built in sets for build in built):
        prose.quiet(reader.t("access.by_name"))
    for built in sets:
        grid(reader, [reader.shown(build) for build in built if limits.seen(reader, build)])
