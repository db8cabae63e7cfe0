"""Numerals are read (`numerals`, `chinese`); what is no claim is in `exclusions`; the rest are
`mentions` of quantities: `interval`, qualifier, measure word.
"""
