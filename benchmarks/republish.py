"""A correction of the last snapshot, published into a data directory that is being served.

``python benchmarks/republish.py DATA``, with the checkout that serves DATA on PYTHONPATH: one
request fewer, so that nothing kept of the snapshot before serves for it; its values are computed
before it is published, as the page that publishes does.
"""

import sys
import tempfile
from pathlib import Path

from dashboard.access import local
from dashboard.indicators import build, definitions
from dashboard.snapshots import discover, publication
from dashboard.snapshots.reader import read
from dashboard.snapshots.tables import load
from dashboard.snapshots.writer import write


def main(data: Path) -> None:
    """Print the directory of the revision published."""
    root = data / "snapshots"
    last = discover(root).snapshots[-1]
    tables = load(last)
    tickets = tables["tickets"]
    free = ~tickets["ticket_id"].isin(tickets["reopen_of"])  # no other one stands on it
    tables["tickets"] = tickets.drop(tickets.index[free][-1])
    with tempfile.TemporaryDirectory(dir=data) as folder:
        draft = read(
            write(
                tables,
                root=Path(folder),
                as_of=last.as_of,
                provenance=last.provenance,
                created_at="benchmark",
                created_by="benchmark",
                revision=publication.next_revision(root, str(last.as_of)),
            )
        )
        build.values(draft, definitions(), data / "derived")
        entry = publication.publish(draft, root, by=local("benchmark"), against=last.digest)
    print(entry.directory)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
