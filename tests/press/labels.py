"""The labelled sentences, and how the press check scores on them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf, isclose
from pathlib import Path

from dashboard.edition import Edition
from dashboard.press.check import check
from dashboard.press.finding import Finding

FILE = Path(__file__).parent / "labelled.tsv"


@dataclass(frozen=True)
class Label:
    """What must be said of one number."""

    text: str
    start: int
    binding: str
    verdict: str
    interval: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence and the labels of its numbers."""

    kind: str
    text: str
    labels: tuple[Label, ...]


def unmark(kind: str, marked: str) -> Sentence:
    """The sentence without its braces, and the labels that stood in them."""
    text, last, labels = "", 0, []
    for match in re.finditer(r"\{([^}]*)\}", marked):
        text += marked[last : match.start()]
        numeral, *said = match[1].split("|")
        labels.append(Label(numeral, len(text), *said))
        text += numeral
        last = match.end()
    return Sentence(kind, text + marked[last:], tuple(labels))


def sentences(file: Path = FILE) -> Iterator[Sentence]:
    """The labelled sentences of `file`."""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        kind, marked = line.split("\t")
        yield unmark(kind, marked)


def score(edition: Edition, given: Sequence[Sentence]) -> tuple[Counter, list[str]]:
    """Counts (numbers, found, bound, verdict, false match, false rounded, reported non-claims) and
    what went wrong.
    """
    counts: Counter = Counter()
    faults = []
    for sentence in given:
        got = {f.number.numeral.start: f for f in check(sentence.text, edition)}
        for label in sentence.labels:
            finding = got.pop(label.start, None)
            for name in _held(label, finding, counts):
                said = finding and (finding.verdict.kind, finding.verdict.reason, _binding(finding))
                faults.append(f"{name}: {sentence.text}  {label} {said}")
        counts["extra"] += len(got)
        counts["nonclaims"] += not sentence.labels
        counts["extra nonclaims"] += 0 if sentence.labels else len(got)
        faults += [f"extra: {sentence.text}  {f.text}" for f in got.values()]
    return counts, faults


def _held(label: Label, finding: Finding | None, counts: Counter) -> list[str]:
    counts["numbers"] += 1
    if finding is None or finding.text != label.text or not _interval(label, finding):
        return ["not found"]
    counts["found"] += 1
    wrong = []
    if _bound(label.binding, finding):
        counts["bound"] += 1
    else:
        wrong.append("not bound")
    if finding.verdict.kind == label.verdict:
        counts["verdict"] += 1
    else:
        wrong.append("verdict")
        counts[f"false {finding.verdict.kind}"] += 1
    return wrong


def _binding(finding: Finding) -> str:
    if finding.verdict.claim:
        return finding.verdict.claim.claim_id
    quantity = finding.quantity
    return "-" if quantity is None else f"{quantity.indicator}@{finding.unit}#{finding.match.part}"


def _bound(wanted: str, finding: Finding) -> bool:
    if wanted == "*":
        return True
    if wanted == "~":
        return finding.verdict.claim is None
    if finding.verdict.claim:
        return finding.verdict.claim.claim_id == wanted
    indicator, _, unit = wanted.partition("@")
    return (
        bool(finding.quantity)
        and finding.quantity.indicator == indicator
        and finding.unit == (unit or "370800")
    )


def _interval(label: Label, finding: Finding) -> bool:
    if not label.interval:
        return True
    low, high = label.interval[1:-1].split(",")
    phrase = finding.number
    return all(
        [
            isclose(phrase.low, float(low)),
            isclose(phrase.high, float(high)),
            phrase.low_open == (label.interval[0] == "(") or phrase.low == -inf,
            phrase.high_open == (label.interval[-1] == ")") or phrase.high == inf,
        ]
    )
