"""Screens: one message each; its title is the conclusion."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dashboard import figures, formats, wording
from dashboard.briefing import pictures
from dashboard.briefing.material import Material
from dashboard.briefing.numbers import Number, change, of_claim, of_row, press
from dashboard.briefing.pictures import Picture
from dashboard.briefing.sheet import Item, RunSheet
from dashboard.claims import Claim, conflicts
from dashboard.indicators import CITY, Indicator


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


def build(item: Item, sheet: RunSheet, material: Material) -> Screen:
    """The screen of one item of a checked sheet."""
    screen = BUILDERS[item.kind](item, sheet, material)
    said = tuple(n.sentence for n in screen.every if n.sentence)
    return replace(screen, notes=(*said, *screen.notes), own=item.notes,
                   mark=material.mark if sheet.counted else "")


def _cover(item: Item, sheet: RunSheet, material: Material) -> Screen:
    t = material.t
    days = sorted(c.as_of for c in _used(sheet, material) if c.as_of) or [material.snapshot.as_of]
    days = sorted([*days, material.snapshot.as_of]) if sheet.counted else days
    held = t(f"briefing.cover.{'one' if days[0] == days[-1] else 'many'}",
             first=formats.day(days[0], t), last=formats.day(days[-1], t))
    kind = t("briefing.cover.counted" if sheet.counted else "briefing.cover.published")
    return Screen("cover", t.label(sheet.title), lines=(("", t.label(sheet.name)), ("", held),
                                                       ("", kind)))


def _used(sheet: RunSheet, material: Material) -> list[Claim]:
    """The published figures a sheet shows, each once, in order."""
    ids = [c for item in sheet.screens for c in item.claims]
    ids += [c.claim_id for item in sheet.screens if item.kind == "conflicts"
            for group in conflicts(dict(material.claims)) for c in group]
    return [material.claims[c] for c in dict.fromkeys(ids)]


def _pillar(chosen: list[Claim]) -> str:
    named = {claim.pillar for claim in chosen}
    return named.pop() if len(named) == 1 else ""


def _origins(numbers: tuple[Number, ...], material: Material) -> str:
    return material.t("list.item").join(dict.fromkeys(n.source for n in numbers))


def _figures(item: Item, sheet: RunSheet, material: Material) -> Screen:
    chosen = [material.claims[c] for c in item.claims]
    numbers = tuple(of_claim(claim, material) for claim in chosen)
    return Screen("figures", _claimed_title(chosen, material), _pillar(chosen), numbers,
                  source=_origins(numbers, material), notes=_caveats(chosen, material))


def _claimed_title(chosen: list[Claim], material: Material) -> str:
    """What the figures say, as one sentence."""
    t = material.t
    said = t("briefing.and").join(formats.said(claim, t) for claim in chosen)
    return said[:1].upper() + said[1:]


def _caveats(chosen: list[Claim], material: Material) -> tuple[str, ...]:
    """What another source says of a figure shown: the speaker must know."""
    t, held = material.t, {c.claim_id for c in chosen}
    return tuple(t("briefing.caveat", label=t.label(other.label),
                   figure=formats.claimed(other, t, press=True), source=t.label(other.origin),
                   date=formats.day(other.as_of, t))
                 for group in conflicts(dict(material.claims)) for other in group
                 if held & {c.claim_id for c in group} and other.claim_id not in held)


def _comparison(item: Item, sheet: RunSheet, material: Material) -> Screen:
    chosen = [material.claims[c] for c in item.claims]
    picture = pictures.comparison(chosen, material)
    reaching = any(end != n.value for end, n in zip(picture.ends, picture.numbers, strict=True))
    lines = (("", material.t("briefing.reach")),) if reaching else ()
    return Screen("comparison", _claimed_title(chosen, material), _pillar(chosen),
                  picture.numbers[:1], picture, lines, _origins(picture.numbers, material),
                  notes=_caveats(chosen, material))


def _conclusion(item: Item, material: Material) -> str:
    t, indicator = material.t, material.known[item.indicator]
    frame = figures.by_unit(material.values, None, indicator, material.snapshot.as_of)
    city = figures.city(material.values, indicator.id)
    reading = wording.units_reading(frame, city, indicator, material.short, t)
    return _title(indicator, reading, material)


def _title(indicator: Indicator, reading: str, material: Material) -> str:
    said = material.t("briefing.title", indicator=material.t.label(indicator.name),
                      reading=reading)
    return press(said.rstrip("。."), material.t)


def _counted(item: Item, material: Material, picture: Picture, title: str) -> Screen:
    """A screen of the snapshot: the place's own number beside the picture."""
    indicator = material.known[item.indicator]
    place = item.unit if item.kind == "trend" and indicator.scope != "city" else CITY
    number = of_row(indicator, place, material)
    moved = change(indicator, place, material)
    return Screen(item.kind, title, indicator.pillar, (number,), picture,
                  lines=(("", moved),) if moved else (), source=number.source)


def _ranking(item: Item, sheet: RunSheet, material: Material) -> Screen:
    indicator = material.known[item.indicator]
    level = formats.level(indicator, material.claims, material.t)
    return _counted(item, material, pictures.ranking(indicator, material, level),
                    _conclusion(item, material))


def _map(item: Item, sheet: RunSheet, material: Material) -> Screen:
    return _counted(item, material, pictures.places(material.known[item.indicator], material),
                    _conclusion(item, material))


def _trend(item: Item, sheet: RunSheet, material: Material) -> Screen:
    indicator = material.known[item.indicator]
    series = figures.over_time(material.history, indicator)
    reading = wording.course(series, item.unit, indicator, material.names, material.t)
    return _counted(item, material, pictures.trend(indicator, item.unit, material),
                    _title(indicator, reading, material))


def _conflicts(item: Item, sheet: RunSheet, material: Material) -> Screen:
    t, group = material.t, conflicts(dict(material.claims))[0]
    picture = pictures.spans(group, material)
    title = t("briefing.conflict", label=t.label(group[0].label), figures=t("briefing.and").join(
        n.shown for n in picture.numbers))
    return Screen("conflicts", title, _pillar(list(group)), (), picture,
                  lines=(("", t("briefing.conflict_rule")),),
                  source=_origins(picture.numbers, material))


def _sources(item: Item, sheet: RunSheet, material: Material) -> Screen:
    t, used = material.t, _used(sheet, material)
    origins: dict[str, list[Claim]] = {}
    for claim in used:
        said = [t.label(claim.origin)]
        if claim.source_date:
            said.append(t("briefing.said_on", date=formats.day(claim.source_date, t)))
        origins.setdefault(" · ".join(said), []).append(claim)
    lines = [(origin, t.join([t.label(c.short) for c in held]))
             for origin, held in origins.items()]
    words = {t(f"qualifier.{c.qualifier}", number="N", unit=""): c for c in reversed(used)
             if t.get(f"briefing.means.{c.qualifier}", "")}
    lines += [(word, _meaning(claim, material)) for word, claim in words.items()]
    if sheet.counted:
        lines.append((t("header.snapshot") + f" {material.snapshot.id}", material.mark or t(
            "provenance.reported.name")))
    return Screen("sources", t("briefing.sources"), lines=tuple(lines))


def _meaning(claim: Claim, material: Material) -> str:
    """What a qualifier says, with a figure shown for an example."""
    t = material.t
    low, high = (press(formats.number(end), t) for end in (claim.low, claim.high))
    return t(f"briefing.means.{claim.qualifier}", figure=formats.claimed(claim, t, press=True),
             low=low, high=high)


BUILDERS: dict[str, Callable[[Item, RunSheet, Material], Screen]] = {
    "cover": _cover, "figures": _figures, "comparison": _comparison, "ranking": _ranking,
    "map": _map, "trend": _trend, "conflicts": _conflicts, "sources": _sources}
