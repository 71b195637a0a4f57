"""The embedder: the real packaged model, refused when missing or altered."""

import math
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.embedder import MINILM_SHA256, WEIGHTS, Embedder, embedder_id, load_embedder
from corpus.errors import ModelError
from corpus.settings import Settings


def cosine(a: list[float], b: list[float]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True)) / math.hypot(*a) / math.hypot(*b)


def test_sentences_of_like_meaning_lie_nearer_than_others(embedder: Embedder) -> None:
    question = embedder.query("How many children are in foster care?")
    near, far = embedder.documents(["Sixty children live with foster carers.", "The bridge is closed for repairs."])
    assert cosine(question, near) > cosine(question, far) + 0.2
    assert len(near) == embedder.dimensions == 384


def test_the_id_names_model_weights_and_number_format(embedder: Embedder) -> None:
    assert embedder.id == embedder_id(Settings())
    assert MINILM_SHA256[:12] in embedder.id
    assert embedder_id(Settings(precision="fp32")) != embedder_id(Settings(precision="bf16"))


def test_a_missing_folder_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no embedding model in .*nowhere"):
        load_embedder(Settings(embedder=tmp_path / "nowhere"))


def test_weights_of_another_hash_are_refused(tmp_path: Path) -> None:
    (tmp_path / WEIGHTS).write_bytes(b"not these")
    with pytest.raises(ModelError, match="not the ones expected"):
        load_embedder(Settings(embedder=tmp_path, embedder_sha256=MINILM_SHA256))


def test_a_folder_that_is_no_model_is_a_model_error(tmp_path: Path) -> None:
    (tmp_path / WEIGHTS).write_bytes(b"rubbish")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_embedder(Settings(embedder=tmp_path))


def test_a_model_elsewhere_may_be_used(tmp_path: Path, embedder: Embedder) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(embedder.model.model_name, folder)
    mine = load_embedder(Settings(embedder=folder, precision="fp32"))
    assert mine.id == f"mine-{MINILM_SHA256[:12]}-fp32"
    assert cosine(mine.query("a council"), embedder.query("a council")) > 0.99


def test_naming_the_embedder_does_not_load_torch() -> None:
    code = (
        "import sys; from corpus.embedder import embedder_id; from corpus.settings import Settings;"
        "embedder_id(Settings()); sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_prompts_of_a_model_stand_before_questions_and_passages(tmp_path: Path, embedder: Embedder) -> None:
    folder = tmp_path / "prompted"
    shutil.copytree(embedder.model.model_name, folder)
    prompts = '{"prompts": {"query": "query: ", "document": "passage: "}}'
    (folder / "config_sentence_transformers.json").write_text(prompts, encoding="utf-8")
    prompted = load_embedder(Settings(embedder=folder, precision="fp32"))
    plain = load_embedder(Settings(precision="fp32"))
    assert cosine(prompted.query("a council"), plain.query("query: a council")) > 0.999
    assert cosine(prompted.documents(["a council"])[0], plain.documents(["passage: a council"])[0]) > 0.999
    assert cosine(prompted.query("a council"), plain.query("a council")) < 0.999
