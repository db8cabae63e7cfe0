"""What a pillar page shows, piece by piece: from a question's rows to words, picture and table.

Builders are pure: they take a `Context` (which asks the questions) and return an `Exhibit`.
"""

from dashboard.exhibits.base import Context, Exhibit

__all__ = ["Context", "Exhibit"]
