"""An empty data folder for each test of the index, which is run over each engine."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from corpus.settings import Settings


@pytest.fixture(params=["local", "postgres"])
def settings(tmp_path: Path, request: pytest.FixtureRequest) -> Settings:
    if request.param == "local":
        return Settings(data=tmp_path / "data")
    return Settings(data=tmp_path / "data", postgres=SecretStr(request.getfixturevalue("own_schema")))


@pytest.fixture
def local(tmp_path: Path) -> Settings:
    """For tests of what stands in the folders of tantivy and Chroma."""
    return Settings(data=tmp_path / "data")
