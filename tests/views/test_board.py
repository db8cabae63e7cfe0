"""Weights are written alike in Python and by the board, halves up."""

import json
import subprocess
from pathlib import Path

import playwright
import pytest

from dashboard import frontend
from dashboard.views.board import tenths

NODE = Path(playwright.__file__).parent / "driver" / "node"


@pytest.mark.parametrize(
    ("share", "said"), [(0.3485, "34.9"), (0.1585, "15.9"), (0.15, "15.0"), (0.3, "30.0")]
)
def test_halves_are_rounded_up(share, said):
    assert tenths(share) == said


def test_the_board_writes_every_weight_as_python_does():
    line = frontend.text("board/controls.js").split("const percent = ")[1].split(";")[0]
    code = f"const p = {line}; console.log(JSON.stringify([...Array(10001).keys()].map(p)))"
    said = subprocess.run([NODE, "-e", code], capture_output=True, check=True).stdout
    assert json.loads(said) == [tenths(points / 10_000) for points in range(10_001)]
