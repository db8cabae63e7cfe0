"""Press conference: a run sheet becomes one deck, and the deck every hand-out."""
