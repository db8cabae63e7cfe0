"""What is kept between runs and shared by sessions: the only caches of the product.

Keys are file signatures, digests and hashes, never frames. The frames are shared: nobody
writes to them.
"""

from dashboard.store.background import ahead, later
from dashboard.store.briefing import cards, deck, html, in_background, keyed
from dashboard.store.collector import settle
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
    states,
    survey,
    table,
    tables,
    values,
)

__all__ = [
    "ahead",
    "answer",
    "bare",
    "cards",
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
    "in_background",
    "keyed",
    "later",
    "look_again",
    "published",
    "record_page",
    "record_total",
    "settle",
    "states",
    "survey",
    "table",
    "tables",
    "values",
]
