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
            value=_value(item, unit, value, edition),
        )
        for unit, value in named
    ]
    more, city = len(item.units) > len(named), edition.values.row(item.indicator)
    rest = t("overview.conclusion_more") + t("attention.more", n=len(item.units)) if more else ""
    facts = {
        "indicator": t.label(indicator.name),
        "units": escape(t("list.separator")).join(units) + rest,
        "level": formats.level(indicator, edition.claims, t),
        "median": formats.ratio(item.median, indicator, t),
        "city": formats.ratio(city["value"], indicator, t) + formats.incomplete(city["status"], t),
        "claims": t.join([_claim(claim, edition) for claim in item.claims]),
    }
    key = f"{item.kind}_control" if item.controlled else item.kind
    escaped = {name: escape(fact) for name, fact in facts.items()}
    return Markup(t(f"attention.{key}", **escaped))  # noqa: S704 - each part is escaped


def _value(item: alerts.Item, unit: str, value: float, edition: Edition) -> str:
    """The value now; of a decline after what it was."""
    t, indicator = edition.t, edition.definitions[item.indicator]
    now = formats.ratio(value, indicator, t)
    if unit not in item.were:
        return now
    return f"{formats.ratio(item.were[unit], indicator, t, unit=False)}→{now}"


def _claim(claim: Claim, edition: Edition) -> str:
    t = edition.t
    return t(
        "attention.conflict_claim",
        figure=formats.claimed(claim, t),
        source=t.label(claim.origin),
        date=formats.day(claim.as_of, t),
    )
