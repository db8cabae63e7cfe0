"""Questions put to the scripts of the page by Playwright's own node, and how they are marked."""

import json
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypedDict

from playwright._impl._driver import compute_driver_executable

from dashboard.briefing.answers import Answers
from dashboard.indicators import CITY

FILE = Path(__file__).with_name("questions.tsv")


class Found(TypedDict):
    """The keys of cards that were meant, the subjects that come near where none was, and the
    sentence that is said.
    """

    keys: list[str]
    near: list[str]
    sentence: str


def ask(answers: Answers, questions: Iterable[tuple[str, bool]]) -> list[Found]:
    """What is found for each question; one that follows refers to the one before."""
    node = compute_driver_executable()[0]
    given = json.dumps({"answers": answers, "questions": list(questions)})
    done = subprocess.run(
        [str(node), str(Path(__file__).with_name("ask.js"))],
        input=given.encode(),
        capture_output=True,
        check=True,
    )
    found: list[Found] = json.loads(done.stdout)
    return found


def labelled(file: Path) -> list[tuple[str, str]]:
    """The questions of a file and what is expected of each, as the file words it."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [(question, wanted) for question, wanted in (line.split("\t") for line in lines if line)]


def mark(answers: Answers, lines: Sequence[tuple[str, str]]) -> tuple[Counter[str], list[str]]:
    """How many are right, unknown instead, and wrong (the figure of another subject or place, or
    any where there is none), and the faults in words.

    A short list is right if the true one is in it, and as good as unknown if not. What is known
    counts whether or not it has a number that may be said.
    """
    found = ask(answers, [(text, wanted.startswith("followup:")) for text, wanted in lines])
    counts, faults = Counter({"right": 0, "unknown instead": 0, "wrong": 0}), []
    for (text, wanted), one in zip(lines, found, strict=True):
        true, keys = _keys(answers, wanted.removeprefix("followup:")), one["keys"]
        if (not keys and not true) or set(keys) & true:
            verdict = "right"
        else:
            verdict = "wrong" if len(keys) == 1 else "unknown instead"
            faults.append(f"{verdict}: {text}  {wanted}  {' | '.join(keys) or 'unknown'}")
        counts[verdict] += 1
    return counts, faults


def _keys(answers: Answers, wanted: str) -> set[str]:
    """The keys that a label allows: the city's figure of an indicator is its published one."""
    if wanted == "unknown":
        return set()
    kind, _, of = wanted.partition(":")
    subject, _, name = of.partition("@")
    if not name:
        return {wanted}
    ids = {place["name"]: place["id"] for place in answers["vocabulary"]["places"]}
    place = CITY if name == "city" else ids[name]
    if kind == "change":
        return {f"{ask}:{subject}@{place}" for ask in ("change", "year")}
    claims = {one["id"]: one["claim"] for one in answers["vocabulary"]["subjects"]}
    if place == CITY and claims.get(subject):
        return {f"claim:{claims[subject]}"}
    return {f"{kind}:{subject}@{place}"}
