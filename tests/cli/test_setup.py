"""The set-up script, which a Python that is too old must still be able to read."""

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "setup.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("setup_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("version", [(3, 8, 10), (3, 10, 14)])
def test_an_old_python_is_refused_with_words_that_say_what_to_do(script: ModuleType, version: tuple[int, ...]) -> None:
    said = script.too_old(version)
    assert "needs Python 3.11 or newer" in said
    assert ".".join(map(str, version)) in said
    assert "PYTHON=" in said


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 1), sys.version_info[:3]])
def test_a_python_that_is_new_enough_is_let_through(script: ModuleType, version: tuple[int, ...]) -> None:
    assert script.too_old(version) is None


def test_an_old_python_can_read_the_script() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))
    assert any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body)


def test_what_is_required_is_what_the_project_declares(script: ModuleType) -> None:
    needed = ".".join(map(str, script.OLDEST))
    assert f'requires-python = ">={needed}"' in (SCRIPT.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
