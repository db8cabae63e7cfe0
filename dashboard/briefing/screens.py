"""Screens: one message each; its title is the conclusion."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dashboard.briefing import pictures
from dashboard.briefing.numbers import Number, change, of_claim, of_row, press
from dashboard.briefing.pictures import Picture
from dashboard.briefing.sheet import Item, RunSheet
from dashboard.claims import Claim, conflicts
from dashboard.edition import Edition
from dashboard.indicators import CITY, Indicator
from dashboard.text import formats
from dashboard.views import sentences


@dataclass(frozen=True)
class Screen:
    """What a screen says: `numbers` in large type, the first the largest; `lines` are text
    rows; `source` stands at the foot; `mark` is empty for published figures alone; `notes` are for
    the speaker, `own` those typed by whom made the sheet.
    """

    kind: str
    title: str
    pillar: str = ""
    numbers: tuple[Number, ...] = ()
    picture: Picture | None = None
    lines: tuple[tuple[str, str], ...] = ()
    source: str = ""
    mark: str = ""
    notes: tuple[str, ...] = ()
    own: str = ""

    @property
    def every(self) -> tuple[Number, ...]:
        """Every number on the screen, each once."""
        drawn = self.picture.numbers if self.picture else ()
        return tuple({(n.code, n.label): n for n in (*self.numbers, *drawn)}.values())


def build(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """The screen of one item of a checked sheet."""
    screen = BUILDERS[item.kind](item, sheet, edition)
    said = tuple(n.sentence for n in screen.every if n.sentence)
    return replace(
        screen,
        notes=(*said, *screen.notes),
        own=item.notes,
        mark=edition.mark if sheet.counted else "",
    )


def _cover(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    t = edition.t
    days = sorted(c.as_of for c in _used(sheet, edition) if c.as_of) or [edition.snapshot.as_of]
    days = sorted([*days, edition.snapshot.as_of]) if sheet.counted else days
    held = t(
        f"briefing.cover.{'one' if days[0] == days[-1] else 'many'}",
        first=formats.day(days[0], t),
        last=formats.day(days[-1], t),
    )
    kind = t("briefing.cover.counted" if sheet.counted else "briefing.cover.published")
    return Screen(
        "cover", t.label(sheet.title), lines=(("", t.label(sheet.name)), ("", held), ("", kind))
    )


def _used(sheet: RunSheet, edition: Edition) -> list[Claim]:
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


def _pillar(chosen: list[Claim]) -> str:
    named = {claim.pillar for claim in chosen}
    return named.pop() if len(named) == 1 else ""


def _origins(numbers: tuple[Number, ...], edition: Edition) -> str:
    return edition.t("list.item").join(dict.fromkeys(n.source for n in numbers))


def _figures(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    chosen = [edition.claims[c] for c in item.claims]
    numbers = tuple(of_claim(claim, edition) for claim in chosen)
    return Screen(
        "figures",
        _claimed_title(chosen, edition),
        _pillar(chosen),
        numbers,
        source=_origins(numbers, edition),
        notes=_caveats(chosen, edition),
    )


def _claimed_title(chosen: list[Claim], edition: Edition) -> str:
    """What the figures say, as one sentence."""
    t = edition.t
    said = t("briefing.and").join(formats.said(claim, t) for claim in chosen)
    return said[:1].upper() + said[1:]


def _caveats(chosen: list[Claim], edition: Edition) -> tuple[str, ...]:
    """What another source says of a figure shown: the speaker must know."""
    t, held = edition.t, {c.claim_id for c in chosen}
    return tuple(
        t(
            "briefing.caveat",
            label=t.label(other.label),
            figure=formats.claimed(other, t, press=True),
            source=t.label(other.origin),
            date=formats.day(other.as_of, t),
        )
        for group in conflicts(edition.claims)
        for other in group
        if held & {c.claim_id for c in group} and other.claim_id not in held
    )


def _comparison(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    chosen = [edition.claims[c] for c in item.claims]
    picture = pictures.comparison(chosen, edition)
    reaching = any(end != n.value for end, n in zip(picture.ends, picture.numbers, strict=True))
    lines = (("", edition.t("briefing.reach")),) if reaching else ()
    return Screen(
        "comparison",
        _claimed_title(chosen, edition),
        _pillar(chosen),
        picture.numbers[:1],
        picture,
        lines,
        _origins(picture.numbers, edition),
        notes=_caveats(chosen, edition),
    )


def _conclusion(item: Item, edition: Edition) -> str:
    t, indicator = edition.t, edition.known[item.indicator]
    frame = edition.by_unit(indicator.id)
    city = edition.values.row(indicator.id)
    reading = sentences.units_reading(frame, city, indicator, edition.short, t)
    return _title(indicator, reading, edition)


def _title(indicator: Indicator, reading: str, edition: Edition) -> str:
    said = edition.t("briefing.title", indicator=edition.t.label(indicator.name), reading=reading)
    return press(said.rstrip("。."), edition.t)


def _counted(item: Item, edition: Edition, picture: Picture, title: str) -> Screen:
    """A screen of the snapshot: the place's own number beside the picture."""
    indicator = edition.known[item.indicator]
    place = item.unit if item.kind == "trend" and indicator.scope != "city" else CITY
    number = of_row(indicator, place, edition)
    moved = change(indicator, place, edition)
    return Screen(
        item.kind,
        title,
        indicator.pillar,
        (number,),
        picture,
        lines=(("", moved),) if moved else (),
        source=number.source,
    )


def _ranking(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    indicator = edition.known[item.indicator]
    level = formats.level(indicator, edition.claims, edition.t)
    return _counted(
        item, edition, pictures.ranking(indicator, edition, level), _conclusion(item, edition)
    )


def _map(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    return _counted(
        item,
        edition,
        pictures.places(edition.known[item.indicator], edition),
        _conclusion(item, edition),
    )


def _trend(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    indicator = edition.known[item.indicator]
    series = edition.over_time(indicator.id)
    reading = sentences.course(series, item.unit, indicator, edition.names, edition.t)
    return _counted(
        item,
        edition,
        pictures.trend(indicator, item.unit, edition),
        _title(indicator, reading, edition),
    )


def _conflicts(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    t, group = edition.t, conflicts(edition.claims)[0]
    picture = pictures.spans(group, edition)
    title = t(
        "briefing.conflict",
        label=t.label(group[0].label),
        figures=t("briefing.and").join(n.shown for n in picture.numbers),
    )
    return Screen(
        "conflicts",
        title,
        _pillar(list(group)),
        (),
        picture,
        lines=(("", t("briefing.conflict_rule")),),
        source=_origins(picture.numbers, edition),
    )


def _sources(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    t, used = edition.t, _used(sheet, edition)
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


BUILDERS: dict[str, Callable[[Item, RunSheet, Edition], Screen]] = {
    "cover": _cover,
    "figures": _figures,
    "comparison": _comparison,
    "ranking": _ranking,
    "map": _map,
    "trend": _trend,
    "conflicts": _conflicts,
    "sources": _sources,
}
