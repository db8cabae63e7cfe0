"""Text without what no file of ours can hold: control characters and half characters."""

import re

# What XML 1.0 has no place for, and C1 controls. Tabs and line ends stay.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """`text` without control characters; tabs and line ends stay."""
    return CONTROL.sub("", text)


def in_one_line(text: str) -> str:
    """`printable`, and every run of white space one space."""
    return " ".join(printable(text).split())
