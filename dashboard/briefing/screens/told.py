"""Screens that tell: what follows, a rule in its own words, milestones, thanks."""

from dashboard import theme
from dashboard.briefing.numbers import of_claim
from dashboard.briefing.pictures import Picture
from dashboard.briefing.run_sheet import Item, RunSheet
from dashboard.briefing.screen import Screen
from dashboard.charts.screen_specs import Milestone, TimelineChart
from dashboard.edition import Edition, events
from dashboard.text import formats


def agenda(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """The pillars the sheet speaks of, in its order, each with what it shows."""
    t, held = edition.t, dict[str, list[str]]()
    for one in sheet.screens:
        about = [(edition.claims[c].pillar, edition.claims[c].short) for c in one.claims]
        if one.counted:
            indicator = edition.definitions[one.indicator]
            about.append((indicator.pillar, indicator.name))
        for pillar, words in about:
            if pillar and t.label(words) and not one.backup:
                held.setdefault(pillar, []).append(t.label(words))
    order = [pillar for pillar in theme.PILLAR if pillar in held]
    lines = tuple((p, "\n".join(dict.fromkeys(held[p]))) for p in order)
    return Screen("agenda", t("briefing.agenda"), lines=lines)


def quotation(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """A published figure in the words it was read from."""
    t, claim = edition.t, edition.claims[item.claims[0]]
    number = of_claim(claim, edition)
    lines = [("quote", claim.quote or formats.said(claim, t))]
    if t.lang != "zh":
        lines.append(("", formats.said(claim, t)))
    return Screen(
        "quotation",
        t.label(claim.label),
        claim.pillar,
        (),
        None,
        tuple(lines),
        number.source,
        notes=(number.sentence,) if number.sentence else (),
        fills={number.of: number.shown},
    )


def timeline(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """The milestones there are sources for."""
    t = edition.t
    told = [event for event in events.listed() if not event.demo]
    milestones = tuple(
        Milestone(
            event.day,
            formats.day(event.day, t),
            t.label(event.label),
            theme.PILLAR.get(event.pillar, theme.INK),
        )
        for event in told
    )
    fills = {"first": milestones[0].when, "last": milestones[-1].when}
    return Screen(
        "timeline",
        t("briefing.timeline", first=fills["first"], n=len(told)),
        picture=Picture((), TimelineChart(milestones)),
        source=t("list.item").join(dict.fromkeys(event.source for event in told)),
        fills=fills,
    )


def closing(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """Thanks, and who to ask."""
    t = edition.t
    return Screen("closing", t("briefing.thanks"), lines=(("", t.label(sheet.host)),))
