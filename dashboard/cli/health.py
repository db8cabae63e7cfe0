"""Whether this process can serve: what ``/healthz`` says to whoever watches it."""

from collections.abc import Mapping
from typing import Any

from dashboard import indicators, paths, store


def health() -> tuple[int, Mapping[str, Any]]:
    """200 with the number of published periods, or 503 with a reason.

    `reason` is ``data_unreadable``, ``definitions`` (an indicator file has a fault and none was
    read before) or ``log_…`` (the publication log was tampered with). No period is no fault:
    a new installation has none. Files at fault of single periods are counted, not fatal: pages
    name them and serve the others.
    """
    try:
        next(iter(paths.data().iterdir()), None)
        store.look_again()
        found = store.catalogue()
    except OSError as error:
        return 503, {"status": "fault", "reason": "data_unreadable", "detail": error.strerror}
    except indicators.HeaderError:
        return 503, {"status": "fault", "reason": "definitions"}
    log = [fault.reason for fault in found.faults if not fault.snapshot]
    if log:
        return 503, {"status": "fault", "reason": f"log_{log[0]}"}
    return 200, {"status": "ok", "periods": len(found.snapshots), "faults": len(found.faults)}
