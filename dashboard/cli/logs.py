"""The server's log: one line of JSON an event, in files that are rotated or on standard error.

``DASHBOARD_LOGS`` names a folder, or ``-`` for standard error (a service manager keeps and rotates
that). Without it the terminal shows what Streamlit says, for whoever started it by hand. Lines
hold the user's name where somebody acted, and nothing else about persons: no address, no query.
"""

import json
import logging
import logging.handlers
import os
import sys
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path

from dashboard.files import clock

BYTES, FILES = 10 * 2**20, 10
LOGGERS = ("streamlit", "uvicorn", "uvicorn.error", "dashboard")


class Lines(logging.Formatter):
    """A record as JSON; `facts` of a record become fields."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever is in the message."""
        at = datetime.fromtimestamp(record.created, clock.ZONE)
        said = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[0]:
            said["exception"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str)


class Files(logging.handlers.RotatingFileHandler):
    """Rotated files that are not for everybody on the machine."""

    def _open(self) -> TextIOWrapper:
        opened = super()._open()
        Path(self.baseFilename).chmod(0o640)
        return opened


def handler(where: str, port: int | str) -> logging.Handler:
    """Lines on standard error for ``-``, else in a file of this port under the folder `where`.

    A file each: two processes must not rotate the same. OSError when it cannot be written.
    """
    made: logging.Handler
    if where == "-":
        made = logging.StreamHandler(sys.stderr)
    else:
        folder = Path(where)
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        file = folder / f"dashboard-{port}.jsonl"
        made = Files(file, maxBytes=BYTES, backupCount=FILES, encoding="utf-8")
    made.setFormatter(Lines())
    return made


def install(port: int | str) -> None:
    """Log as ``DASHBOARD_LOGS`` says; without it nothing changes."""
    where = os.environ.get("DASHBOARD_LOGS", "")
    if not where:
        return
    from streamlit import logger as streamlits

    kept = handler(where, port)
    # Streamlit gives each of its loggers a handler of its own, anew whenever it reads its options.
    streamlits.setup_formatter = lambda logger: _only(logger, kept)
    for name in (*streamlits._loggers, *LOGGERS):
        _only(logging.getLogger(name), kept)
    logging.getLogger("dashboard").setLevel(logging.INFO)
    logging.captureWarnings(True)
    _only(logging.getLogger("py.warnings"), kept)


def _only(logger: logging.Logger, kept: logging.Handler) -> None:
    logger.handlers[:] = [kept]
    logger.propagate = False
