"""What the documentation points at is there."""

import re
import tomllib
from urllib.parse import urlsplit

import pytest

from tests.docs.markdown import LINK, NAMES, ROOT, SPAN, anchors, blocks, prose, read

PLACES = {
    entry.name for entry in ROOT.iterdir() if entry.is_dir() and not entry.name.startswith(".")
}
MADE_LATER = (  # while running, or beside the repository by who replaces the map
    "data/access",
    "data/audit",
    "data/derived",
    "data/drafts",
    "data/inbox",
    "data/notes",
    "data/reporting",
    "data/unsaved",
    "data/scenarios",
    "data/briefings/kept",
    "data/briefings/issued.jsonl",
    "data/briefings/key",
    "data/snapshots/log.jsonl",
)
IN = re.compile(r"`([A-Za-z_][\w.]*)`(?: and `([A-Za-z_]\w*)`)? in `([\w./-]+)`")


def test_the_readme_is_short():
    for name in ("README.md", "README.zh-CN.md"):
        assert len(read(name).splitlines()) <= 130, name


@pytest.mark.parametrize("name", NAMES)
def test_every_relative_link_opens(name):
    for target in LINK.findall(prose(name)):
        parts = urlsplit(target)
        if parts.scheme:
            continue
        file = ((ROOT / name).parent / parts.path) if parts.path else ROOT / name
        assert file.exists(), target
        if parts.fragment:
            assert parts.fragment in anchors(str(file.resolve().relative_to(ROOT))), target


def test_every_page_is_reached_from_the_readme():
    seen, todo = set(), ["README.md"]
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        for target in LINK.findall(prose(name)):
            path = urlsplit(target).path
            file = ((ROOT / name).parent / path).resolve()
            if path.endswith(".md") and file.is_relative_to(ROOT):
                todo.append(str(file.relative_to(ROOT)))
    assert set(NAMES) - seen == set()


def paths_in(name):
    """Code spans that name a file or folder of the repository."""
    spans = (span.rstrip("/") for span in SPAN.findall(prose(name)))
    return [
        span
        for span in spans
        if re.fullmatch(r"[\w.<>*-]+(/[\w.<>* -]+)*", span)
        and (span.split("/")[0] in PLACES if "/" in span else (ROOT / span).suffix in (".md",))
    ]


@pytest.mark.parametrize("name", [n for n in NAMES if n != "CHANGELOG.md"])
def test_every_path_named_exists(name):
    for path in paths_in(name):
        if path.startswith(MADE_LATER):
            continue
        pattern = re.sub(r"<[^>]*>", "*", path)
        near = [(ROOT / name).parent, ROOT]
        assert any(list(folder.glob(pattern)) for folder in near), path


@pytest.mark.parametrize("name", NAMES)
def test_every_name_said_to_be_in_a_file_is_there(name):
    for first, second, path in IN.findall(prose(name)):
        folder = ROOT / path
        files = folder.rglob("*.*") if folder.is_dir() else [folder]
        text = "\n".join(f.read_text("utf-8") for f in files if f.suffix in (".py", ".sql"))
        for word in filter(None, (first, second)):
            own = word.split(".")[-1]
            defined = rf"(def|class|view|macro) {own}\b|^{own}\b.* = "
            assert re.search(defined, text, re.MULTILINE), f"{word} in {path}"


def test_paths_and_names_were_found():
    assert len(paths_in("docs/architecture.md")) > 40
    assert len(IN.findall(prose("docs/architecture.md"))) > 10


def test_every_decision_is_listed():
    files = {file.name for file in (ROOT / "docs" / "decisions").glob("[0-9]*.md")}
    assert files == set(LINK.findall(read("docs/decisions/README.md")))


def test_the_layers_are_those_of_the_linter():
    contracts = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    declared = set(re.findall(r"\w+", " ".join(contracts[0]["layers"]))) - {"__main__"}
    told = next(block.text for block in blocks("docs/architecture.md") if "frontend" in block.text)
    assert set(re.findall(r"\w+", told)) == declared
