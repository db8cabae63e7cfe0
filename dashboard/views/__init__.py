"""What a pillar page shows, piece by piece: from a question's rows to words, picture and table.

Builders are pure: they take a `Reader` (an edition and what is chosen of it) and return an
`View`.
"""

from dashboard.views.base import View

__all__ = ["View"]
