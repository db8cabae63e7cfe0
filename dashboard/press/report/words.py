"""A draft that was checked, in words: may it go out, verdicts with their reasons, remarks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.claims import SHARE, Claim
from dashboard.edition import Edition
from dashboard.indicators import Definitions
from dashboard.press.check import examine
from dashboard.press.comparison import CONTRADICTS, GOOD, KINDS, Kind
from dashboard.press.finding import Finding
from dashboard.press.numbers.exclusions import Skipped
from dashboard.press.report import groups
from dashboard.press.report.computed import computation
from dashboard.press.report.consistency import Remark, remarks
from dashboard.press.report.groups import Group, Row, Status, group
from dashboard.press.report.wording import difference, interval, suggestion, written
from dashboard.press.vocabulary.quantities import Quantity
from dashboard.text import formats
from dashboard.text.i18n import Translator


@dataclass(frozen=True)
class Report:
    """A draft that was checked. `basis` names what it was compared with, `source` the snapshot by
    its id, `notes` (keys of ``press.unseen``) what was not read.
    """

    text: str
    findings: Sequence[Finding]
    unread: Sequence[Skipped]
    rows: Sequence[Row]
    remarks: Sequence[Remark]
    definitions: Definitions
    names: Mapping[str, str]
    basis: str
    source: str
    t: Translator
    notes: Sequence[str] = ()

    @property
    def status(self) -> Status:
        """Whether the draft may go out."""
        return groups.status(self.findings, self.unread)

    @property
    def contradictions(self) -> list[Remark]:
        """What the draft says of itself that does not agree; what it leaves out is in the rows."""
        return [remark for remark in self.remarks if remark.kind != "omitted"]

    @cached_property
    def counts(self) -> dict[Kind, int]:
        """How many numbers of ours have each verdict, in the order of the verdicts."""
        counts = Counter(f.verdict.kind for f in self.findings)
        return {kind: counts[kind] for kind in KINDS if counts[kind] and kind != "unknown"}

    def of_group(self, name: Group) -> list[Finding]:
        """The numbers of a group, in order."""
        return [f for f in self.findings if group(f) == name]

    def headline(self) -> str:
        """Whether the draft may go out, and why not, in one sentence."""
        counts = Counter(self.counts)
        conflicts = counts["conflict"]
        return self.t(
            f"press.status.{self.status}",
            wrong=sum(counts[kind] for kind in CONTRADICTS),
            good=sum(counts[kind] for kind in GOOD),
            ask=len(self.of_group("open")) + len(self.unread) + conflicts,
        )

    def summary(self) -> str:
        """How many numbers, by verdict and group."""
        t = self.t
        if not self.findings and not self.unread:
            return t("press.summary_none")
        by_group = (
            ("open", len(self.of_group("open"))),
            ("unread", len(self.unread)),
            ("other", len(self.of_group("other"))),
        )
        counted = [
            *((t(f"press.verdict.{kind}"), n) for kind, n in self.counts.items()),
            *((t(f"press.group.{name}"), n) for name, n in by_group if n),
        ]
        counts = t.join([t("press.counted", verdict=name, n=n) for name, n in counted])
        return t("press.summary", n=len(self.findings) + len(self.unread), counts=counts)

    def row(self, row: Row) -> str:
        """What the draft does with a published figure, in one line."""
        return self.t(
            "press.row",
            state=self.t(f"press.state.{row.state}"),
            label=self.t.label(row.claims[0].label),
            figure=self.figures(row.claims),
            said=self.said(row),
        )

    def figures(self, claims: Sequence[Claim]) -> str:
        """Figures as published."""
        shown = (formats.claimed(claim, self.t, press=True) for claim in claims)
        return self.t("press.or").join(shown)

    def said(self, row: Row) -> str:
        """What the draft says of a published figure; a dash for nothing."""
        quoted = dict.fromkeys(self.quoted(self.findings[at]) for at in row.numbers)
        return self.t.join(list(quoted)) or "–"

    def candidates(self, finding: Finding) -> list[Quantity]:
        """What an open number may mean, best first: by its digits, then by its words."""
        several = (*finding.alike, *finding.choices)
        return list({self.t.label(q.label): q for q in reversed(several)}.values())[::-1]

    def computed(self, finding: Finding) -> dict[str, str]:
        """What an open number may be computed from, best first, by the id it is picked by."""
        names = {finding.place.unit: finding.place.name, **self.names}
        return {
            one.id: computation(one, self.definitions, names, self.source, self.t)
            for one in finding.verdict.computed
        }

    def unreadable(self, skipped: Skipped) -> str:
        """A figure that could not be read, and why."""
        text = self.text[skipped.start : skipped.end]
        return self.t(f"press.unread.{skipped.reason}", text=text)

    def label(self, finding: Finding) -> str:
        """What a number measures and where, in words; a dash where it is not known."""
        t, quantity, claim = self.t, finding.quantity, finding.verdict.claim
        if quantity is None:
            return "–"
        name, place = t.label(claim.label if claim else quantity.label), finding.place.name
        if finding.unit and not finding.place.town:
            place = self.names.get(finding.unit, place)
        return t("press.label", place=place, name=name) if place else name

    def reason(self, finding: Finding) -> str:
        """Why the verdict is what it is, with the published figures and their sources."""
        t, verdict, key = self.t, finding.verdict, finding.verdict.reason
        claims: Sequence[Claim] = verdict.claims
        if key == "unbound" and group(finding) == "open" and finding.alike:
            key = "digits"
            claims = [claim for q in finding.alike for claim in q.claims]
        return t(
            f"press.reason.{key}",
            published=self.published(claims),
            stated=interval(finding.number, t, share=finding.number.share or finding.number.points),
            period=finding.said_of,
            place=finding.place.name or t("app.city"),
            counted=self.reported(finding),
            basis=self.basis,
            word=finding.match.doubt if finding.match else "",
            register=self.register(finding),
            choices=t.join(list(dict.fromkeys(t.label(q.label) for q in finding.choices))),
            arithmetic=_arithmetic(finding),
            computed=self.t("press.or").join(self.computed(finding).values()),
        )

    def published(self, claims: Sequence[Claim]) -> str:
        """Published figures, each with source and date."""
        return self.t("press.or").join(map(self._published, claims))

    def _published(self, claim: Claim) -> str:
        t, exact = self.t, claim.low == claim.high
        share = claim.measure_unit == SHARE
        span = "" if exact or (share and claim.high == 1) else interval(claim, t, share=share)
        return t(
            "press.published",
            figure=formats.claimed(claim, t, press=True),
            range=span and t("press.range", range=span),
            label=t.label(claim.label),
            source=t.label(claim.origin),
            date=formats.day(claim.as_of, t),
        )

    def register(self, finding: Finding) -> str:
        """The numbers of the register a number is held to."""
        counted = finding.quantity.counted if finding.quantity else ()
        return self.t("press.or").join(map(str, counted))

    def reported(self, finding: Finding) -> str:
        """The snapshot's number, where a number was compared with one."""
        quantity, value = finding.quantity, finding.verdict.reported
        if value is None or quantity is None:
            return ""
        shown = formats.count if quantity.measure == "count" else formats.ratio
        return shown(value, self.definitions[quantity.indicator], self.t)

    def expected(self, finding: Finding) -> str:
        """What sources say, without their names; empty where they say nothing."""
        if (due := difference(finding.verdict)) is not None:
            return f"{written(due)}{finding.number.measure}"
        return self.reported(finding) or self.figures(finding.verdict.claims)

    def remark(self, remark: Remark) -> str:
        """One thing about the draft as a whole."""
        facts = dict(remark.facts)
        if remark.claim:
            facts["said"] = formats.said(remark.claim, self.t)
        elif remark.numbers:
            facts["label"] = self.label(self.findings[remark.numbers[-1]])
        return self.t(f"press.remark.{remark.kind}", **facts)

    def quoted(self, finding: Finding) -> str:
        """The number with its qualifier and measure word, as the draft has it."""
        return self.text[finding.number.start : finding.number.end]

    def fix(self, finding: Finding, key: str = "press.suggest") -> str:
        """What to write instead, in a sentence of the texts; empty where nothing is known."""
        if (fix := suggestion(finding)) is None:
            return ""
        return self.t(key, was=self.text[fix.start : fix.end], now=fix.text)


def checked(
    text: str, edition: Edition, picked: Mapping[int, str] | None = None, notes: Sequence[str] = ()
) -> Report:
    """The whole check of one draft; `DraftError` for a text that is none."""
    t = edition.t
    findings, skipped = examine(text, edition, picked)
    basis = "claims" if edition.bare else "demo" if edition.demo else "reported"
    rows = groups.rows(findings, edition)
    return Report(
        text=text,
        findings=findings,
        unread=[one for one in skipped if one.unread],
        rows=rows,
        remarks=remarks(findings, rows),
        definitions=edition.definitions,
        names=edition.names,
        basis=t(f"press.basis_{basis}", id=edition.snapshot.id),
        source=edition.snapshot.id,
        t=t,
        notes=notes,
    )


def _arithmetic(finding: Finding) -> str:
    if (due := difference(finding.verdict)) is None:
        return ""
    whole, rest = finding.verdict.claims
    return f"{written(whole.value)} − {written(rest.value)} = {written(due)}"
