"""A Word file: the text a reader sees in it (`text`), and comments put into it (`draft`)."""
