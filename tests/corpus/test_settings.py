"""Settings: read from the environment, bounded, unknown names refused, nothing touched by reading them."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from corpus.errors import SettingsError
from corpus.settings import load_settings


def test_an_empty_environment_gives_the_defaults() -> None:
    settings = load_settings({})
    assert (settings.data, settings.port, settings.precision) == (Path(".craffu"), 8000, "auto")


def test_variables_are_read_and_others_left_alone() -> None:
    settings = load_settings({"CRAFFU_DATA": "/x", "CRAFFU_PORT": "8123", "PATH": "/bin"})
    assert (settings.data, settings.port) == (Path("/x"), 8123)


def test_an_unknown_name_is_refused_and_the_known_ones_are_told() -> None:
    with pytest.raises(SettingsError, match=r"CRAFFU_DATTA.*CRAFFU_DATA"):
        load_settings({"CRAFFU_DATTA": "/x"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CRAFFU_PORT", "0"),
        ("CRAFFU_PORT", "65536"),
        ("CRAFFU_PORT", "http"),
        ("CRAFFU_PRECISION", "int8"),
        ("CRAFFU_GENERATIONS_KEPT", "0"),
        ("CRAFFU_EMBEDDER_SHA256", "abc"),
        ("CRAFFU_LOG_LEVEL", "loud"),
    ],
)
def test_a_value_out_of_bounds_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"{name}='{value}' will not do"):
        load_settings({name: value})


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        load_settings({}).port = 1


def test_reading_settings_touches_nothing(tmp_path: Path) -> None:
    load_settings({"CRAFFU_DATA": str(tmp_path / "data"), "CRAFFU_EMBEDDER": str(tmp_path / "model")})
    assert list(tmp_path.iterdir()) == []
