"""The words around numbers (`grammar`), and what a number can be matched to (`quantities`)."""
