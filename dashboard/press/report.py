"""Findings in words and as data: reasons, JSON, the report as text."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import formats
from dashboard.claims import SHARE, Claim
from dashboard.i18n import Translator
from dashboard.indicators import Definitions
from dashboard.press.draft import Remark, remarks
from dashboard.press.findings import Finding, check
from dashboard.press.knowledge import Knowledge
from dashboard.press.phrases import Phrase
from dashboard.press.suggestions import suggestion
from dashboard.press.verdicts import VERDICTS
from dashboard.snapshots.reader import Snapshot


@dataclass(frozen=True)
class Report:
    """A draft that was checked. `basis` names what it was held against."""

    text: str
    found: Sequence[Finding]
    remarks: Sequence[Remark]
    known: Definitions
    names: Mapping[str, str]
    basis: str
    t: Translator

    @property
    def counts(self) -> dict[str, int]:
        """How many numbers have each verdict, in the order of `VERDICTS`."""
        held = Counter(f.verdict for f in self.found)
        return {verdict: held[verdict] for verdict in VERDICTS if held[verdict]}

    def summary(self) -> str:
        """The one sentence."""
        t = self.t
        if not self.found:
            return t("press.summary_none")
        return t("press.summary", n=len(self.found), counts=t.join(
            [t("press.counted", verdict=t(f"press.verdict.{name}"), n=n)
             for name, n in self.counts.items()]))

    def label(self, finding: Finding) -> str:
        """What a number is bound to and where, in words; a dash where to nothing."""
        t, quantity = self.t, finding.quantity
        if quantity is None:
            return "–"
        name = t.label(finding.judgement.claim.label if finding.judgement.claim else quantity.label)
        place = finding.place.name if finding.unit is None or finding.place.town \
            else self.names.get(finding.place.unit, finding.place.name)
        return t("press.label", place=place, name=name) if place else name

    def reason(self, finding: Finding) -> str:
        """Why the verdict is what it is, with the published figures and their sources."""
        t = self.t
        facts = {
            "published": self.published(finding), "stated": interval(finding.phrase, t),
            "period": finding.said_of, "place": finding.place.name or t("app.city"),
            "counted": self.counted(finding), "basis": self.basis,
            "odd": finding.bound.odd if finding.bound else "",
            "register": finding.quantity.counted if finding.quantity else "",
            "choices": t.join([t.label(q.label) for q in finding.stated.choices]), "arithmetic": ""}
        if finding.judgement.reason.startswith("derived"):
            whole, rest = finding.judgement.claims
            facts["arithmetic"] = f"{whole.value:g} − {rest.value:g} = {whole.value - rest.value:g}"
        return t(f"press.reason.{finding.judgement.reason}", **facts)

    def published(self, finding: Finding) -> str:
        """The published figures a number was held against, each with source and date."""
        t = self.t
        return t("press.or").join(
            t("press.published", figure=formats.claimed(claim, t, press=True),
              range="" if claim.low == claim.high else t("press.range", range=interval(claim, t)),
              label=t.label(claim.label), source=t.label(claim.origin),
              date=formats.day(claim.as_of, t)) for claim in finding.judgement.claims)

    def counted(self, finding: Finding) -> str:
        """The snapshot's number, where a number was held against one."""
        quantity, row = finding.quantity, finding.judgement.row
        if row is None or quantity is None:
            return ""
        indicator = self.known[quantity.indicator]
        return formats.count(row["numerator"], indicator, self.t) \
            if quantity.measure == "count" else formats.ratio(row["value"], indicator, self.t)

    def expected(self, finding: Finding) -> str:
        """What sources say, without their names; empty where they say nothing."""
        if finding.judgement.reason.startswith("derived"):
            whole, rest = finding.judgement.claims
            return f"{whole.value - rest.value:g}{finding.phrase.measure}"
        if finding.judgement.row is not None:
            return self.counted(finding)
        return self.t("press.or").join(formats.claimed(claim, self.t, press=True)
                                       for claim in finding.judgement.claims)

    def remark(self, remark: Remark) -> str:
        """One thing about the draft as a whole."""
        facts = dict(remark.facts)
        if remark.claim:
            facts["said"] = formats.said(remark.claim, self.t)
        elif remark.numbers:
            facts["label"] = self.label(self.found[remark.numbers[-1]])
        return self.t(f"press.remark.{remark.kind}", **facts)

    def json(self) -> dict[str, list[dict[str, Any]]]:
        """As the command line gives it."""
        return {"numbers": [self._number(f) for f in self.found],
                "draft": [{"kind": r.kind, "numbers": list(r.numbers),
                           "claim_id": r.claim.claim_id if r.claim else None,
                           "text": self.remark(r)} for r in self.remarks]}

    def _number(self, finding: Finding) -> dict[str, Any]:
        phrase, quantity, fix = finding.phrase, finding.quantity, suggestion(finding)
        level = finding.stated.mood == "level"
        return {
            "text": finding.text, "start": phrase.numeral.start, "end": phrase.numeral.end,
            "value": phrase.value, "low": _bound(phrase.low), "low_open": phrase.low_open,
            "high": _bound(phrase.high), "high_open": phrase.high_open,
            "qualifier": phrase.word,
            "measure_unit": phrase.measure or (SHARE if phrase.share else None),
            "claim_id": finding.judgement.claim.claim_id if finding.judgement.claim else None,
            "indicator": quantity.indicator or None if quantity else None,
            "measure": (quantity.measure if level else finding.stated.mood) if quantity else None,
            "unit": finding.place.town or finding.unit, "period": finding.said_of or None,
            "part": finding.bound.part or None if finding.bound else None,
            "verdict": finding.verdict, "reason": self.reason(finding),
            "expected": self.expected(finding) or None, "suggestion": fix[2] if fix else None,
            "candidates": [q.id for q in finding.stated.choices]}

    def plain(self) -> str:
        """The report as text: the summary, each number, the draft as a whole."""
        t = self.t
        lines = [t("press.title"), self.basis, "", self.summary(), ""]
        for at, finding in enumerate(self.found, 1):
            fix = suggestion(finding)
            lines += [f"{at}. [{t(f'press.verdict.{finding.verdict}')}] "
                      f"{self.quoted(finding)}  {self.label(finding)}",
                      f"   {self.reason(finding)}"]
            if fix:
                lines.append("   " + t("press.suggest", was=self.text[fix[0]:fix[1]], now=fix[2]))
        if self.remarks:
            lines += ["", t("press.whole"), *(f"- {self.remark(r)}" for r in self.remarks)]
        return "\n".join(lines) + "\n"

    def quoted(self, finding: Finding) -> str:
        """The number with its qualifier and measure word, as the draft has it."""
        return self.text[finding.phrase.start:finding.phrase.end]


def checked(text: str, knowledge: Knowledge, snapshot: Snapshot | None,
            names: Mapping[str, str], t: Translator, picked: Mapping[int, str] | None = None
            ) -> Report:
    """The whole check of one draft; `DraftError` for a text that is none."""
    found = check(text, knowledge, picked)
    basis = "claims" if snapshot is None else "demo" if snapshot.provenance == "demo" \
        else "reported"
    return Report(text, found, remarks(found, knowledge), knowledge.known, names,
                  t(f"press.basis_{basis}", id=snapshot.id if snapshot else ""), t)


def interval(phrase: Phrase | Claim, t: Translator) -> str:
    """What was said, from where to where, in words."""
    share = phrase.measure_unit == SHARE if isinstance(phrase, Claim) \
        else phrase.share or phrase.points

    def shown(value: float) -> str:
        return f"{round(value * 100, 4):g}%" if share else f"{value:g}"

    if phrase.low == phrase.high:
        return shown(phrase.low)
    low, high = math.isfinite(phrase.low), math.isfinite(phrase.high)
    if low and high:
        return t(f"press.between_{'open' if phrase.high_open else 'closed'}",
                 low=shown(phrase.low), high=shown(phrase.high))
    if low:
        return t(f"press.above_{'open' if phrase.low_open else 'closed'}", low=shown(phrase.low))
    return t(f"press.below_{'open' if phrase.high_open else 'closed'}", high=shown(phrase.high))


def _bound(value: float) -> float | None:
    return value if math.isfinite(value) else None
