"""What stands above and below an indicator's pictures."""

from dashboard.components import chart_card, prose
from dashboard.components.prose import badges
from dashboard.edition import Reader
from dashboard.text import formats


def head(reader: Reader, takeaway: str, badges: str = "") -> None:
    """The indicator's name over the sentence read off it."""
    indicator = reader.indicator
    chart_card.head(indicator.id, reader.t.label(indicator.name), takeaway, badges=badges)


def city_total(reader: Reader, why: str) -> None:
    """The city's value, why there is no map of units, and what is counted."""
    t, indicator = reader.t, reader.indicator
    row = reader.edition.values.row(indicator.id)
    text = f"{t('app.city')} {formats.lead(row, indicator, t)} · {t(why)}"
    head(reader, text, badges(reader.edition, row))
    definition(reader)


def definition(reader: Reader) -> None:
    """What is counted, and from where."""
    t, indicator = reader.t, reader.indicator
    counted, source = t.label(indicator.definition), t.label(indicator.source)
    prose.quiet(t("overview.definition", definition=counted, source=source))
