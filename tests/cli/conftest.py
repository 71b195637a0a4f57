"""The real command in a process of its own, with a data folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]

DEPOT = """url: https://example.org/depot
publisher: Powys County Council
date: 2020-05-04
kind: news article
authority: Powys
title: Bus depot opens in Brecon
---
The new bus depot in Brecon cost the council £2.4 million.
"""


def craffu(data: Path, *arguments: str, **settings: str) -> Done:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CRAFFU_")}
    environment |= {"CRAFFU_DATA": str(data), **settings}
    command = [sys.executable, "-c", "from cli.main import main; main()", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `craffu` with an empty data folder; settings as keywords."""

    def run_craffu(*arguments: str, **settings: str) -> Done:
        return craffu(tmp_path / "data", *arguments, **settings)

    return run_craffu


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of one good file and one broken one."""
    made = tmp_path_factory.mktemp("papers")
    (made / "depot.txt").write_text(DEPOT, encoding="utf-8")
    (made / "broken.pdf").write_bytes(b"%PDF-1.4 cut short")
    return made


@pytest.fixture(scope="package")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="package")
def first(folder: Path, data: Path) -> Done:
    """The first ingestion of the folder into the data folder that `held` asks."""
    return craffu(data, "ingest", str(folder))


@pytest.fixture
def held(first: Done, data: Path) -> Run:
    """Runs `craffu` over the ingested folder."""
    assert first.stdout

    def run_craffu(*arguments: str, **settings: str) -> Done:
        return craffu(data, *arguments, **settings)

    return run_craffu
