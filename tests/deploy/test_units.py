"""Unit, container and shell files: read by the tools that will read them."""

import os
import re
import shutil
import subprocess

import pytest

from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"


@pytest.mark.parametrize("script", ["bundle.sh", "install.sh"])
def test_scripts_are_sound_shell(script):
    subprocess.run(["sh", "-n", DEPLOY / script], check=True)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_finds_no_fault(tmp_path):
    for file in (DEPLOY / "systemd").glob("dashboard*"):
        text = file.read_text("utf-8").replace("/opt/dashboard/current/.venv/bin/python", "/bin/sh")
        (tmp_path / file.name.replace("@", "@8501")).write_text(text, "utf-8")
    said = subprocess.run(
        ["systemd-analyze", "verify", *sorted(tmp_path.iterdir())],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SYSTEMD_LOG_LEVEL": "warning"},
    )
    ours = [line for line in said.stderr.splitlines() if "dashboard" in line]
    assert ours == []


def test_ports_of_the_units_are_those_of_the_proxy():
    nginx = (DEPLOY / "nginx" / "dashboard.conf").read_text("utf-8")
    ports = re.findall(r"server 127\.0\.0\.1:(\d+)", nginx)
    unit = (DEPLOY / "systemd" / "dashboard@.service").read_text("utf-8")
    assert ports == ["8501", "8502"]
    assert all(f"dashboard@{port}" in unit for port in ports)


def test_no_secret_is_delivered():
    for file in ("nginx/secret.conf.example", "systemd/environment.example"):
        text = (DEPLOY / file).read_text("utf-8")
        assert re.search(r'(SECRET=|Secret ")CHANGE', text), file
