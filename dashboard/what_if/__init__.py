"""What-if on weights: two boards over one set of pure functions.

`weights` moves them, `model` multiplies, `statutory` and `composite` make models of an
assessment and of the index, `robust` says how safe a rank is, `scenario` spells a setting out.
"""
