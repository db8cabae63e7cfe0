"""The time it is in Jining, on every screen and in every line that is written."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")


class MomentError(ValueError):
    """An hour that cannot be used: `reason` is ``unreadable`` or ``past``."""

    def __init__(self, reason: str, given: str) -> None:
        super().__init__(f"{reason}: {given}")
        self.reason = reason


def now() -> datetime:
    """The time it is."""
    return datetime.now(ZONE)


def stamp(at: datetime | None = None) -> str:
    """A moment (now, unless given) as it is written down: ``2022-01-05 09:00:00``."""
    return f"{at or now():%Y-%m-%d %H:%M:%S}"


def minute(text: str) -> str:
    """A moment as typed or kept, to the minute; one without an offset is of Jining; ValueError
    when it is none.
    """
    at = datetime.fromisoformat(text.strip())
    at = at.astimezone(ZONE) if at.tzinfo else at.replace(tzinfo=ZONE)
    return f"{at:%Y-%m-%d %H:%M}"


def to_come(text: str) -> str:
    """A moment yet to come, as it is kept; empty for none; MomentError when there is no such."""
    if not text.strip():
        return ""
    try:
        at = minute(text)
    except (ValueError, OverflowError) as error:
        raise MomentError("unreadable", text) from error
    if at <= stamp():
        raise MomentError("past", at)
    return at
