"""An empty data folder for each test of the index."""

from pathlib import Path

import pytest

from corpus.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")
