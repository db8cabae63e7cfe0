"""A draft as it comes: a text or Word file (`documents`, `word`), cut into clauses (`text`); a Word
file given back with comments (`commented`).
"""
