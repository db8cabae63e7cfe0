"""Mistakes in the files that people write for the product: indicators, figures, texts."""


class FileFault(ValueError):
    """A file that cannot be used; its message names the file, the place in it and the reason."""
