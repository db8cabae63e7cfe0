"""Commands in the documentation: their options exist, their targets exist, and they run."""

import json
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from functools import cache
from io import StringIO

import pytest

from dashboard import paths
from tests.docs.markdown import NAMES, NOT_RUN, ROOT, SPAN, blocks, commands, prose

COMMANDS = ("serve", "indicators", "snapshots", "briefing", "press", "backup")
OTHERS = {"--server.port"}
"""Options of Streamlit, which `serve` hands over."""


def words(line):
    return shlex.split(line.split("#")[0])


def dashboard_lines(name):
    """The arguments after `python -m dashboard` of every command of a page."""
    found = [words(line) for line in commands(name)]
    return [line[3:] for line in found if line[1:3] == ["-m", "dashboard"]]


@cache
def helped(*command):
    """What `--help` says of a command."""
    argv = sys.argv
    sys.argv = ["dashboard", *command, "--help"]
    try:
        with redirect_stdout(StringIO()) as printed, pytest.raises(SystemExit) as ended:
            runpy.run_module("dashboard", run_name="__main__")
    finally:
        sys.argv = argv
    assert not ended.value.code, command
    return printed.getvalue()


def options(arguments):
    return {word.split("=")[0] for word in arguments if word.startswith("--")} - OTHERS


@pytest.mark.parametrize("name", [name for name in NAMES if dashboard_lines(name)])
def test_every_command_has_its_options(name):
    for command, *arguments in dashboard_lines(name):
        assert command in COMMANDS
        if command == "serve":
            continue
        known = helped(command)
        if command == "snapshots":
            act = next(word for word in arguments if re.search(rf"\b{word}\b", known))
            known += helped(command, act)
        assert {o for o in options(arguments) if o not in known} == set(), arguments


def test_every_option_named_in_prose_exists():
    acts = re.findall(r"^\s{2,4}(\w+)\s{2,}", helped("snapshots"), re.MULTILINE)
    everything = "".join(helped(c) for c in COMMANDS[1:])
    everything += "".join(helped("snapshots", act) for act in acts if act != "options")
    named = {
        option
        for name in ("docs/commands.md", "docs/operations.md", "docs/press-check.md", "README.md")
        for span in SPAN.findall(prose(name))
        for option in re.findall(r"--[a-z][a-z.-]*", span)
    }
    assert len(named) > 10
    assert {option for option in named - OTHERS if option not in everything} == set()


def test_every_make_target_exists():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = {
        target
        for name in NAMES
        for span in [*SPAN.findall(prose(name)), *commands(name)]
        for target in re.findall(r"\bmake ([a-z-]+)", span.split("#")[0])
    }
    assert len(named) >= 5
    assert named <= targets


@pytest.mark.parametrize("name", [name for name in NAMES if blocks(name, "python")])
def test_every_piece_of_python_compiles(name):
    for block in blocks(name, "python"):
        compile(block.text.replace("\n   ", "\n").strip(), name, "exec")


def to_run(name):
    return [line for line in commands(name) if NOT_RUN not in line]


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NAMES if to_run(name)])
def test_every_command_runs(name, tmp_path):
    """One after the other, in a directory of their own with a copy of the shipped data."""
    kept = shutil.ignore_patterns("derived", "drafts", "inbox", "scenarios", "kept", "log.*")
    shutil.copytree(paths.SHIPPED, tmp_path / "data", ignore=kept)
    draft = "全市下沉执法人员2600余名。"
    (tmp_path / "DRAFT.txt").write_text(draft, "utf-8")
    (tmp_path / "DRAFTS.jsonl").write_text(json.dumps({"id": 1, "text": draft}), "utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DASHBOARD_DATA": str(tmp_path / "data"),
    }
    for line in to_run(name):
        command = line.replace(".venv/bin/python", shlex.quote(sys.executable))
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stderr}"
