"""The snapshot a command names, and which may be named to whom."""

from dashboard import auth, paths
from dashboard.access import Right
from dashboard.cli.common import Rejection
from dashboard.snapshots import Snapshot, discover, log
from dashboard.snapshots.reader import Refused, read, survey
from dashboard.snapshots.states import ever_public
from dashboard.text.i18n import Translator


def shown() -> frozenset[str] | None:
    """The directories that may be named to whom may not preview; None: all."""
    return None if auth.actor().may(Right.PREVIEW) else ever_public(survey(paths.snapshots()))


def published(text: str, t: Translator) -> Snapshot:
    """The snapshot of ``2021-12-16`` in force, or of ``2021-12-16-r2`` as it is on disk; what was
    never public only for whom may preview.
    """
    may = shown()
    if "-r" in text and (may is None or log.directory_of(text) in may):
        of, _, revision = text.partition("-r")
        try:
            return read(paths.snapshots() / log.directory_name(of, int(revision)))
        except (Refused, ValueError) as error:
            raise Rejection(t("data.cli.no_revision", id=text)) from error
    held = discover(paths.snapshots(), preview=may is None).snapshots
    served = {str(s.as_of): s for s in held}
    if text not in served:
        raise Rejection(t("data.cli.no_snapshot", id=text, held=", ".join(served) or "–"))
    return served[text]
