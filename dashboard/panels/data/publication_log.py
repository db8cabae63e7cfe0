"""The log, and whether everything on disk is what it says."""

from dashboard import auth, paths, store
from dashboard.access import Right
from dashboard.components import layout, prose
from dashboard.intake import report
from dashboard.panels.data.sections import named
from dashboard.snapshots import verification
from dashboard.text.i18n import Translator


def show(t: Translator) -> None:
    """The log, and whether everything on disk is what it says."""
    held = store.survey().log
    found = verification.verify(paths.snapshots())
    head = held.entries[-1].hash if held.entries else "–"
    grave = sum(one.grave for one in found)
    said = t("data.verified", n=len(held.entries), hash=head, grave=grave, left=len(found) - grave)
    if grave:
        layout.notice("error", said)
    else:
        prose.takeaway(said, kind="hash")
    for one in found if auth.person().may(Right.PREVIEW) else ():
        layout.notice(
            "error" if one.grave else "warning",
            t(f"data.finding.{one.reason}", snapshot=one.snapshot, file=one.file, line=one.line),
        )
    prose.quiet(t("periods.log_about"))
    told = [entry for entry in held.entries if named(entry.directory)]
    if told:
        prose.table(report.entries(told, t), t, "log")
