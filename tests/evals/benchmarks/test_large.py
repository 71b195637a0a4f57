"""A large index out of a small one: it opens, holds what was asked for, and answers."""

from pathlib import Path

import pytest

from corpus.errors import NoIndexError
from corpus.index import Index
from corpus.settings import Settings
from evals.benchmarks.large import enlarge
from evals.benchmarks.shuffled import Shuffle


def test_the_copies_can_be_searched_and_read(bundled: Settings, tmp_path: Path) -> None:
    small = Index.open(bundled)
    wanted = small.counts().passages + 10
    small.close()
    settings = Settings(data=tmp_path)
    held = enlarge(bundled, settings, wanted)
    index = Index.open(settings)
    assert wanted <= held == index.counts().passages
    found = index.passages([hit.passage_id for hit in index.full_text([("care", 1.0)], 3)])
    assert len(found) == 3
    assert {index.edition(passage.document_id).sha256 for passage in found} == {p.edition for p in found}
    assert index.units([found[0].id])
    index.close()


def test_a_shuffled_text_is_as_long_and_says_other_things_in_its_own_words() -> None:
    texts = ["Powys closed three homes in March.", "Seven visits began there on Friday."]
    one, two = Shuffle(texts, 1), Shuffle(texts, 2)
    assert [len(one(text)) for text in texts] == [len(text) for text in texts]
    assert one(texts[0]).split()[4:] == ["in", "March."], "small words and names stay"
    assert {*map(one, texts)} != {*map(two, texts)} != {*texts}
    assert sorted(" ".join(map(one, texts))) == sorted(" ".join(texts))


def test_without_an_index_there_is_nothing_to_copy(tmp_path: Path) -> None:
    with pytest.raises(NoIndexError):
        enlarge(Settings(data=tmp_path / "none"), Settings(data=tmp_path / "large"), 5)
