"""Press check: every number of a draft release compared with what was published.

From text to verdict, a room a step; none knows those after it (`check` walks the whole way):

`documents` reads a draft from a text or Word file (`word`); `text` cuts it into clauses.
`numerals` (with `chinese`) are read; what is no claim is in `exclusions`; the rest are `mentions`
of quantities: interval, qualifier, measure word.
`places` and `frame` say of where, `periods` of when; `context` is the text around a number, by
which `modality` tells a level from a plan, a change or a doubt.
`vocabulary` holds the quantities and their words; `matching` finds what a number measures.
`comparison` has the rules, and `verdicts` applies them to published figures and the snapshot.
`groups`, `wording`, `consistency`: may the draft go out, what to write instead, what contradicts
itself. `report` says it in words, `export` in JSON and text, `word_export` in Word.
"""
