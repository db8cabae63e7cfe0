"""Spoken questions with labels: ``python -m benchmarks.questions [FILE…]``.

How many of each file are right, unknown instead, and wrong, and which; a line is a question, a tab,
and what is expected (`tests/briefing/questions.tsv`).
"""

import sys
import time
from pathlib import Path

from dashboard.briefing.answers import answers
from dashboard.edition.assembly import from_disk
from dashboard.text.i18n import Translator
from tests.briefing.asked import FILE, labelled, mark


def main() -> None:
    """Print the counts of each file and its faults."""
    held = answers(from_disk("", Translator("zh")))
    for file in [Path(name) for name in sys.argv[1:]] or [FILE]:
        lines, began = labelled(file), time.perf_counter()
        counts, faults = mark(held, lines)
        took = (time.perf_counter() - began) / max(len(lines), 1) * 1000
        print(
            f"{file.name}: {len(lines)} questions, {took:.0f} ms each  "
            f"right {counts['right'] / max(len(lines), 1):.1%}  "
            f"unknown instead {counts['unknown instead']}  wrong numbers {counts['wrong']}"
        )
        print("\n".join(faults))


if __name__ == "__main__":
    main()
