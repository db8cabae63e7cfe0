"""Every command, walked: a folder or a file that is not there, one in place of the other.

Each is a sentence in the reader's language and status 2; nothing is written, no traceback.
"""

import re

import click
import pytest

from dashboard.cli import COMMANDS, command, main

STARTS = {"serve", "snapshots publish", "backup restore"}
"""They may begin a data directory."""
GIVEN = {"DATE": "2021-12-16", "DATE[-rN]...": "2021-12-16", "[DATE]": "2021-12-16"}
OPTIONS = {"reason": "x", "revision": "1", "as_of": "2022-03-31", "provenance": "reported"}
FILES = ("FILE...", "FILE|-...", "ARCHIVE", "DECK.pptx")
CHINESE = re.compile("[\u4e00-\u9fff]")


def leaves():
    """The words of every command that does something, and the command."""
    for name in COMMANDS:
        found = command.get_command(click.Context(command), name)
        if isinstance(found, click.Group):
            yield from ((f"{name} {act}", one) for act, one in found.commands.items())
        else:
            yield name, found


EVERY = dict(leaves())


def metavar(one):
    return one.metavar or one.name.upper()


def is_output(one):
    return isinstance(one.type, click.Path) and one.callback is not None


def arguments(name, folder, /, **replaced):
    """What `name` needs, the options of `replaced` as given."""
    asked = name.split()
    for one in EVERY[name].params:
        value = replaced.get(one.name)
        if value is None and one.required:
            value = GIVEN.get(metavar(one)) or OPTIONS.get(one.name)
            value = value or str(folder / ("out.tar.gz" if "backup" in name else "out.html"))
        if value is not None:
            asked += [one.opts[0], str(value)] if isinstance(one, click.Option) else [str(value)]
    return asked


@pytest.fixture
def refused(tmp_path, capsys, monkeypatch):
    """That a command is refused with a sentence in either language, and writes nothing."""
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))
    (tmp_path / "data" / "snapshots").mkdir(parents=True)
    (tmp_path / "folder.tar.gz").mkdir()
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "draft.txt").write_text("x", "utf-8")

    def check(asked):
        before = sorted(tmp_path.rglob("*"))
        for lang in ("zh", "en"):
            at = 2 if asked[0] == "briefing" else 1
            status = main([*asked[:at], "--lang", lang, *asked[at:]])
            out, err = capsys.readouterr()
            assert (status, out) == (2, ""), (asked, out, err)
            assert bool(CHINESE.search(err)) == (lang == "zh"), err
            assert "Traceback" not in err and "Errno" not in err and ".part" not in err, err
            assert sorted(tmp_path.rglob("*")) == before, asked

    check.folder = tmp_path
    return check


def draft_of(refused):
    return {"files": refused.folder / "draft.txt"}


@pytest.mark.parametrize("name", sorted(EVERY.keys() - STARTS - {"backup check"}))
@pytest.mark.parametrize("data", ["nowhere", "file", "folder.html"])
def test_a_data_folder_that_is_not_there(refused, monkeypatch, name, data):
    if data == "folder.html" and name in ("snapshots template", "snapshots audit", "press"):
        return  # they need no snapshots: a first workbook, who did what, figures alone
    monkeypatch.setenv("DASHBOARD_DATA", str(refused.folder / data))
    draft = draft_of(refused) if name == "press" else {}
    refused(arguments(name, refused.folder, **draft))


OUT = [(name, one.name) for name, found in EVERY.items() for one in found.params if is_output(one)]


@pytest.mark.parametrize(("name", "option"), OUT)
@pytest.mark.parametrize("place", ["nowhere/out.html", "file/out.html", "folder.html"])
def test_an_output_that_cannot_be_written(refused, name, option, place):
    if option == "folder":  # a folder is what it wants, and a file in its place is wrong
        place = place.replace("folder.html", "file")
    draft = {} if name not in ("press", "snapshots publish") else draft_of(refused)
    suffix = place.replace("out.html", "out.tar.gz").replace("folder.html", "folder.tar.gz")
    place = suffix if "backup" in name else place
    refused(arguments(name, refused.folder, **{option: refused.folder / place}, **draft))


IN = [
    (name, one.name)
    for name, found in EVERY.items()
    for one in found.params
    if metavar(one) in FILES and not is_output(one)
]


@pytest.mark.parametrize(("name", "option"), IN)
@pytest.mark.parametrize("place", ["nowhere.txt", "folder.html", "file/x.txt"])
def test_an_input_that_cannot_be_read(refused, name, option, place):
    refused(arguments(name, refused.folder, **{option: refused.folder / place}))


def test_the_walk_sees_what_there_is():
    assert len(EVERY) >= 19 and len(OUT) >= 6 and len(IN) >= 4
