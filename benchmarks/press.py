"""The press check on labelled sentences, and its pace: ``python -m benchmarks.press [FILE…]``.

Found, bound and verdict as shares of the labelled numbers; wrong ``match`` and ``rounded``; numbers
reported in lines without any. Then the counts of whole texts (`tests/press/texts/`), and
milliseconds for 2,000 characters of releases, beside only reading their numerals in the same run.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from dashboard.edition.assembly import from_disk
from dashboard.press.check import check
from dashboard.press.drafts.text import plain
from dashboard.press.numbers.numerals import numerals
from dashboard.text.i18n import Translator
from tests.press.labels import FILE, score, sentences
from tests.press.texts import tally, texts

RUNS, CHARACTERS = 9, 2000
SETS = (
    *("tuned", "once", "held", "unseen", "after", "last", "fresh", "aside"),
    *("ninth", "tenth", "kept"),
)
OWN = [FILE.with_name(f"{name}.tsv") for name in ("labelled", "harder", "others")]


def milliseconds(work: Callable[[], object]) -> float:
    """The median of `RUNS` runs."""
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


def main() -> None:
    """Print the scores of each file, its faults, then the pace."""
    edition = from_disk("", Translator("zh"))
    for file in [Path(name) for name in sys.argv[1:]] or OWN:
        given = list(sentences(file))
        counts, faults = score(edition, given)
        shares = "  ".join(
            f"{name} {counts[name] / counts['numbers']:.1%}"
            for name in ("found", "bound", "verdict")
        )
        print(
            f"{file.name}: {len(given)} texts, {counts['numbers']} numbers  {shares}  "
            f"false match {counts['false match']}  false rounded {counts['false rounded']}  "
            f"reported in {counts['nonclaims']} texts without claims "
            f"{counts['extra nonclaims']}"
        )
        print("\n".join(faults))
    for name in () if sys.argv[1:] else SETS:
        counts, _ = tally(edition, list(texts(name)))
        print(f"{name}: {dict(counts)}")
    text = ("\n".join(s.text for s in sentences(FILE)) * 2)[:CHARACTERS]
    whole = milliseconds(lambda: check(text, edition))
    read = milliseconds(lambda: numerals(plain(text)))
    print(
        f"{CHARACTERS} characters, {len(check(text, edition))} numbers: {whole:.0f} ms "
        f"({whole / read:.0f} times reading the numerals alone)"
    )


if __name__ == "__main__":
    main()
