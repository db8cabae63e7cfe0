"""Publish, withdraw, restore: one act at a time, each one rename and one line of the log.

A directory in place is not published until the log says so: whatever interrupts in between
leaves readers with what they had.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from dashboard import audit
from dashboard.access import Person, Right
from dashboard.files import clock
from dashboard.snapshots import log, public
from dashboard.snapshots.reader import DIRECTORY, Refused, Snapshot, read, survey
from dashboard.snapshots.serving import altered, entries, opened, unlogged
from dashboard.snapshots.writer import sync

WAIT = 20.0
"""Seconds to wait for another who is publishing."""


class PublicationError(ValueError):
    """Why nothing was published: `reason` is a key of the texts, `by` who was first."""

    def __init__(self, reason: str, by: str = "") -> None:
        super().__init__(f"{reason} {by}".strip())
        self.reason, self.by = reason, by


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold the directory; start its log where there is none; clear away what a dead one left."""
    with _held(root):
        held = log.read(root)
        if any(reason in log.GRAVE for reason, _ in held.faults):
            raise PublicationError("log")
        if not held.there:
            log.start(root, list(unlogged(survey(root))))
        yield


@contextmanager
def _held(root: Path) -> Iterator[None]:
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(root / ".lock", timeout=WAIT):
            for left in root.glob(".????-??-??*"):
                shutil.rmtree(left, ignore_errors=True)
            for left in root.glob(".log.*.part"):
                left.unlink(missing_ok=True)
            yield
    except Timeout:
        raise PublicationError("busy") from None
    except OSError as error:
        raise PublicationError("unwritable") from error


def _allow(root: Path, by: Person, act: str, day: str, revision: int = 0, why: str = "-") -> None:
    audit.require(root.parent, by, Right.PUBLISH, act=act, period=day, revision=str(revision or ""))
    if not why.strip():
        raise PublicationError("no_reason")


def _told(root: Path, act: audit.Act, by: Person, entry: log.Entry) -> log.Entry:
    reason = str(entry.detail.get("reason", ""))
    audit.told(root.parent, act, by, period=entry.directory, reason=reason)
    return entry


def current(root: Path, as_of: str) -> log.Entry | None:
    """The line of the log that decides what of `as_of` is published, embargo or not."""
    stack = standing(root).get(as_of)
    return stack[0] if stack else None


def standing(root: Path) -> public.Stacks:
    """By date what the log lets stand, the one in force first, embargo or not."""
    known = log.read(root)
    return public.stacks(known.entries if known.there else tuple(unlogged(survey(root))))


def bound(root: Path, made: Snapshot, public_from: str) -> str:
    """When `made` may be public: `public_from`, or later where an embargo of what it is made of
    ends later; `PublicationError` (``never_public``) where that has none and never was public.
    """
    if not made.made_of:
        return public_from
    found, now = survey(root), clock.now()
    ever = opened(found, now).ever
    waiting = {e.directory: e for stack in public.stacks(entries(found)).values() for e in stack}
    for base in made.made_of - ever:
        until = waiting[base].public_from if base in waiting else ""
        if not public.embargoed(until, now):
            raise PublicationError("never_public", base)
        public_from = max(public_from, until)
    return public_from


def next_revision(root: Path, as_of: str) -> int:
    """The first revision of `as_of` that neither a directory nor the log has."""
    names = [path.name for path in root.iterdir()] if root.is_dir() else []
    held = [
        int(match[2] or 1)
        for name in names
        if (match := DIRECTORY.fullmatch(name)) and match[1] == as_of
    ]
    held += [entry.revision for entry in log.read(root).entries if entry.as_of == as_of]
    return max(held, default=0) + 1


def publish(
    draft: Snapshot,
    root: Path,
    *,
    by: Person,
    against: str,
    public_from: str = "",
    detail: Mapping[str, Any] | None = None,
) -> log.Entry:
    """Move the checked `draft` among the published snapshots of `root`.

    `against` is the digest it was compared with (empty: the date was not published); an embargo
    of what it is made of is its own too (`bound`).
    `PublicationError` when another was first, or the disk is full; readers and the draft are
    then as before; `Refusal` for one who may not publish.
    """
    _allow(root, by, log.PUBLISH, str(draft.as_of), draft.revision)
    with _alone(root):
        day, target = str(draft.as_of), root / draft.path.name
        current_entry = current(root, day)
        if (current_entry.digest if current_entry else "") != against or target.exists():
            raise PublicationError("superseded", current_entry.by if current_entry else "")
        read(draft.path)  # what was checked is what is published
        until = bound(root, draft, public_from)
        draft.path.rename(target)
        try:
            sync(root)
            entry = log.append(
                root,
                log.PUBLISH,
                by=by,
                as_of=day,
                revision=draft.revision,
                digest=draft.digest,
                public_from=until,
                detail=detail,
            )
        except OSError:
            target.rename(draft.path)
            raise
    return _told(root, audit.Act.PUBLISHED, by, entry)


def adopt(root: Path, names: Sequence[str], *, by: Person, reason: str) -> None:
    """Begin the log anew with the directories `names` as published, where it cannot be believed;
    the old one is set aside. `PublicationError` (``log_sound``, ``unknown``).
    """
    _allow(root, by, log.ADOPT, ",".join(names), why=reason)
    with _held(root):
        found = survey(root)
        if found.log.there and not altered(found):
            raise PublicationError("log_sound")
        if not names or not found.sound.keys() >= set(names):
            raise PublicationError("unknown")
        for name in (log.LOG, log.HEAD):
            if (root / name).exists():
                (root / name).replace(root / f"{name}.{clock.now():%Y%m%d%H%M%S}.aside")
        told = {"reason": reason}
        log.start(
            root,
            [
                log.Entry(
                    0, "", by.name, "", str(s.as_of), s.revision, s.digest, detail=told, who=by.id
                )
                for s in map(found.sound.__getitem__, sorted(set(names)))
            ],
        )
    audit.told(root.parent, audit.Act.RESTORED, by, period=",".join(names), reason=reason)


def withdraw(root: Path, as_of: str, *, by: Person, reason: str, revision: int = 0) -> log.Entry:
    """Stop serving `as_of`; its revisions stay on disk and in the log. A `revision` that is still
    under embargo is taken off alone: what readers see stands.
    """
    _allow(root, by, log.WITHDRAW, as_of, revision, reason)
    with _alone(root):
        stack = standing(root).get(as_of, [])
        named = [one for one in stack if revision in (0, one.revision)]
        if not named:
            raise PublicationError("not_standing" if stack else "not_published", str(revision))
        waits = revision and named[0] not in opened(survey(root), clock.now()).now.get(as_of, ())
        entry = log.append(
            root,
            log.CANCEL if waits else log.WITHDRAW,
            by=by,
            as_of=as_of,
            revision=named[0].revision,
            digest=named[0].digest,
            detail={"reason": reason},
        )
    return _told(root, audit.Act.WITHDRAWN, by, entry)


def restore(root: Path, as_of: str, revision: int, *, by: Person, reason: str) -> log.Entry:
    """Serve a revision that is on disk again: an earlier one, or one that was withdrawn; an
    embargo it had is kept. Demonstration data never replace reported data that stand.
    """
    _allow(root, by, log.RESTORE, as_of, revision, reason)
    with _alone(root):
        try:
            found = read(root / log.directory_name(as_of, revision))
        except Refused as refused:
            why = "unknown" if refused.reason == "missing" else "damaged"
            raise PublicationError(why) from refused
        known = [
            e
            for e in log.read(root).entries
            if (e.as_of, e.revision) == (as_of, revision)
            and e.digest
            and e.act not in (log.WITHDRAW, log.CANCEL)
        ]
        if known and known[-1].digest != found.digest:
            raise PublicationError("altered")
        there = survey(root)
        stands, now = current(root, as_of), opened(there, clock.now()).now
        served = there.sound.get(stands.directory) if stands else None
        if stands and served and found.provenance == "demo" != served.provenance:
            raise PublicationError("demo_over_reported", str(stands.revision))
        if stands and stands.revision == revision and stands in now.get(as_of, ()):
            raise PublicationError("stands", str(revision))
        until = bound(root, found, known[-1].public_from if known else "")
        entry = log.append(
            root,
            log.RESTORE,
            by=by,
            as_of=as_of,
            revision=revision,
            digest=found.digest,
            public_from=until if public.embargoed(until, clock.now()) else "",
            detail={"reason": reason},
        )
    return _told(root, audit.Act.RESTORED, by, entry)
