"""Write ``docs/indicators.md`` from the indicator files: ``python -m tools.docs``."""

from collections.abc import Iterator

from dashboard import contracts, indicators, paths
from dashboard.contracts import Label
from dashboard.indicators import Definitions, Indicator, mechanisms
from dashboard.text.i18n import LANGUAGES, Translator

FILE = paths.ROOT / "docs" / "indicators.md"
HEAD = """# Indicators

Generated from the headers of `queries/indicators/` by `python -m tools.docs`; do not edit. A
value is the sum of numerators over the sum of denominators (of a count: the sum alone), at the
lowest level at which the indicator means anything and at every level above it. What the header
fields mean: [adding.md](adding.md#an-indicator).
"""
DIRECTIONS = {
    "higher": "↑ higher is better",
    "lower": "↓ lower is better",
    "information": "○ information, never scored or ranked",
}
TRANSLATORS = [Translator(language) for language in LANGUAGES]


def page(definitions: Definitions) -> str:
    """The whole page, in the order of the pillar pages."""
    lines = [HEAD]
    for pillar in indicators.PILLARS:
        lines.append(f"## {' '.join(t(f'pillar.{pillar}') for t in TRANSLATORS)}\n")
        for section in mechanisms.sections(pillar):
            for indicator in section.indicators(definitions):
                lines += [*_entry(indicator, section.name), ""]
    return "\n".join(lines)


def _entry(indicator: Indicator, section: Label) -> Iterator[str]:
    yield f"### {indicator.id} {_said(indicator.name)}\n"
    yield _said(indicator.definition, "\n\n") + "\n"
    yield f"- Numerator: {_said(indicator.numerator)}"
    if indicator.denominator:
        yield f"- Denominator: {_said(indicator.denominator)}"
    if indicator.limits:
        yield f"- Limits: {_said(indicator.limits)}"
    yield f"- Records: {indicator.grain}"
    level = f"; {indicator.level.kind} level {indicator.level.value:g}" if indicator.level else ""
    yield f"- {DIRECTIONS[indicator.direction]}{level}; reaches down to: {indicator.scope}"
    tables = (f"`{name}` {_said(contracts.TABLES[name].label)}" for name in indicator.tables)
    yield f"- Mechanism: {indicator.mechanism or '–'}, {_said(section)}"
    yield f"- Tables: {'; '.join(tables) or '–'}"
    yield f"- Source: {_said(indicator.source)}"
    yield f"- Query: [`{indicator.id}.sql`](../queries/indicators/{indicator.id}.sql)"


def _said(label: Label, between: str = " · ") -> str:
    return between.join(t.label(label) for t in TRANSLATORS)


if __name__ == "__main__":
    FILE.write_text(page(indicators.definitions()), "utf-8")
