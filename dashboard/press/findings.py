"""The check itself: a draft in, every number of it with its verdict out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.claims import SHARE, Claim
from dashboard.i18n import Translator
from dashboard.indicators import CITY
from dashboard.press import binding, verdicts
from dashboard.press import mood as moods
from dashboard.press.binding import Bound, Surroundings
from dashboard.press.clauses import Layout
from dashboard.press.knowledge import Knowledge
from dashboard.press.lexicon import Quantity
from dashboard.press.numerals import plain
from dashboard.press.periods import Period, periods, timed
from dashboard.press.phrases import Phrase, phrases
from dashboard.press.places import ELSEWHERE, UNNAMED, Place, placed


@dataclass(frozen=True)
class Finding:
    """One number of a draft. `text` is its numeral; `reason` a key with its `facts`; `claims` what
    it was held against; `choices` the quantities it may mean, best first, where that is open.
    """

    phrase: Phrase
    text: str
    place: Place
    period: Period | None
    said_of: str
    mood: str
    bound: Bound | None
    claim: Claim | None
    claims: tuple[Claim, ...]
    verdict: str
    reason: str
    choices: tuple[Quantity, ...] = ()
    row: dict | None = None
    sources: tuple[Claim, ...] = field(default=())

    @property
    def quantity(self) -> Quantity | None:
        """What it is bound to."""
        return self.bound.quantity if self.bound else None

    @property
    def unit(self) -> str | None:
        """The id of the city or unit it is about; None for a place that is not ours."""
        return None if self.place.unit in (ELSEWHERE, UNNAMED) else self.place.unit

    @property
    def key(self) -> tuple[Any, ...]:
        """What it measures, where: two numbers with the same key must agree."""
        bound = self.bound
        assert bound is not None
        return (bound.quantity.id, bound.quantity.measure, bound.part, self.place.unit,
                self.place.town, self.place.name if self.unit is None else "")


LONGEST, MOST = 200_000, 5_000
"""Characters of a draft, numbers in it."""


class DraftError(ValueError):
    """A draft that cannot be checked: `rule` is a key of the texts, `facts` fill it in."""

    def __init__(self, rule: str, **facts: str) -> None:
        super().__init__(rule)
        self.rule, self.facts = rule, facts

    def said(self, t: Translator) -> str:
        """The fault and its mend in the reader's language."""
        return t(f"press.error.{self.rule}", **self.facts)


def check(text: str, knowledge: Knowledge, picked: Mapping[int, str] | None = None
          ) -> list[Finding]:
    """Every number of `text` that claims something, in order.

    `picked` maps the start of a numeral to the id of the quantity a reader says it means.
    `DraftError` for a text too long to be a release.
    """
    if len(text) > LONGEST:
        raise DraftError("too_long", given=f"{len(text):,}", most=f"{LONGEST:,}")
    flat = plain(text)
    found, layout = phrases(text), Layout(flat)
    if len(found) > MOST:
        raise DraftError("too_many", given=f"{len(found):,}", most=f"{MOST:,}")
    if not found:
        return []
    named, times = knowledge.places.find(flat), periods(flat)
    places = placed(flat, named, layout, [p.numeral.start for p in found])
    bare = _blanked(flat, [(one.start, one.end) for one in (*named, *times)])
    made = []
    for index, phrase in enumerate(found):
        around = binding.surroundings(flat, bare, found, layout, index)
        period = timed(flat, times, layout, phrase.numeral.start)
        made.append(_finding(text, flat, phrase, around, places[index], period, layout,
                             knowledge, (picked or {}).get(phrase.numeral.start, "")))
    return made


def _finding(text: str, flat: str, phrase: Phrase, around: Surroundings, place: Place,
             period: Period | None, layout: Layout, knowledge: Knowledge,
             picked: str) -> Finding:
    sentence = layout.sentence(layout.index(phrase.numeral.start))
    mood = moods.mood(flat, phrase, around, sentence)
    ranked = binding.candidates(phrase, around, knowledge.quantities)
    chosen, choices = _chosen(ranked, picked)
    base: dict[str, Any] = {
        "phrase": phrase, "text": text[phrase.numeral.start:phrase.numeral.end], "place": place,
        "period": period, "said_of": text[period.start:period.end] if period else "",
        "mood": mood, "bound": chosen, "choices": choices}
    return Finding(**base | {"claim": None, "claims": ()} | _judged(chosen, choices, base, knowledge))


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """`text` with `spans` made spaces, so that names in them name nothing else."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def _chosen(ranked: list[Bound], picked: str) -> tuple[Bound | None, tuple[Quantity, ...]]:
    """The nearest candidate, or the one picked; none where two are as near."""
    if not ranked:
        return None, ()
    if picked:
        ranked = [b for b in ranked if b.quantity.id == picked] or ranked
        return ranked[0], ()
    first = ranked[0]
    rivals = tuple(b.quantity for b in ranked
                   if b.distance == first.distance and b.quantity.claimed == first.quantity.claimed
                   and not b.quantity.derived)
    rivals = tuple({q.id: q for q in rivals}.values())
    return first, rivals if len(rivals) > 1 else ()


def _judged(bound: Bound | None, choices: tuple[Quantity, ...], base: dict, knowledge: Knowledge
            ) -> dict[str, Any]:
    """Verdict, reason and what it rests on."""
    place: Place = base["place"]
    if bound is None:
        return {"verdict": "unknown", "reason": "unbound"}
    if choices:
        return {"verdict": "unknown", "reason": "ambiguous"}
    if base["mood"] != "level":
        return {"verdict": "unknown", "reason": base["mood"]}
    if place.unit in (ELSEWHERE, UNNAMED):
        return {"verdict": "unknown", "reason": place.unit}
    if place.unit != CITY or place.town:
        return _counted(bound, base, knowledge)
    quantity = bound.quantity
    if quantity.derived:
        return _derived(quantity, base)
    if not quantity.claimed or bound.part != quantity.part:
        return _counted(bound, base, knowledge)
    return _published(bound, base, knowledge)


def _published(bound: Bound, base: dict, knowledge: Knowledge) -> dict[str, Any]:
    quantity = bound.quantity
    found = [verdicts.against(base["phrase"], verdicts.known(claim, quantity.fixed), base["period"])
             for claim in quantity.claims]
    best, verdict, reason = verdicts.agreed(found)
    result = {"verdict": verdict, "reason": reason, "claim": quantity.claims[best],
              "claims": quantity.claims, "sources": quantity.claims}
    counted = _counted(bound, base, knowledge)
    if "row" not in counted:
        return result
    if verdict in ("mismatch", "unknown", "period") and counted["verdict"] in verdicts.GOOD:
        return counted
    if verdict in verdicts.GOOD and counted["verdict"] == "mismatch" \
            and knowledge.as_of == quantity.claims[best].as_of:
        return result | {"verdict": "conflict", "reason": "snapshot_differs", "row": counted["row"]}
    return result


def _derived(quantity: Quantity, base: dict) -> dict[str, Any]:
    """A difference of two published figures, such as 132 − 98."""
    whole, rest = quantity.claims
    verdict, reason = verdicts.against(
        base["phrase"], verdicts.number(whole.value - rest.value, whole.as_of), base["period"])
    reason = {"match": "derived", "mismatch": "derived_differs"}.get(verdict, reason)
    return {"verdict": verdict, "reason": reason, "claims": quantity.claims}


def _counted(bound: Bound, base: dict, knowledge: Knowledge) -> dict[str, Any]:
    """Against the snapshot: only reported numbers confirm or contradict."""
    place: Place = base["place"]
    quantity = bound.quantity
    unpublished = {"verdict": "unknown", "reason": "no_figure"}
    if not quantity.indicator or quantity.measure not in ("count", "ratio"):
        return unpublished
    row = knowledge.row(quantity.indicator, place.unit, place.town, bound.part)
    if row is None:
        return unpublished
    if row["provenance"] == "demo":
        return {"verdict": "unknown", "reason": "demo_only"}
    value = row["numerator"] if quantity.measure == "count" else row["value"]
    source = verdicts.number(round(float(value), 9), knowledge.as_of)
    verdict, reason = verdicts.against(base["phrase"], source, base["period"])
    return {"verdict": verdict, "reason": f"snapshot_{reason}" if reason in (
        "same", "contains", "rounded", "mismatch") else reason, "row": row}


def suggestion(finding: Finding) -> tuple[int, int, str] | None:
    """What to write instead, and where (code points, half-open); None where nothing is known."""
    claim, phrase = finding.claim, finding.phrase
    if claim is None and finding.reason == "derived_differs":
        whole, rest = finding.claims
        return phrase.start, phrase.end, f"{whole.value - rest.value:g}{phrase.measure}"
    if claim is None:
        return None
    if finding.verdict == "period" and finding.period is not None:
        return _dated(finding, claim)
    if finding.verdict not in ("qualifier", "mismatch"):
        return None
    return phrase.start, phrase.end, wording(claim, phrase)


def _dated(finding: Finding, claim: Claim) -> tuple[int, int, str] | None:
    period, quantity = finding.period, finding.quantity
    assert period is not None and quantity is not None
    if quantity.fixed == "rule":
        return period.start, period.end, re.sub(r"20\d\d", "2020", finding.said_of) \
            if period.year else "从2020年度考核起"
    if claim.as_of is None:
        return None
    return period.start, period.end, f"截至{claim.as_of.year}年{claim.as_of.month}月{claim.as_of.day}日"


def wording(claim: Claim, phrase: Phrase) -> str:
    """The published figure in the place of `phrase`: its qualifier, the draft's measure word."""
    shown = f"{claim.value * 100:g}%" if claim.measure_unit == SHARE else f"{claim.value:g}"
    measure = "" if claim.measure_unit == SHARE else phrase.measure or claim.measure_unit
    number = {"余": f"{shown}余{measure}", "以上": f"{shown}{measure}以上"}.get(
        claim.qualifier, f"{shown}{measure}")
    before = claim.qualifier if claim.qualifier in ("近", "不低于") else ""
    if claim.qualifier == "平均" and phrase.family != "平均":
        before = "平均"
    return f"{before}{phrase.gap}{number}"
