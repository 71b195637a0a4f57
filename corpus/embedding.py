"""llama-index's Hugging Face embedder, passages in batches of like token length, one batch on each core."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from numpy.typing import NDArray

AT_ONCE = 2048  # passages in one call, the most that llama-index lets through
_BATCH = 2000  # tokens; from 1,000 to 4,000 a core is as fast, beyond, what a layer writes outgrows its cache
_STEP = 16  # tokens; lengths rounded up to it are a fifth faster than ragged ones: matrix units work in tiles
_RAGGED = {"text": {"padding": False}, "common": {"return_tensors": None}}

Vectors = NDArray[np.float32]


class BatchedEmbedding(HuggingFaceEmbedding):
    """Tokenises all passages at once, sorts them by length and computes one batch a core (docs/decisions/0020).

    One thread a batch beats all threads on one batch wherever the machine has other work: none waits for another.
    """

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        different = list(dict.fromkeys(texts))
        row = {text: number for number, text in enumerate(different)}
        vectors: list[list[float]] = self._vectors(different)[[row[text] for text in texts]].tolist()
        return vectors

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, a row for each text."""
        prompt = self._model.prompts.get("text") or None
        features = self._model.preprocess(list(texts), prompt=prompt, processing_kwargs=_RAGGED)
        batches = batched([len(ids) for ids in features["input_ids"]])
        with _one_thread_each() as threads, ThreadPoolExecutor(threads) as pool:
            done = pool.map(lambda batch: self._embed_batch(features, batch), batches)
            vectors = np.concatenate(list(done))
        return vectors[np.argsort(np.concatenate(batches))]

    @torch.inference_mode()
    def _embed_batch(self, features: dict[str, Any], batch: Sequence[int]) -> Vectors:
        names = [name for name in self._model.tokenizer.model_input_names if name in features]
        ragged = {name: [features[name][number] for number in batch] for name in names}
        padded = self._model.tokenizer.pad(ragged, pad_to_multiple_of=_STEP, return_tensors="pt")
        vectors = self._model(features | dict(padded))["sentence_embedding"]
        return np.asarray(torch.nn.functional.normalize(vectors.float(), dim=1).numpy())


def batched(lengths: Sequence[int]) -> list[list[int]]:
    """The numbers of the texts in batches of at most 2,000 tokens, padding counted, the longest texts first."""
    batches: list[list[int]] = []
    room = 0
    for number in sorted(range(len(lengths)), key=lambda number: -lengths[number]):
        if not room:
            room = max(1, _BATCH // (-(-lengths[number] // _STEP) * _STEP))
            batches.append([])
        batches[-1].append(number)
        room -= 1
    return batches


@contextmanager
def _one_thread_each() -> Iterator[int]:
    """Let torch compute with one thread in every thread that begins meanwhile; gives how many it used before."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield threads
    finally:
        torch.set_num_threads(threads)
