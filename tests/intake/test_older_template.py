"""A file made from an older template is read: what came later and may be empty is empty."""

import pytest

from dashboard.contracts.table import ARROW
from dashboard.intake.messages import warning
from tests import worlds
from tests.contracts.growth import column, grow
from tests.intake.sending import MANY, PROFILES, TICKETS, ZH, checked, csv, rules, sheets
from tests.sampled import sampled

ROWS = {"posts": MANY, "town_profiles": PROFILES, "tickets": TICKETS}
SIBLINGS = [
    *(("posts", (kind,)) for kind in ARROW),
    ("town_profiles", ("text",)),
    ("tickets", ("date", "boolean")),
    ("posts", ("integer", "text", "number")),
]


def sent(table, way, rows=None):
    """The register and one table, as an office fills in today's template."""
    records, register = rows or ROWS[table], sheets("register.xlsx", units=worlds.UNITS)
    if way == "csv":
        return register, csv(table, records)
    return register, sheets(**{table: records})


@pytest.mark.parametrize(("way", "at"), [("xlsx", 0), ("csv", None)])
@pytest.mark.parametrize(("table", "kinds"), sampled(SIBLINGS, 4))
def test_columns_that_came_later_are_empty_with_a_word(monkeypatch, table, kinds, way, at):
    uploads = sent(table, way)
    before = checked(*uploads).frames[table]
    names = [f"added_{n}" for n in range(len(kinds))]
    new = (column(name, kind) for name, kind in zip(names, kinds, strict=True))
    grow(monkeypatch, table, *new, at=at)
    result = checked(*uploads)
    assert rules(result) == []
    (told,) = [one for one in result.warnings if one.kind == "older_template"]
    assert (told.table, told.column) == (table, ",".join(names))
    said = warning(told, {}, {}, {}, ZH)
    assert all(name in said for name in names)
    after = result.frames[table]
    assert after[names].isna().all(axis=None)
    assert after.drop(columns=names).equals(before)
    assert not after.empty and list(result.tables[table]) == list(after)


def test_a_file_of_the_older_template_is_known_by_its_headings(monkeypatch):
    register, file = sent("posts", "csv")
    grow(monkeypatch, "posts", column("added"))
    result = checked(register, type(file)("七月报送.csv", file.content))
    assert rules(result) == [] and len(result.frames["posts"]) == len(MANY)


@pytest.mark.parametrize(("table", "name"), [("posts", "kind"), ("tickets", "exempt_reason")])
def test_what_was_there_from_the_beginning_may_not_be_missing(table, name):
    upload = csv(table, ROWS[table])
    lines = upload.content.decode().splitlines()
    place = lines[0].split(",").index(name)
    cut = [",".join(v for n, v in enumerate(line.split(",")) if n != place) for line in lines]
    result = checked(
        sheets("register.xlsx", units=worlds.UNITS),
        type(upload)(f"{table}.csv", "\n".join(cut).encode()),
    )
    assert rules(result) == [("missing_column", name)]


def test_what_came_later_and_is_required_is_refused(monkeypatch):
    uploads = sent("posts", "csv")
    grow(monkeypatch, "posts", column("purpose", required=True))
    assert rules(checked(*uploads)) == [("missing_column", "purpose")]


def test_a_new_column_that_is_misspelt_is_not_taken_for_missing(monkeypatch):
    register, upload = sent("posts", "csv")
    lines = upload.content.decode().splitlines()
    wrong = "\n".join([lines[0] + ",purpos", *(line + ",x" for line in lines[1:])])
    grow(monkeypatch, "posts", column("purpose"))
    (problem,) = checked(register, type(upload)("posts.csv", wrong.encode())).problems
    assert (problem.rule, problem.hint) == ("renamed_column", {"closest": "purpose"})
