"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXEMPLARY = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for folder in ("alerts", "handlers")
    for path in (ROOT / folder).rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("module", EXEMPLARY)
def test_the_examples_of_a_module_are_true(module: str) -> None:
    done = doctest.testmod(import_module(module))
    assert done.attempted > 0
    assert done.failed == 0
