"""Screens of published figures: alone, side by side, and where two sources disagree."""

from collections.abc import Sequence

from dashboard.briefing import pictures
from dashboard.briefing.numbers import Number, of_claim
from dashboard.briefing.run_sheet import Item, RunSheet
from dashboard.briefing.screen import Screen
from dashboard.charts.specs import BarChart
from dashboard.claims import Claim, conflicts
from dashboard.edition import Edition
from dashboard.text import formats


def figures(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """Published figures in large type."""
    chosen = [edition.claims[c] for c in item.claims]
    numbers = tuple(of_claim(claim, edition) for claim in chosen)
    return Screen(
        "figures",
        _claimed_title(chosen, edition),
        _pillar(chosen),
        numbers,
        source=_origins(numbers, edition),
        notes=_caveats(chosen, edition),
        fills=_fills(numbers),
    )


def comparison(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """Published figures side by side, the first in large type."""
    chosen = [edition.claims[c] for c in item.claims]
    picture = pictures.comparison(chosen, edition)
    bars = picture.chart.bars if isinstance(picture.chart, BarChart) else ()
    reaching = any(bar.reach != bar.value for bar in bars)
    lines = (("", edition.t("briefing.reach")),) if reaching else ()
    return Screen(
        "comparison",
        _claimed_title(chosen, edition),
        _pillar(chosen),
        picture.numbers[:1] if bars else (),
        picture,
        lines,
        _origins(picture.numbers, edition),
        notes=_caveats(chosen, edition),
        fills=_fills(picture.numbers),
    )


def conflict(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """Two sources that disagree, neither taken for the other."""
    t, group = edition.t, conflicts(edition.claims)[0]
    picture = pictures.conflict(group, edition)
    title = t(
        "briefing.conflict",
        label=t.label(group[0].label),
        figures=t("briefing.and").join(n.shown for n in picture.numbers),
    )
    return Screen(
        "conflicts",
        title,
        _pillar(group),
        (),
        picture,
        lines=(("", t("briefing.conflict_rule")),),
        source=_origins(picture.numbers, edition),
        fills=_fills(picture.numbers),
    )


def _fills(numbers: Sequence[Number]) -> dict[str, str]:
    return {number.of: number.shown for number in numbers}


def _pillar(chosen: Sequence[Claim]) -> str:
    named = {claim.pillar for claim in chosen}
    return named.pop() if len(named) == 1 else ""


def _origins(numbers: tuple[Number, ...], edition: Edition) -> str:
    return edition.t("list.item").join(dict.fromkeys(n.source for n in numbers))


def _claimed_title(chosen: Sequence[Claim], edition: Edition) -> str:
    """What the figures say, as one sentence."""
    t = edition.t
    said = t("briefing.and").join(formats.said(claim, t) for claim in chosen)
    return said[:1].upper() + said[1:]


def _caveats(chosen: Sequence[Claim], edition: Edition) -> tuple[str, ...]:
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
