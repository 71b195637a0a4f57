"""All settings, read once from `CRAFFU_*` variables; frozen, bounded, unknown names refused."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import SettingsError

PREFIX = "CRAFFU_"


class Settings(BaseSettings):
    """Where things are and how much of them; every field is documented in docs/settings.md."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    data: Path = Field(default=Path(".craffu"), description="The folder that holds the index, files and caches.")
    embedder: Path | None = Field(
        default=None, description="Folder of a sentence-transformers model; the packaged MiniLM when not set."
    )
    embedder_sha256: str | None = Field(
        default=None, pattern="^[0-9a-f]{64}$", description="Hash that the model's weights must have."
    )
    precision: Literal["auto", "fp32", "bf16"] = Field(
        default="auto",
        description="Number format of the embedder; auto: bf16 where the processor is faster.",
    )
    host: str = Field(default="127.0.0.1", description="Address to serve on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port to serve on.")
    generations_kept: int = Field(default=3, ge=1, le=100, description="How many index generations are kept.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="How much is logged.")


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment. Raises SettingsError, naming the variable, on an unknown name or a bad value."""
    environment = os.environ if environment is None else environment
    values = {name[len(PREFIX) :].lower(): value for name, value in environment.items() if name.startswith(PREFIX)}
    unknown = sorted(set(values) - set(Settings.model_fields))
    if unknown:
        known = ", ".join(PREFIX + name.upper() for name in Settings.model_fields)
        raise SettingsError(f"Unknown setting {PREFIX}{unknown[0].upper()}. Known settings: {known}.")
    try:
        return Settings(**values)  # type: ignore[arg-type]  # pydantic reads the strings
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        raise SettingsError(f"{name}={values.get(str(first['loc'][0]), '')!r} will not do: {first['msg']}.") from error
