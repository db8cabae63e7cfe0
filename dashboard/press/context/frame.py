"""The place each number of a draft is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.indicators import CITY
from dashboard.press.context.home import OURS, aside, framed
from dashboard.press.context.places import CITYWIDE, ELSEWHERE, FAR, UNNAMED, Place
from dashboard.press.drafts.text import Layout
from dashboard.press.vocabulary.grammar import pattern

WHOLE_CITY, HOME_CITY = ("全市", "全市域"), ("我市", "本市")
MAX_OPENING = 4
"""Characters into a sentence where a place is still its topic."""
WHOLE = re.compile("占[到了]?$")
"""Before the city as what something is a share of: 占全市的9.5%."""
ELSEWHERE_TOO = "我市"
OTHERS, EXAMPLE = pattern("places", "ours"), pattern("places", "example")
"""Who writes; of another city where that names Jining beside itself."""


def placed(text: str, named: Sequence[Place], layout: Layout, at: Sequence[int]) -> list[Place]:
    """The place each position of `at` (numbers, in order) is about.

    Its clause's own, the finest; else carried from the clauses before in the sentence; else the
    topic of the sentence before in the paragraph; else the city, or what the draft is about.
    """
    home, since = framed(text, named)
    in_clause: list[list[Place]] = [[] for _ in layout.clauses]
    for place in named:
        if not (place.dateline and place.unit == ELSEWHERE):
            in_clause[layout.index(place.start)].append(place)
    compared = any(p.unit == ELSEWHERE and p.name not in FAR for p in named)
    running = _running(text, layout, in_clause, home, since)
    result = []
    for position in at:
        own, carried = running[layout.index(position)]
        before = [p for p in own if p.start < position]
        after = [p for p in own if p.start >= position]
        place = _finest(before) or _finest(after) or carried
        if compared and place.unit == CITY and _opposed(text, layout, position):
            place = Place(ELSEWHERE, ELSEWHERE_TOO)
        result.append(place)
    return result


def _opposed(text: str, layout: Layout, at: int) -> bool:
    """Whether its clause is of "us" after one that is of Jining: 济宁为80%，我市为73.5%."""
    index = layout.index(at)
    if not OTHERS.search(text, layout.clauses[index].start, at):
        return False
    return any(OURS in text[one.start : one.end] for one in layout.earlier(index))


def _finest(places: list[Place]) -> Place | None:
    """The last place that is not the city as a whole, else the last."""
    finer = [p for p in places if p.unit != CITY]
    return finer[-1] if finer else places[-1] if places else None


def _running(
    text: str, layout: Layout, in_clause: list[list[Place]], frame: Place, since: int
) -> list[tuple[list[Place], Place]]:
    """For each clause: its own places, resolved, and the one carried into it."""
    result: list[tuple[list[Place], Place]] = []
    home = frame if not since else CITYWIDE
    thread = _Thread(home, home, home)
    before = None
    for piece, places in zip(layout.clauses, in_clause, strict=True):
        if home is not frame and piece.end > since:
            home = frame
            thread = _Thread(home, home, home)
        fresh = before is None or before.sentence != piece.sentence
        if before is None or before.paragraph != piece.paragraph:
            thread = replace(thread, topic=home, named=frozenset())
        if fresh:
            thread = replace(thread, carried=thread.topic)
        clause = text[piece.start : piece.end]
        own: list[Place] = []
        carried = thread.carried
        for place in places:
            whole = place.unit == CITY and WHOLE.search(text, piece.start, place.start)
            if not whole and not aside(place, clause, piece.start):
                after_city = bool(own) and own[-1].unit == CITY  # 济宁全市
                own.append(place if after_city else thread.resolved(place))
                thread = thread.having(own[-1])
        result.append((own, carried))
        if own and not EXAMPLE.search(clause):
            opens = fresh and places[0].start - piece.start <= MAX_OPENING
            thread = thread.after(own, home, opens=opens)
        before = piece
    return result


@dataclass(frozen=True)
class _Thread:
    """What a text has been about: its home, the place carried along, the topic of the paragraph,
    the last place named, and the finer ones named in the paragraph.
    """

    home: Place
    carried: Place
    topic: Place
    last: Place | None = None
    named: frozenset[str] = frozenset()

    def resolved(self, place: Place) -> Place:
        """该县 is the last place named; 全市 within the topic of another city, or of one of our
        county-level cities, is that city.
        """
        meant: Place | None = None
        if place.above:
            ours = self.carried.unit not in (CITY, ELSEWHERE, UNNAMED)
            meant = None if ours and self.home.unit != ELSEWHERE else self.carried
        elif place.unit == UNNAMED:
            of_city = place.name in ("该市", "当地")
            meant = self.last if self.last and (of_city or self.last.unit != CITY) else None
        elif place.name in HOME_CITY or (self.home.unit == ELSEWHERE and place.name in WHOLE_CITY):
            meant = self.home
        elif place.name in WHOLE_CITY and self.carried.name.endswith("市"):
            other = self.carried.unit == ELSEWHERE
            county = self.carried.unit not in (CITY, ELSEWHERE) and len(self.named) == 1
            meant = self.carried if other or county else None
        return replace(meant or place, start=place.start, end=place.end)

    def having(self, place: Place) -> "_Thread":
        """After a place was named."""
        if place.unit == UNNAMED or place.above:
            return self
        if place.unit == CITY:
            return replace(self, last=place)
        return replace(self, last=place, named=self.named | {place.unit})

    def after(self, own: list[Place], home: Place, *, opens: bool) -> "_Thread":
        """After a clause that names places; `opens` where one begins its sentence."""
        carried = own[-1] if len({p.unit for p in own}) == 1 else _finest(own) or self.carried
        city = any(p.unit == CITY for p in own)
        topic = carried if opens else home if city else self.topic
        if any(p.above for p in own):
            topic = self.topic
        return replace(self, carried=carried, topic=topic)
