"""Whether everything on disk is what the log says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.files import clock
from dashboard.snapshots import log, public
from dashboard.snapshots.carried import stale
from dashboard.snapshots.reader import Survey, entries, opened, serve, survey


@dataclass(frozen=True)
class Finding:
    """One thing `verify` has to say: `grave` ones fail, the rest are leftovers.

    `reason` as in `Fault` and `Log`, or ``held`` (not public, for `file` that it is made of never
    was) or ``unlogged`` (in place, never published: interrupted) or
    ``draft`` (a working directory left behind) or ``stale`` (holds rows of the revision `file`,
    which is no longer in force); `line` is of the log.
    """

    grave: bool
    reason: str
    snapshot: str = ""
    file: str = ""
    line: int = 0


def verify(root: Path, day: str = "") -> list[Finding]:
    """Whatever is wrong under `root` (or with the revisions of `day`): empty when all is well."""
    found = survey(root)
    findings = [
        Finding(reason in log.GRAVE, reason, file=log.LOG, line=line)
        for reason, line in found.log.faults
    ]
    digests = {e.directory: e.digest for e in found.log.entries if e.digest}
    for name in sorted({*found.sound, *found.faults, *digests}):
        if day and not name.startswith(day):
            continue
        if name in found.faults:
            fault = found.faults[name]
            findings.append(Finding(True, fault.reason, name, fault.file))
        elif name not in found.sound:
            findings.append(Finding(True, "missing", name, "manifest.json"))
        elif found.log.there and name not in digests:
            findings.append(Finding(False, "unlogged", name))
        elif digests.get(name, found.sound[name].digest) != found.sound[name].digest:
            findings.append(Finding(True, "altered", name, "manifest.json"))
    findings += _held(found, day)
    findings += [
        Finding(False, "stale", id_, base)
        for id_, base in stale(serve(found, clock.now(), preview=True).snapshots).items()
        if id_.startswith(day)
    ]
    left = sorted(root.glob(".????-??-??*")) if root.is_dir() else []
    return findings + [Finding(False, "draft", path.name) for path in left if not day]


def _held(found: Survey, day: str) -> Iterator[Finding]:
    """What would be public by now, were all it is made of."""
    now = clock.now()
    seen = opened(found, now)
    for stack in public.stacks(entries(found)).values():
        first = next((one for one in stack if not public.embargoed(one.public_from, now)), None)
        if first and first.directory not in seen.ever and first.directory.startswith(day):
            snapshot = found.sound.get(first.directory)
            lacks = sorted((snapshot.made_of if snapshot else set()) - seen.ever)
            yield Finding(False, "held", first.directory, lacks[0] if lacks else "")
