"""Reads a question and a unit of evidence together: the packaged MiniLM as a cross-encoder, by changes of our own.

`evals.reader.train` makes reader.safetensors; its data, figures and limits are in docs/decisions/0032.
"""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from torch import Tensor
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

WEIGHTS = Path(__file__).parent / "reader.safetensors"
LONGEST = 112  # tokens of question and unit together, as in training
_QUESTION, _UNIT = 250, 600  # characters
_BEFORE = 220  # characters of what stands before a unit
SEPARATOR = " [SEP] "
SCALE = 2.0  # of the low-rank changes, as in training (LoRA, Hu et al. 2021: alpha / rank)
# The matrices of a BERT layer that are changed, under the names that transformers gives them.
CHANGED = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)


@dataclass(frozen=True, slots=True)
class ToRead:
    """A unit's words and what stands before them: lead-in, or the sentence before."""

    text: str
    before: str


class Reads(Protocol):
    """Whatever tells how well units answer a question."""

    def scores(self, question: str, units: Sequence[ToRead]) -> list[float]:
        """One number a unit, in order; the higher the likelier it answers. A logit: 0 means as likely as not."""
        ...


class Reader:
    """The trained reader. Safe to use from several threads: it takes one question at a time."""

    def __init__(
        self, encoder: "PreTrainedModel", head: "Mapping[str, Tensor]", tokenizer: "PreTrainedTokenizerBase"
    ) -> None:
        self._encoder, self._head, self._tokenizer = encoder, head, tokenizer
        self._turn = threading.Lock()

    def scores(self, question: str, units: Sequence[ToRead]) -> list[float]:
        """As `Reads.scores`."""
        if not units:
            return []
        with self._turn:
            return self._scores(question[:_QUESTION], units)

    def _scores(self, question: str, units: Sequence[ToRead]) -> list[float]:
        import torch  # noqa: PLC0415

        told = [f"{unit.text[:600]} [SEP] {unit.before[-_BEFORE:]}".rstrip() for unit in units]
        read = self._tokenizer(
            [question] * len(told),
            told,
            truncation="longest_first",
            max_length=LONGEST,
            padding=True,
            return_tensors="pt",
        )
        with torch.inference_mode():
            states = self._encoder(**read).last_hidden_state.float()
            mask = read["attention_mask"].unsqueeze(-1)
            mean = (states * mask).sum(1) / mask.sum(1)
            head = self._head
            hidden = torch.tanh(torch.cat([states[:, 0], mean], 1) @ head["hidden.weight"].T + head["hidden.bias"])
            logits = hidden @ head["output.weight"].T + head["output.bias"]
        return [float(logit) for logit in logits.squeeze(-1)]


def load_reader(folder: Path, *, bf16: bool, weights: Path = WEIGHTS) -> Reader:
    """The reader over the packaged MiniLM in `folder`; takes half a second. Raises OSError where a file is missing."""
    import torch  # noqa: PLC0415  # heavy, and only this function needs it
    from safetensors.torch import load_file  # noqa: PLC0415
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415

    changes = {name: tensor.float() for name, tensor in load_file(weights).items()}
    encoder = AutoModel.from_pretrained(folder, local_files_only=True, dtype=torch.float32).eval()
    with torch.no_grad():
        for number, layer in enumerate(encoder.encoder.layer):
            for name in CHANGED:
                down, up = (changes[f"layer.{number}.{name}.{side}"] for side in ("down", "up"))
                layer.get_submodule(name).weight += SCALE * (up @ down)
    head = {name: changes[name] for name in ("hidden.weight", "hidden.bias", "output.weight", "output.bias")}
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    return Reader(encoder.to(torch.bfloat16) if bf16 else encoder, head, tokenizer)
