"""Batches of like length: every text once, little padding, and the vectors that each text has alone."""

import math

import pytest
import torch

from corpus.embedder import Embedder
from corpus.embedding import batched

SENTENCES = ["Visits were late.", "Sixty children live with foster carers in the county.", "Plans exist.", "Staff."]


def test_every_text_is_in_one_batch_and_no_batch_is_too_large() -> None:
    lengths = [number % 250 + 5 for number in range(600)]
    batches = batched(lengths)
    assert sorted(number for batch in batches for number in batch) == list(range(600))
    assert all(len(batch) * max(lengths[number] for number in batch) <= 2000 for batch in batches)


def test_a_text_longer_than_a_batch_has_one_for_itself() -> None:
    assert batched([10, 5000, 12]) == [[1], [2, 0]]


def test_a_batch_holds_little_padding() -> None:
    lengths = [number * 7 % 250 + 5 for number in range(600)]
    padded = sum(len(batch) * max(lengths[number] for number in batch) for batch in batched(lengths))
    assert padded < 1.05 * sum(lengths)


def test_a_vector_does_not_depend_on_its_neighbours(embedder: Embedder) -> None:
    many = [f"{sentence} {'Also number ' * (number % 9)}{number}" for number in range(20) for sentence in SENTENCES]
    together = embedder.documents(many)
    for text, vector in list(zip(many, together, strict=True))[::9]:
        (alone,) = embedder.documents([text])
        assert sum(a * b for a, b in zip(alone, vector, strict=True)) > 0.9995
        assert math.hypot(*vector) == pytest.approx(1.0, abs=1e-5)


def test_the_same_text_twice_has_the_same_vector(embedder: Embedder) -> None:
    first, other, again = embedder.documents(["Plans exist.", "Staff were kind.", "Plans exist."])
    assert first == again != other


def test_the_number_of_threads_is_left_as_it_was(embedder: Embedder) -> None:
    before = torch.get_num_threads()
    embedder.documents(SENTENCES)
    assert torch.get_num_threads() == before


def test_nothing_to_embed_is_no_vectors(embedder: Embedder) -> None:
    assert embedder.documents([]) == []
