"""HTML that is made once for every reader: its links are left open, and filled in for each."""

import re
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup, escape

from dashboard.edition import Reader

OPEN = re.compile("\x02([^?]*)[?]([^\x03]*)\x03")


class Anybody(Reader):
    """Whom things are shown to that are made once for every reader: its links are left open."""

    def link(self, page: str, **changes: str) -> str:
        """A link to be filled in for each reader (`Open`)."""
        return f"\x02{page}?{urlencode(changes)}\x03"


class Open:
    """HTML made for `Anybody`, taken apart at its links."""

    def __init__(self, html: str) -> None:
        pieces = OPEN.split(html)
        self._texts = pieces[::3]
        self._links = [
            (page, dict(parse_qsl(Markup(changes).unescape())))  # noqa: S704 - only taken apart
            for page, changes in zip(pieces[1::3], pieces[2::3], strict=True)
        ]

    def filled(self, reader: Reader) -> str:
        """The HTML with the links that keep what the reader has chosen."""
        links = [str(escape(reader.link(page, **changes))) for page, changes in self._links]
        return "".join(text + link for text, link in zip(self._texts, [*links, ""], strict=True))
