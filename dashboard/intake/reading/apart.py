"""Files read in a process of their own: what they cost, or break, is not the server's."""

from dashboard.files import apart
from dashboard.intake.problems import FileRule, UnreadableError
from dashboard.intake.reading import files
from dashboard.intake.reading.files import Sheet, Upload

apart.preload("dashboard.intake.reading.files", "dashboard.cli")


def sheets(upload: Upload) -> list[Sheet]:
    """`files.sheets`; `UnreadableError` (``too_heavy``) where it takes too much memory or time."""
    try:
        found = apart.run(_read, upload)
    except apart.LimitError as error:
        raise UnreadableError("too_heavy") from error
    if isinstance(found, tuple):
        rule, hint = found
        raise UnreadableError(rule, **hint)
    return found


def _read(upload: Upload) -> list[Sheet] | tuple[FileRule, dict[str, str]]:
    try:
        return files.sheets(upload)
    except UnreadableError as error:
        return error.rule, dict(error.hint)
