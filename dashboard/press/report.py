"""Findings in words and as data: reasons, JSON, the report as text."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.claims import SHARE, Claim
from dashboard.edition import Edition
from dashboard.indicators import Definitions
from dashboard.press import groups
from dashboard.press.as_data import as_data
from dashboard.press.draft import Remark, remarks
from dashboard.press.exclusions import Passed
from dashboard.press.findings import Finding, examine
from dashboard.press.groups import OPEN, OTHER, OURS, Row, group, suggestion, written
from dashboard.press.lexicon import Quantity
from dashboard.press.phrases import Phrase
from dashboard.press.verdicts import CONTRADICTS, GOOD, VERDICTS
from dashboard.text import formats
from dashboard.text.i18n import Translator


@dataclass(frozen=True)
class Report:
    """A draft that was checked. `basis` names what it was held against, `notes` (keys
    of ``press.unseen``) what was not read.
    """

    text: str
    found: Sequence[Finding]
    unread: Sequence[Passed]
    rows: Sequence[Row]
    remarks: Sequence[Remark]
    known: Definitions
    names: Mapping[str, str]
    basis: str
    t: Translator
    notes: Sequence[str] = ()

    @property
    def status(self) -> str:
        """Whether the draft may go out (`groups.status`)."""
        return groups.status(self.found, self.unread)

    @property
    def contradictions(self) -> list[Remark]:
        """What the draft says of itself that does not agree; what it leaves out is in the rows."""
        return [remark for remark in self.remarks if remark.kind != "omitted"]

    @property
    def counts(self) -> dict[str, int]:
        """How many numbers of ours have each verdict, in the order of `VERDICTS`."""
        held = Counter(f.verdict for f in self.found)
        return {
            verdict: held[verdict] for verdict in VERDICTS if held[verdict] and verdict != "unknown"
        }

    def size(self, name: str) -> int:
        """How many numbers are in a group."""
        return sum(group(f) == name for f in self.found)

    def headline(self) -> str:
        """Whether the draft may go out, and why not, in one sentence."""
        t, counts = self.t, self.counts
        wrong = sum(counts.get(verdict, 0) for verdict in CONTRADICTS)
        return t(
            f"press.status.{self.status}",
            wrong=wrong,
            conflict=counts.get("conflict", 0),
            good=sum(counts.get(verdict, 0) for verdict in GOOD),
            ask=self.size(OPEN) + len(self.unread) + counts.get("conflict", 0),
        )

    def summary(self) -> str:
        """How many numbers, by verdict and group."""
        t = self.t
        if not self.found and not self.unread:
            return t("press.summary_none")
        said = [
            t("press.counted", verdict=t(f"press.verdict.{name}"), n=n)
            for name, n in self.counts.items()
        ]
        said += [
            t("press.counted", verdict=t(f"press.group.{name}"), n=n)
            for name, n in (
                (OPEN, self.size(OPEN)),
                ("unread", len(self.unread)),
                (OTHER, self.size(OTHER)),
            )
            if n
        ]
        return t("press.summary", n=len(self.found) + len(self.unread), counts=t.join(said))

    def row(self, row: Row) -> str:
        """What the draft does with a published figure, in one line."""
        return self.t(
            "press.row",
            state=self.t(f"press.state.{row.state}"),
            label=self.t.label(row.claims[0].label),
            figure=self.figure(row),
            said=self.said(row),
        )

    def figure(self, row: Row) -> str:
        """The figure as published; of sources that differ each."""
        return self.t("press.or").join(
            formats.claimed(claim, self.t, press=True) for claim in row.claims
        )

    def said(self, row: Row) -> str:
        """What the draft says of it; a dash for nothing."""
        return (
            self.t.join(list(dict.fromkeys(self.quoted(self.found[at]) for at in row.numbers)))
            or "–"
        )

    def candidates(self, finding: Finding) -> list[Quantity]:
        """What an open number may mean, best first: by its digits, then by its words."""
        return list({q.id: q for q in (*finding.alike, *finding.stated.choices)}.values())

    def unreadable(self, passed: Passed) -> str:
        """A figure that could not be read, and why."""
        return self.t(f"press.unread.{passed.reason}", text=self.text[passed.start : passed.end])

    def label(self, finding: Finding) -> str:
        """What a number is bound to and where, in words; a dash where to nothing."""
        t, quantity = self.t, finding.quantity
        if quantity is None:
            return "–"
        name = t.label(finding.judgement.claim.label if finding.judgement.claim else quantity.label)
        place = (
            finding.place.name
            if finding.unit is None or finding.place.town
            else self.names.get(finding.place.unit, finding.place.name)
        )
        return t("press.label", place=place, name=name) if place else name

    def reason(self, finding: Finding) -> str:
        """Why the verdict is what it is, with the published figures and their sources."""
        t, key = self.t, finding.judgement.reason
        published = self.published(finding.judgement.claims)
        if key == "unbound" and group(finding) == OPEN and finding.alike:
            key = "digits"
            published = self.published([claim for q in finding.alike for claim in q.claims])
        facts = {
            "published": published,
            "stated": interval(finding.phrase, t),
            "period": finding.said_of,
            "place": finding.place.name or t("app.city"),
            "counted": self.counted(finding),
            "basis": self.basis,
            "odd": finding.bound.odd if finding.bound else "",
            "register": finding.quantity.counted if finding.quantity else "",
            "choices": t.join([t.label(q.label) for q in finding.stated.choices]),
            "arithmetic": "",
        }
        if finding.judgement.reason.startswith("derived"):
            whole, rest = finding.judgement.claims
            facts["arithmetic"] = (
                f"{written(whole.value)} − {written(rest.value)} = "
                f"{written(whole.value - rest.value)}"
            )
        return t(f"press.reason.{key}", **facts)

    def published(self, claims: Sequence[Claim]) -> str:
        """Published figures, each with source and date."""
        t = self.t
        return t("press.or").join(
            t(
                "press.published",
                figure=formats.claimed(claim, t, press=True),
                range="" if claim.low == claim.high else t("press.range", range=interval(claim, t)),
                label=t.label(claim.label),
                source=t.label(claim.origin),
                date=formats.day(claim.as_of, t),
            )
            for claim in claims
        )

    def counted(self, finding: Finding) -> str:
        """The snapshot's number, where a number was held against one."""
        quantity, row = finding.quantity, finding.judgement.row
        if row is None or quantity is None:
            return ""
        indicator = self.known[quantity.indicator]
        return (
            formats.count(row["numerator"], indicator, self.t)
            if quantity.measure == "count"
            else formats.ratio(row["value"], indicator, self.t)
        )

    def expected(self, finding: Finding) -> str:
        """What sources say, without their names; empty where they say nothing."""
        if finding.judgement.reason.startswith("derived"):
            whole, rest = finding.judgement.claims
            return f"{written(whole.value - rest.value)}{finding.phrase.measure}"
        if finding.judgement.row is not None:
            return self.counted(finding)
        return self.t("press.or").join(
            formats.claimed(claim, self.t, press=True) for claim in finding.judgement.claims
        )

    def remark(self, remark: Remark) -> str:
        """One thing about the draft as a whole."""
        facts = dict(remark.facts)
        if remark.claim:
            facts["said"] = formats.said(remark.claim, self.t)
        elif remark.numbers:
            facts["label"] = self.label(self.found[remark.numbers[-1]])
        return self.t(f"press.remark.{remark.kind}", **facts)

    def json(self) -> dict[str, Any]:
        """As the command line gives it."""
        return as_data(self)

    def plain(self) -> str:
        """The report as text: may it go out; ours, errors first; what cannot be told; the rest."""
        t = self.t
        lines = [
            t("press.title"),
            self.basis,
            "",
            self.headline(),
            self.summary(),
            *(t(f"press.unseen.{name}") for name in self.notes),
        ]
        if self.rows:
            lines += ["", t("press.group.rows"), *(f"- {self.row(row)}" for row in self.rows)]
        for name, places in ((OURS, groups.order(self.found)), (OPEN, groups.ranked(self.found))):
            if places:
                lines += ["", t(f"press.group.{name}")]
                for at in places:
                    lines += self._lines(at)
        lines += [f"- {self.unreadable(one)}" for one in self.unread]
        if n := self.size(OTHER):
            lines += [
                "",
                t("press.others", n=n)
                + t.join([self.quoted(f) for f in self.found if group(f) == OTHER]),
            ]
        if self.contradictions:
            lines += ["", t("press.whole"), *(f"- {self.remark(r)}" for r in self.contradictions)]
        return "\n".join(lines) + "\n"

    def _lines(self, at: int) -> list[str]:
        t, finding = self.t, self.found[at]
        fix = suggestion(finding)
        lines = [
            f"{at + 1}. [{t(f'press.verdict.{finding.verdict}')}] "
            f"{self.quoted(finding)}  {self.label(finding)}",
            f"   {self.reason(finding)}",
        ]
        if fix:
            lines.append("   " + t("press.suggest", was=self.text[fix[0] : fix[1]], now=fix[2]))
        return lines

    def quoted(self, finding: Finding) -> str:
        """The number with its qualifier and measure word, as the draft has it."""
        return self.text[finding.phrase.start : finding.phrase.end]


def checked(
    text: str, edition: Edition, picked: Mapping[int, str] | None = None, notes: Sequence[str] = ()
) -> Report:
    """The whole check of one draft; `DraftError` for a text that is none."""
    t = edition.t
    found, passed = examine(text, edition, picked)
    basis = "claims" if edition.bare else "demo" if edition.demo else "reported"
    return Report(
        text,
        found,
        [one for one in passed if one.unread],
        groups.rows(found, edition),
        remarks(found, edition),
        edition.known,
        edition.names,
        t(f"press.basis_{basis}", id=edition.snapshot.id),
        t,
        notes,
    )


def interval(phrase: Phrase | Claim, t: Translator) -> str:
    """What was said, from where to where, in words."""
    share = (
        phrase.measure_unit == SHARE if isinstance(phrase, Claim) else phrase.share or phrase.points
    )

    def shown(value: float) -> str:
        return f"{written(round(value * 100, 4))}%" if share else written(value)

    if phrase.low == phrase.high:
        return shown(phrase.low)
    low, high = math.isfinite(phrase.low), math.isfinite(phrase.high)
    if low and high:
        return t(
            f"press.between_{'open' if phrase.high_open else 'closed'}",
            low=shown(phrase.low),
            high=shown(phrase.high),
        )
    if low:
        return t(f"press.above_{'open' if phrase.low_open else 'closed'}", low=shown(phrase.low))
    return t(f"press.below_{'open' if phrase.high_open else 'closed'}", high=shown(phrase.high))
