"""What is kept between runs and shared by sessions: the only caches of the product.

Keys are file signatures, digests and hashes, never frames. The frames are shared: nobody
writes to them.
"""

from dashboard.store.briefing import cards, deck, html, in_background
from dashboard.store.press import knowledge
from dashboard.store.served import (
    answer,
    catalogue,
    claims_fault,
    definitions,
    difference,
    history,
    names,
    published,
    record_page,
    record_total,
    states,
    survey,
    table,
    tables,
    towns,
    values,
    warm,
)
from dashboard.store.weights import assessed, assessment_years, index_models, rank_shares

__all__ = ["answer", "assessed", "assessment_years", "cards", "catalogue", "claims_fault", "deck",
           "definitions", "difference", "history", "html", "in_background", "index_models",
           "knowledge", "names", "published", "rank_shares", "record_page",
           "record_total", "states", "survey", "table", "tables", "towns", "values", "warm"]
