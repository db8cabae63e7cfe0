"""The first and the last screen: what the sheet is about, and where its figures come from."""

from datetime import date

from dashboard.briefing.numbers import press
from dashboard.briefing.run_sheet import Item, RunSheet
from dashboard.briefing.screen import Screen
from dashboard.claims import Claim, conflicts
from dashboard.edition import Edition
from dashboard.text import formats


def cover(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """Title, host, date and place, from when its figures are, which screens are demonstration."""
    t = edition.t
    days = [c.as_of for c in _claims_of(sheet, edition) if c.as_of]
    day = data_date(sheet, edition)
    held = t(
        f"briefing.cover.{'one' if {*days, day} == {day} else 'many'}", day=formats.day(day, t)
    )
    when = t("list.item").join(filter(None, (t.label(sheet.date), t.label(sheet.place))))
    lines = [t.label(sheet.host), when, held]
    if sheet.counted and edition.mark:
        places = [str(n) for n, one in enumerate(sheet.screens, start=1) if one.counted]
        lines.append(t("briefing.cover.marked", mark=edition.mark, places=t.join(places)))
    return Screen("cover", t.label(sheet.title), lines=tuple(("", one) for one in lines if one))


def data_date(sheet: RunSheet, edition: Edition) -> date:
    """The date of the figures of a sheet: the snapshot's, or that of most published ones."""
    days = [c.as_of for c in _claims_of(sheet, edition) if c.as_of]
    if sheet.counted or not days:
        return edition.snapshot.as_of
    return max(days, key=lambda day: (days.count(day), day))


def sources(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """Who said the figures shown, and what their qualifiers mean."""
    t, used = edition.t, _claims_of(sheet, edition)
    origins: dict[str, list[Claim]] = {}
    for claim in used:
        said = [t.label(claim.origin)]
        if claim.source_date:
            said.append(t("briefing.said_on", date=formats.day(claim.source_date, t)))
        origins.setdefault(" · ".join(said), []).append(claim)
    lines = [(origin, t.join([t.label(c.short) for c in held])) for origin, held in origins.items()]
    words = {
        t(f"qualifier.{c.qualifier}", number="N", unit=""): c
        for c in reversed(used)
        if t.get(f"briefing.means.{c.qualifier}", "")
    }
    lines += [(word, _meaning(claim, edition)) for word, claim in words.items()]
    if sheet.counted:
        lines.append(
            (
                t("header.snapshot") + f" {edition.snapshot.id}",
                edition.mark or t("provenance.reported.name"),
            )
        )
    return Screen("sources", t("briefing.sources"), lines=tuple(lines))


def _claims_of(sheet: RunSheet, edition: Edition) -> list[Claim]:
    """The published figures a sheet shows, each once, in order."""
    ids = [c for item in sheet.screens for c in item.claims]
    ids += [
        c.claim_id
        for item in sheet.screens
        if item.kind == "conflicts"
        for group in conflicts(edition.claims)
        for c in group
    ]
    return [edition.claims[c] for c in dict.fromkeys(ids)]


def _meaning(claim: Claim, edition: Edition) -> str:
    """What a qualifier says, with a figure shown for an example."""
    t = edition.t
    low, high = (press(formats.number(end), t) for end in (claim.low, claim.high))
    return t(
        f"briefing.means.{claim.qualifier}",
        figure=formats.claimed(claim, t, press=True),
        low=low,
        high=high,
    )
