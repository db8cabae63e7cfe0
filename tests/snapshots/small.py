"""A small data directory whose clock is set by hand, for orders of acts under embargo."""

import hashlib
import json
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from dashboard.access import local
from dashboard.files import clock
from dashboard.snapshots import discover, publication
from dashboard.snapshots.reader import read

BY = local("甲")
DAYS = ("2021-09-30", "2021-12-16", "2022-03-31")
START = datetime(2022, 5, 1, 9, 0, tzinfo=clock.ZONE)


class Small:
    """A data directory, and a clock that is set by hand."""

    units = b""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp())
        self.root = self.folder / "snapshots"
        self.root.mkdir()
        self.now = START
        self.n = 0

    def drafted(self, day, carried=(), register=""):
        revision = publication.next_revision(self.root, day)
        name = day if revision == 1 else f"{day}-r{revision}"
        path = self.folder / f"draft{(n := self.n)}" / name
        self.n += 1
        path.mkdir(parents=True)
        (path / "units.parquet").write_bytes(self.units)
        manifest = {
            "as_of": day,
            "revision": revision,
            "provenance": "reported",
            "contract_version": 1,
            "created_at": "2022-01-01",
            "created_by": str(n),
            "carried": {f"3708{at}": base for at, base in enumerate(carried)},
            "register": register,
            "tables": {"units": {"rows": 1, "sha256": hashlib.sha256(self.units).hexdigest()}},
        }
        (path / "manifest.json").write_text(json.dumps(manifest))
        return read(path)

    def publish(self, day, public_from="", **made_of):
        held = publication.current(self.root, day)
        return publication.publish(
            self.drafted(day, **made_of),
            self.root,
            by=BY,
            against=held.digest if held else "",
            public_from=public_from,
        )

    def later(self, minutes):
        return clock.minute(f"{self.now + timedelta(minutes=minutes):%Y-%m-%d %H:%M}")

    def served(self, **options):
        return {s.path.name for s in discover(self.root, **options).snapshots}
