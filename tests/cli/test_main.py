"""The command itself: its help, and how mistakes of files and options are told."""

import ast
import json
import shutil
import subprocess
import sys

import pytest

from dashboard import cli, paths
from dashboard.cli import COMMANDS, main
from dashboard.indicators import mechanisms
from dashboard.text import i18n


def test_without_arguments_it_prints_its_help(capsys):
    assert main([]) == 2
    told = "".join(capsys.readouterr())
    assert all(name in told for name in COMMANDS)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_each_command_has_a_help(capsys, name):
    assert main([*filter(None, [name]), "--help"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Usage: python -m dashboard") and not err
    if name:
        assert "--data DIR" in out and "--lang" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["no_such"],
        ["indicators", "--unit"],
        ["indicators", "--snapshot", "yesterday"],
        ["snapshots", "publish"],
        ["snapshots", "list", "--lang", "fr"],
        ["press"],
        ["press", "a.txt", "b.txt", "--comments", "c.docx"],
        ["press", "a.txt", "--json", "--lines"],
    ],
)
def test_wrong_options_get_a_sentence(capsys, arguments):
    assert main(arguments) == 2
    assert "Error: " in capsys.readouterr().err


def test_commands_are_imported_when_they_are_asked_for():
    code = (
        "import sys; from dashboard.cli import main; main(['press', '--help']); "
        "sys.exit(bool({'streamlit', 'pptx', 'xlsxwriter'} & {*sys.modules}))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=paths.ROOT).returncode == 0


def test_an_older_python_can_read_what_refuses_it():
    source = (paths.ROOT / "dashboard" / "__main__.py").read_text("utf-8")
    tree = ast.parse(source, feature_version=(3, 4))
    refusal = next(at for at, node in enumerate(tree.body) if isinstance(node, ast.If))
    assert all(
        isinstance(node, ast.Expr | ast.Import) for node in tree.body[:refusal]
    )  # nothing of ours is imported before


@pytest.fixture
def faulty(tmp_path, monkeypatch):
    """A data directory, whose file of figures has a fault."""
    figures = (paths.SHIPPED / "claims.csv").read_text("utf-8")
    (tmp_path / "claims.csv").write_text(figures.replace(",3291,3291,0,", ",many,3291,0,", 1))
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    return tmp_path


def test_a_fault_in_the_figures(faulty, capsys):
    (faulty / "a.txt").write_text("全市下沉编制3291名。", "utf-8")
    assert main(["press", str(faulty / "a.txt")]) == 2
    assert capsys.readouterr().err == "claims.csv row 7: value 'many' unknown\n"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("id: rating\n", "idx: rating\n", "mechanisms.yaml:5: empowerment.0.id"),
        ("name: {zh: 考核评价权, en: Rating power}", "name: {zh: 考核评价权}", ":6: empowerment.0"),
        ("burden:\n", "burdens:\n", "burdens"),
        ("capacity:\n", "capacity: [\n", "is not YAML"),
        ("empowerment:\n", "- empowerment:\n", "mechanisms.yaml:"),
    ],
)
def test_a_fault_in_the_mechanisms(tmp_path, monkeypatch, capsys, old, new, place):
    file = tmp_path / "mechanisms.yaml"
    text = mechanisms.FILE.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    monkeypatch.setattr(mechanisms, "FILE", file)
    assert main(["indicators"]) == 2
    err = capsys.readouterr().err
    assert place in err and "Traceback" not in err


def test_a_fault_in_the_texts(tmp_path, monkeypatch, capsys):
    shutil.copytree(i18n.FOLDER, tmp_path / "locales")
    (tmp_path / "locales" / "zh" / "frame.yaml").write_text("a: 1\nb: [\n", "utf-8")
    monkeypatch.setattr(i18n, "FOLDER", tmp_path / "locales")
    i18n.texts.cache_clear()
    try:
        assert main(["snapshots", "verify"]) == 2
        assert "frame.yaml:3: file is not YAML" in capsys.readouterr().err
    finally:
        i18n.texts.cache_clear()


@pytest.mark.parametrize("command", ["indicators", "briefing"])
def test_nothing_to_serve_is_said(tmp_path, monkeypatch, capsys, command):
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    assert main([command, *([str(tmp_path / "x.html")] if command == "briefing" else [])]) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)


def test_figures_alone_are_enough_for_the_press_check(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    (tmp_path / "a.txt").write_text("全市下沉编制3291名。", "utf-8")
    assert main(["press", str(tmp_path / "a.txt"), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["numbers"]) == 1


def test_a_disk_that_refuses_is_a_sentence(tmp_path, monkeypatch, capsys):
    def refuse(*_, **__):
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr(cli.command, "main", refuse)
    assert main(["snapshots", "list"]) == 2
    assert capsys.readouterr().err == "somewhere: No space left on device\n"
