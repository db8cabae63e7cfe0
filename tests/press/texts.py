"""Whole texts with labelled numbers (``texts/*.txt``), and how the press check does on them.

A text begins at a line ``=== kind``. ``{numeral|claim id|verdict}`` labels a number of ours; every
number without braces is of another matter: whatever confirms or contradicts it is a false alarm.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dashboard.press.check import check
from tests.press.labels import Sentence, unmark

FOLDER = Path(__file__).parent / "texts"
TRUE, WRONG = ("match", "rounded", "conflict"), ("mismatch", "qualifier", "period")


def texts(name: str) -> Iterator[Sentence]:
    """The labelled texts of one set."""
    for piece in re.split(r"(?m)^=== ", (FOLDER / f"{name}.txt").read_text("utf-8"))[1:]:
        kind, _, marked = piece.partition("\n")
        yield unmark(kind, marked)


def tally(edition, given) -> tuple[Counter, list[str]]:
    """Counts (true, bound, wrong, caught, others, false match, false mismatch) and the faults."""
    counts: Counter = Counter()
    faults = []
    for one in given:
        got = {f.number.numeral.start: f for f in check(one.text, edition)}
        for label in one.labels:
            finding = got.pop(label.start, None)
            said = finding.verdict.kind if finding else "none"
            claim = finding.verdict.claim.claim_id if finding and finding.verdict.claim else "-"
            kind = (
                "true" if label.verdict in TRUE else "wrong" if label.verdict in WRONG else "open"
            )
            counts[kind] += 1
            right = (
                said == label.verdict or (said in WRONG and kind == "wrong")
            ) and label.binding in ("*", claim)
            counts["bound" if kind == "true" else "caught" if kind == "wrong" else "left"] += right
            if kind != "true" and said in ("match", "rounded"):
                counts["false match"] += 1
            if kind != "wrong" and said in WRONG:
                counts["false mismatch"] += 1
            if not right:
                faults.append(
                    f"[{one.kind}] {label} said {said} {claim}: "
                    f"{one.text[max(label.start - 40, 0) : label.start + 20]!r}"
                )
        for finding in got.values():
            counts["others"] += 1
            counts["false match"] += finding.verdict.kind in (*TRUE,)
            counts["false mismatch"] += finding.verdict.kind in WRONG
            if finding.verdict.kind != "unknown":
                at = finding.number.numeral.start
                faults.append(
                    f"[{one.kind}] other said {finding.verdict.kind}: "
                    f"{one.text[max(at - 40, 0) : at + 20]!r}"
                )
    return counts, faults
