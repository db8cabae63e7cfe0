"""The material of a briefing from disk, for whom has no page open."""

from dashboard import claims, indicators, paths
from dashboard.briefing.fingerprint import secret
from dashboard.briefing.material import Material
from dashboard.i18n import Translator
from dashboard.indicators import build
from dashboard.snapshots import discover
from dashboard.unit_names import unit_names


def gather(day: str, t: Translator) -> Material:
    """The material of the snapshot in force of `day` (empty: the latest); KeyError names the
    days there are.
    """
    held = {str(s.as_of): s for s in discover(paths.snapshots()).snapshots}
    if not held or (day and day not in held):
        raise KeyError("、".join(held) or "–")
    chosen = held[day or max(held)]
    known = indicators.definitions()
    alike = [s for s in held.values()
             if s.provenance == chosen.provenance and s.as_of <= chosen.as_of]
    return Material(
        t=t, snapshot=chosen, snapshots={s.as_of: s for s in alike},
        history={s.as_of: build.values(s, known, paths.derived()) for s in alike}, known=known,
        labels=unit_names(chosen), key=secret(paths.data()),
        claims=claims.load(claims.file(paths.data(), paths.SHIPPED)))
