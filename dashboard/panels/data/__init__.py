"""The parts of the data page, in the order they stand: `sections` (tabs), `outdated`, `template`,
`send` (with `inbox`), `report`, `draft`; `periods`; `publication_log`.
"""
