"""What needs attention, line by line, the units named being links to their sheets."""

from markupsafe import Markup, escape

from dashboard.claims import Claim
from dashboard.edition import Edition, address, alerts, once
from dashboard.text import formats
from dashboard.text.html import template
from dashboard.views.any_reader import Anybody, Open
from dashboard.views.conclusions import MAX_NAMED

UNIT = template(
    """
    {% if link %}<a href="{{ link }}">{{ name }}</a>{% else %}{{ name }}{% endif %} {{ value }}
    """
)


@once
def lines(edition: Edition) -> list[tuple[alerts.Item, Open]]:
    """Every alert with its sentence, gravest first; links are filled in for each reader."""
    anybody = Anybody(edition, address.State.of(edition.t.lang))
    return [(item, Open(str(_line(item, anybody)))) for item in alerts.items(edition)]


def _line(item: alerts.Item, reader: Anybody) -> Markup:
    edition, t = reader.edition, reader.t
    indicator = edition.definitions[item.indicator]
    named = list(item.units.items())[:MAX_NAMED]
    units = [
        UNIT(
            link=reader.link("county", unit=unit, indicator=item.indicator)
            if unit in edition.open
            else "",
            name=edition.short[unit],
            value=formats.ratio(value, indicator, t),
        )
        for unit, value in named
    ]
    more = len(item.units) > len(named)
    rest = t("overview.conclusion_more") + t("attention.more", n=len(item.units)) if more else ""
    facts = {
        "indicator": t.label(indicator.name),
        "units": escape(t("list.separator")).join(units) + rest,
        "level": formats.level(indicator, edition.claims, t),
        "median": formats.ratio(item.median, indicator, t),
        "claims": t.join([_claim(claim, edition) for claim in item.claims]),
    }
    escaped = {name: escape(fact) for name, fact in facts.items()}
    return Markup(t(f"attention.{item.kind}", **escaped))  # noqa: S704 - each part is escaped


def _claim(claim: Claim, edition: Edition) -> str:
    t = edition.t
    return t(
        "attention.conflict_claim",
        figure=formats.claimed(claim, t),
        source=t.label(claim.origin),
        date=formats.day(claim.as_of, t),
    )
