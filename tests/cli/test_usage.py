"""What the command says when it is used wrongly, and what it loads to say so."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HEAVY = ("torch", "llama_index", "chromadb", "transformers", "tantivy")
LOADED = """
import json, sys
from cli.main import main
try:
    main()
finally:
    print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"CRAFFU_NONSENSE": "1"}, "Unknown setting CRAFFU_NONSENSE"),
        ({"CRAFFU_PORT": "0"}, "CRAFFU_PORT='0' will not do"),
        ({"CRAFFU_PRECISION": "fp64"}, "CRAFFU_PRECISION='fp64' will not do"),
    ],
)
def test_a_wrong_setting_ends_with_2_and_says_which(run: Run, settings: dict[str, str], words: str) -> None:
    done = run("documents", "list", **settings)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"craffu: {words}")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense"], "No such command"),
        (["ask"], "Missing argument"),
        (["ask", "What?", "--authority", "Narnia"], "No council is called 'Narnia'"),
        (["ingest", "/no/such/place"], "There is no file or folder /no/such/place"),
        (["search", "depot", "--limit", "0"], "Invalid value for '--limit'"),
        (["serve", "--port", "70000"], "Invalid value for '--port'"),
    ],
)
def test_a_wrong_command_ends_with_2_and_says_what_is_wrong(run: Run, arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["documents", "list"], ["documents", "show", "a"], ["ask", "When?"]])
def test_without_an_index_it_ends_with_3_and_says_what_to_do(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (3, "")
    assert "run `craffu ingest` first" in done.stderr


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    command = [sys.executable, "-c", LOADED, "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    words, modules = done.stdout.rsplit("\n", 2)[:2]
    assert not set(HEAVY) & set(json.loads(modules))
    assert all(name in words for name in ("ask", "doctor", "documents", "eval", "ingest", "search", "serve"))


def test_a_port_that_is_taken_ends_with_2_and_names_another(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", "--port", str(port))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Cannot serve on 127.0.0.1:{port}" in done.stderr
    assert f"craffu serve --port {port + 1}" in done.stderr


def test_a_data_folder_that_cannot_be_made_ends_with_2_and_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    done = run("ingest", "bundled", CRAFFU_DATA=str(tmp_path / "file" / "data"))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{tmp_path}/file/data cannot be used" in done.stderr
    assert "Traceback" not in done.stderr
