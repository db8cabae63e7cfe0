"""Ask for a page as somebody and keep everything that comes out: messages and files."""

import io
import re
import zipfile
from itertools import product

import streamlit as st
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.pages_manager import PagesManager

from dashboard import auth
from dashboard.access import RIGHTS, Person, Right, Role
from dashboard.indicators import mechanisms
from tests.known import KNOWN
from tests.pages.reading import open_page
from tests.sweep.marked import COUNTIES, OFFICE, POSTS, RECORD, TOWN, TOWNS
from tests.worlds import CITY, A, B

NOBODY = Person("nobody", frozenset())
PUBLIC = Person("", frozenset({Right.VIEW}))
PERSONS = {
    "nobody": NOBODY,
    "public": PUBLIC,
    **{f"{role} of the city": Person(role, RIGHTS[role], id=role) for role in Role},
    **{f"{role} of A": Person(role, RIGHTS[role], frozenset({A}), role) for role in Role},
    "reporter who sees details": Person("r", RIGHTS[Role.REPORTER], frozenset({A}), "r", "details"),
    "reporter who sees records": Person("r", RIGHTS[Role.REPORTER], frozenset({A}), "r", "records"),
    "viewer without export": Person("v", RIGHTS[Role.VIEWER] - {Right.EXPORT}, id="v"),
    "viewer without departments": Person("v", RIGHTS[Role.VIEWER] - {Right.DEPARTMENTS}, id="v"),
}
QUOTED = tuple(f"{RECORD}{who}{table}" for who in "ab" for table in ("bodies", "tickets"))
"""Records that views quote too: names of bodies, reasons of exemption."""


def requests():
    """Every page with every parameter that says of whom or of what."""
    units = (CITY, A, B)
    for pillar in ("empowerment", "capacity", "burden"):
        parts = ["all", *(part.id for part in mechanisms.sections(pillar))]
        yield from ((pillar, {"section": s, "unit": u}) for s, u in product(parts, units))
        yield from (
            (pillar, {"indicator": i.id, "section": mechanisms.section_of(i).id, "unit": B})
            for i in KNOWN.values()
            if i.pillar == pillar
        )
    yield from (("changes", {"indicator": i, "unit": u}) for i in ("C05", "C07") for u in units)
    yield from (("overview", {"unit": u, "view": v}) for u, v in product(units, ("map", "tiles")))
    for unit in units:
        yield "county", {"unit": unit, "beside": B if unit == A else A}
        yield from (("county", {"unit": unit, "town": t}) for t in TOWNS[A] + TOWNS[B])
        yield from (("mismatch", {"unit": unit, "section": s}) for s in ("unit", "town"))
        yield from (
            ("what_if", {"unit": unit, "section": b, "controls": c, "target": f"{B}-D1"})
            for b, c in product(("assessment", "index"), ("live", "plain"))
        )
        yield from (("records", {"indicator": i, "unit": unit}) for i in ("C07", "B01", "E05"))
    for indicator in KNOWN:  # all of them for every unit: test_queries.py
        yield "records", {"indicator": indicator, "unit": B}
        yield "records", {"indicator": indicator, "unit": B, "town": TOWNS[B][0]}
    yield from (("records", {"indicator": i, "find": f"{RECORD}b"}) for i in ("C05", "E12"))
    yield from (("changes", {"unit": unit}) for unit in units)
    yield from (("what_if", {"unit": B, "scenario": code}) for code in SCENARIOS)
    yield from (("records", {"sort": s, "page": "1"}) for s in ("unit", "-unit", "-town"))
    for part in ("indicators", "claims", "dictionary", "quality", "history", "index"):
        yield "methods", {"section": part, "find": TOWN if part == "indicators" else ""}
    yield from (("briefing", {"section": s, "unit": B}) for s in ("sheet", "cards", "codes"))
    yield from (("overview", {"f": "7Q2M-4KXD"}), ("briefing", {"f": "7Q2M-4KXD"}))
    yield from (
        ("press_check", {}),
        ("overview", {"preview": "1"}),
        ("overview", {"snapshot": "x"}),
    )
    yield from (("data", {"section": s}) for s in ("send", "periods", "log", "desk", "audit"))


SCENARIOS = [
    f"v1~assessment~{subject}~raw~lawful~2021~2021-12-16-r1~0~town_rating.own.own~others.own.own"
    for subject in ("department", "agency")
] + [
    "v1~index~town~goalposts~arithmetic~-~2021-12-16-r1~0~empowerment.3334.E03.10000"
    "~capacity.3333.C07.10000~burden.3333.B12.10000"
]


class Sweep:
    """Who asks, and what came out of the last request."""

    def __init__(self, monkeypatch):
        self.person, self.messages, self.files, self.named = NOBODY, [], [], []
        monkeypatch.setattr(auth, "person", self._person)
        monkeypatch.setattr(st, "download_button", self._take)
        panel = st.expander

        def opened(label, expanded=False, **more):
            return panel(label, expanded=True, **more)

        monkeypatch.setattr(st, "expander", opened)
        begin = PagesManager.__init__

        def as_served(pages, *arguments, **more):
            """By app.py, as the server runs it: never the file of a page alone."""
            begin(pages, *arguments, **more)
            PagesManager.uses_pages_directory = False

        monkeypatch.setattr(PagesManager, "__init__", as_served)
        enqueue = ForwardMsgQueue.enqueue

        def seen(queue, message):
            self.messages.append(message.SerializeToString())
            return enqueue(queue, message)

        monkeypatch.setattr(ForwardMsgQueue, "enqueue", seen)

    def _person(self):
        if not self.person.rights:
            raise auth.Stranger("no_role", self.person.id)
        return self.person

    def _take(self, label, data, file_name="", **_):
        if file_name.endswith(".xlsx") and f"{file_name[:-5]}.csv" in self.named:
            return False  # the same rows once more
        self.named.append(file_name)
        content = data() if callable(data) else data
        content = content.encode() if isinstance(content, str) else content
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                content = b"\n".join(archive.read(name) for name in archive.namelist())
        self.files.append(content)
        return False

    def ask(self, person, page, parameters):
        """What came out: everything sent to the browser, and every file it could take away."""
        self.person = person
        self.messages.clear()
        self.files.clear()
        self.named.clear()
        asked = {name: value for name, value in parameters.items() if value}
        open_page(page, **asked)
        return b"\n".join([*self.messages, *self.files])


def leaks(person, out, files, asked=""):
    """What of `out` is outside the rights of `person`: marks of whose it is, files. What was
    `asked` for and is quoted back is no leak.
    """
    scope, found = person.scope, []
    for word in filter(None, asked.split()):
        out = out.replace(word.encode(), b"")

    def has(mark):
        return mark.encode() in out

    for unit, who in COUNTIES.items():
        named = [f"{TOWN}{who}", f"{OFFICE}{who}", *TOWNS[unit]]
        number = POSTS[TOWNS[unit][0]]
        written = out
        for quoted in QUOTED:
            written = written.replace(quoted.encode(), b"")
        if not person.rights or not scope.opens(unit):
            found += [mark for mark in [*named, f"{RECORD}{who}"] if has(mark)]
            found += [str(number)] if _is_in(number, out) else []
        elif not scope.listed or (scope.records and unit not in scope.records):
            found += [mark for mark in [f"{RECORD}{who}"] if mark.encode() in written]
    if not scope.departments and not scope.listed:
        found += [mark for mark in (f"{OFFICE}a", f"{OFFICE}b") if has(mark)]
    may = person.may(Right.EXPORT) or person.may(Right.SEND)
    return found + (["file"] if files and not may else [])


def _is_in(number, out):
    """Whether a number stands there by itself, not among the digits of another."""
    pattern = rf"(?<![\d.,])({number}|{number:,})(\.0)?(?![\d.,])".encode()
    return re.search(pattern, out) is not None
