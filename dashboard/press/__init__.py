"""Press check: every number of a draft release compared with what was published.

From text to verdict, a room a step; none knows those after it (`check` walks the whole way):

`drafts` reads a text or Word file and cuts it into clauses, `numbers` finds what is said in
figures, `context` what stands around it: where, when, level or plan. `vocabulary` holds the
quantities and their words; `matching` finds which of them a number measures. `comparison` has the
rules, `computed` what reported data answer beyond published figures, and `verdicts` applies them
to published figures and the snapshot. `report` says it.
"""
