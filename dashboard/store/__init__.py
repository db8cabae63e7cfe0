"""What is kept between runs and shared by sessions: the only caches of the product.

Keys are file signatures, digests and hashes, never frames. The frames are shared: nobody
writes to them.
"""

from dashboard.store.background import ahead, idle, later
from dashboard.store.briefing import deck, html, in_background, keyed, questions
from dashboard.store.collector import settle, when_changed
from dashboard.store.editions import (
    answer,
    bare,
    claims_fault,
    edition,
    published,
    record_page,
    record_total,
)
from dashboard.store.reporting import changes
from dashboard.store.served import (
    catalogue,
    definitions,
    definitions_fault,
    difference,
    ever_public,
    look_again,
    notes,
    states,
    survey,
    table,
    tables,
    values,
    withdrawn,
)

__all__ = [
    "ahead",
    "answer",
    "bare",
    "catalogue",
    "changes",
    "claims_fault",
    "deck",
    "definitions",
    "definitions_fault",
    "difference",
    "edition",
    "ever_public",
    "html",
    "idle",
    "in_background",
    "keyed",
    "later",
    "look_again",
    "notes",
    "published",
    "questions",
    "record_page",
    "record_total",
    "settle",
    "states",
    "withdrawn",
    "survey",
    "table",
    "tables",
    "values",
    "when_changed",
]
