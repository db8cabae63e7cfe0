"""What of a data directory is public: what was never public is never shown, whatever its state.

The acts of the log are replayed against the clock. A snapshot opens once its embargo is over, it
stands first of its date, and everything it is made of has been public itself.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dashboard.files.clock import stamp
from dashboard.snapshots.log import ADOPT, CANCEL, PUBLISH, RESTORE, WITHDRAW, Entry

Stacks = dict[str, list[Entry]]
"""By as-of date what the log lets stand, the one in force first."""
MadeOf = Mapping[str, Collection[str]]
"""By directory the directories whose rows it holds."""


@dataclass(frozen=True)
class Opened:
    """At a moment: `ever`, the directories that readers could see at some time up to then, and
    `now`, by date what they may see, the one in force first.
    """

    ever: frozenset[str]
    now: Mapping[str, Sequence[Entry]]


def embargoed(public_from: str, at: datetime | str) -> bool:
    """Whether `at` is before `public_from` (``2022-01-05 09:00``, Asia/Shanghai)."""
    return bool(public_from) and (at if isinstance(at, str) else stamp(at)) < public_from


def stacks(entries: Sequence[Entry]) -> Stacks:
    """What stands, under embargo or not.

    A correction stands before what it corrects, which serves while the correction is under
    embargo or damaged; withdrawing clears the date, cancelling takes one revision off; restoring
    what was public leaves it alone.
    """
    found: Stacks = {}
    for entry in entries:
        _act(found.setdefault(entry.as_of, []), entry)
    return {day: stack for day, stack in found.items() if stack}


def _act(stack: list[Entry], entry: Entry) -> None:
    if entry.act == CANCEL:
        stack[:] = [held for held in stack if held.revision != entry.revision]
    elif entry.act == WITHDRAW or (entry.act == RESTORE and not entry.public_from):
        stack.clear()
    if entry.act in (ADOPT, PUBLISH, RESTORE):
        stack.insert(0, entry)


def opened(entries: Sequence[Entry], made_of: MadeOf, at: datetime) -> Opened:
    """What is public at a moment, and what ever was."""
    found: Stacks = {}
    ever: set[str] = set()
    now = stamp(at)
    for moment, entry, acts in _moments(entries, now):
        if acts:
            stack = found.setdefault(entry.as_of, [])
            _act(stack, entry)
            if entry.act == CANCEL:  # nothing opens by another's being taken off
                stack[:] = [
                    e for e in stack if embargoed(e.public_from, moment) or e.directory in ever
                ]
        _open(found, made_of, moment, ever)
    seen = {
        day: [one for one in stack if not embargoed(one.public_from, now) and one.directory in ever]
        for day, stack in found.items()
    }
    return Opened(frozenset(ever), {day: stack for day, stack in seen.items() if stack})


def _moments(entries: Sequence[Entry], now: str) -> Iterator[tuple[str, Entry, bool]]:
    """What happened up to `now`, in order: an act, or (False) the end of an embargo."""
    last, happened = "", list[tuple[str, Entry, bool]]()
    for entry in entries:
        last = min(max(last, entry.at), now)  # a clock that was set back undoes no act
        happened.append((last, entry, True))
        if last < entry.public_from <= now:
            happened.append((entry.public_from, entry, False))
    return iter(sorted(happened, key=lambda one: one[0]))


def _open(found: Stacks, made_of: MadeOf, moment: str, ever: set[str]) -> None:
    """Add to `ever` what stands first of its date, until nothing more opens by that."""
    grew = True
    while grew:
        grew = False
        for stack in found.values():
            first = next((one for one in stack if not embargoed(one.public_from, moment)), None)
            if first is None or first.directory in ever:
                continue
            if ever.issuperset(made_of.get(first.directory, ())):
                ever.add(first.directory)
                grew = True
