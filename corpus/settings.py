"""All settings, read once from `CRAFFU_*` variables; frozen, bounded, unknown names refused."""

import os
from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from corpus.errors import SettingsError

PREFIX = "CRAFFU_"


HeaderName = Annotated[str, Field(pattern="^[A-Za-z0-9-]{1,100}$")]
RoleWord = Literal["reader", "writer", "administrator"]


def _listed(value: object) -> object:
    """`a, b` as two values."""
    return _parts(value) if isinstance(value, str) else value


def _pairs(value: object) -> object:
    """`a=b, c=d` as two pairs; the last = of each divides it."""
    return [part.rpartition("=")[::2] for part in _parts(value)] if isinstance(value, str) else value


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


class Settings(BaseSettings):
    """Where things are and how much of them; every field is documented in docs/settings.md."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    data: Path = Field(default=Path(".craffu"), description="The folder that holds the index, files and caches.")
    state: Path | None = Field(
        default=None, description="The folder for answers kept and the answer log; none: the data folder."
    )
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
    reader: bool = Field(default=True, description="Whether the trained reader puts evidence in order.")
    contact: str | None = Field(
        default=None,
        pattern=r"^[\x20-\x7e]{3,200}$",
        description="Whom a site may write to about our fetching: a mail or web address, sent in the User-Agent.",
    )
    fetch_interval: float = Field(
        default=0.5, ge=0, le=60, description="Seconds between two requests; waiting before another try grows from it."
    )
    fetch_tries: int = Field(default=4, ge=1, le=10, description="How often an address is tried before it is given up.")
    fetch_wait: float = Field(
        default=120.0,
        ge=0,
        le=3600,
        description="Longest wait, in seconds, that a host may ask for before another try.",
    )
    fetch_seconds: float = Field(default=300.0, ge=1, le=3600, description="Longest time for fetching one document.")
    fetch_megabytes: int = Field(default=200, ge=1, le=2000, description="Largest document fetched, once unpacked.")
    fetch_private: bool = Field(
        default=False, description="Whether private and loopback addresses may be fetched from."
    )
    host: str = Field(default="127.0.0.1", description="Address to serve on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port to serve on.")
    answers_at_once: int = Field(default=4, ge=1, le=64, description="How many questions are answered at once.")
    answers_waiting: int = Field(default=64, ge=0, le=10_000, description="How many more may wait for their turn.")
    answer_seconds: float = Field(
        default=30.0, gt=0, le=600, description="How long a question may wait and be answered, in all."
    )
    key_rate: int | None = Field(default=None, ge=0, le=1_000_000, description="Requests a minute with one key.")
    address_rate: int | None = Field(default=None, ge=0, le=1_000_000, description="Requests a minute of an address.")
    proxies: Annotated[tuple[IPv4Network | IPv6Network, ...] | None, NoDecode, BeforeValidator(_listed)] = Field(
        default=None, description="Addresses and networks of reverse proxies that are believed."
    )
    proxy_user_header: HeaderName | None = Field(
        default=None, description="The header in which these proxies name who asks."
    )
    proxy_groups_header: HeaderName | None = Field(
        default=None, description="The header in which they name the groups of who asks."
    )
    proxy_roles: Annotated[tuple[tuple[str, RoleWord], ...] | None, NoDecode, BeforeValidator(_pairs)] = Field(
        default=None, description="Which group has which role."
    )
    read_ahead: bool = Field(
        default=True, description="Whether a server has documents read for the workbench before anybody asks."
    )
    workers: int = Field(default=0, ge=0, le=256, description="How many processes read files; 0: one a core.")
    ocr: Literal["auto", "off"] = Field(
        default="auto", description="Whether pages that are pictures are read by tesseract, where it is installed."
    )
    read_seconds: float = Field(
        default=120, gt=0, le=86_400, description="How long one file may be read, or one page of it recognised."
    )
    read_megabytes: int = Field(default=2048, ge=256, description="How much memory reading one file may take.")
    most_megabytes: int = Field(default=256, ge=1, description="How large a file may be, or a ZIP unpacked.")
    most_pages: int = Field(default=5000, ge=1, description="How many pages a document may have.")
    postgres: SecretStr | None = Field(
        default=None, description="The PostgreSQL database that holds full text and vectors; none: the data folder."
    )
    generations_kept: int = Field(default=3, ge=1, le=100, description="How many index generations are kept.")
    retention_days: int = Field(
        default=365, ge=0, le=3660, description="How many days the answer log keeps questions and answers; 0: no log."
    )
    log: Literal["text", "json"] = Field(default="text", description="How the server's own log is written, on stderr.")
    llm_url: str | None = Field(
        default=None,
        pattern=r"^https?://[^\s/?#@]+(/[^\s?#@]*)?$",
        description="Address of an OpenAI-compatible endpoint, with its /v1; none: no language model.",
    )
    llm_model: str | None = Field(
        default=None, pattern=r"^[\x21-\x7e]{1,200}$", description="The model's name at that address."
    )
    llm_key: SecretStr | None = Field(default=None, description="The key for that address; never logged or shown.")
    llm_seconds: float = Field(default=15.0, gt=0, le=120, description="How long an answer waits for the model.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="How much is logged.")

    @property
    def written(self) -> Path:
        """The folder in which a server keeps what it writes as it answers."""
        return self.state or self.data

    @field_validator("llm_key")
    @classmethod
    def _fits_a_header(cls, key: SecretStr | None) -> SecretStr | None:
        if key and not (key.get_secret_value().isascii() and key.get_secret_value().isprintable()):
            raise ValueError("a key is printable ASCII on one line")
        return key

    @model_validator(mode="after")
    def _model_is_named(self) -> "Settings":
        if (self.llm_url is None) != (self.llm_model is None):
            raise ValueError(f"{PREFIX}LLM_URL and {PREFIX}LLM_MODEL belong together: set both, or neither")
        return self


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
        raise SettingsError(_said(error, values)) from None  # the error it came from shows every value


def _said(error: ValidationError, values: Mapping[str, str]) -> str:
    first = error.errors()[0]
    if not first["loc"]:
        return f"{first['msg'].removeprefix('Value error, ')}."
    name = str(first["loc"][0])
    value = repr(values.get(name, ""))
    value = "..." if name == "llm_key" or "@" in value else value  # no secret, nor an address with one in it
    return f"{PREFIX}{name.upper()}={value} will not do: {first['msg']}."
