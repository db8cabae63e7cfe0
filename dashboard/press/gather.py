"""What a draft is held against, from disk, and the check made with it."""

from dataclasses import replace

import queries
from dashboard import claims, indicators, paths
from dashboard.i18n import Translator
from dashboard.indicators import build
from dashboard.press.findings import DraftError
from dashboard.press.knowledge import Knowledge
from dashboard.press.places import gazetteer
from dashboard.snapshots import discover
from dashboard.snapshots.reader import Snapshot


def gather(day: str, t: Translator) -> tuple[Knowledge, Snapshot | None, dict[str, str]]:
    """Published figures, indicators, and the snapshot in force of `day` (empty: the latest, if
    any), with the names of its units; `DraftError` where there is none of that day.
    """
    known = indicators.definitions()
    said = claims.load(claims.file(paths.data(), paths.SHIPPED))
    bare = Knowledge(said, known, gazetteer())
    held = {str(s.as_of): s for s in discover(paths.snapshots()).snapshots}
    if day and day not in held:
        raise DraftError("snapshot", given=day, days="、".join(held) or "–")
    if not held:
        return bare, None, {}
    chosen = held[day or max(held)]
    with queries.connect(chosen) as connection:
        rows = queries.fetch("unit_names", connection)
    names = dict(zip(rows["unit"], rows[f"name_{t.lang}"], strict=True))
    values = build.values(chosen, known, paths.derived())
    return replace(bare, values=values, as_of=chosen.as_of), chosen, names
