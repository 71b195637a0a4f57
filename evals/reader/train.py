"""Train the reader: low-rank changes that make of the packaged MiniLM a cross-encoder.

usage: python -m evals.reader.train FOLDER [--contrasts FOLDER] [--cases FILE ...] [--pointed] [--start WEIGHTS]
       [--steps 935] [--out FILE]
FOLDER holds the public question sets (see docs/decisions/0032), that of --contrasts a folder for each set of
evals.reader.contrasts, CRAFFU_DATA the index that our own are asked of.
"""

import argparse
import logging
import math
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, linear
from transformers import AutoModel, AutoTokenizer

from assistant.reader import CHANGED, LONGEST, SCALE, SEPARATOR, WEIGHTS
from corpus.embedder import packaged_folder
from corpus.settings import load_settings
from evals.cases import read_cases
from evals.reader.contrasts import contrast_groups
from evals.reader.groups import Choice, Group, public_groups
from evals.reader.own import own_groups
from evals.reader.pointed import ASKED, pointed_groups, read_pointed
from workbench.answering import open_assistant

RANK = 16
SEED = 3
AT_ONCE = 12  # questions in one step
SHOWN = 5  # sentences of each, beside one of another question
OWN = 3  # times that each of our own questions is shown for one of the others: they are few
POINTED = 2  # the same of those that point at their sentence
PUBLIC = 0.25  # of the public ones, where those are shown
RATE, HEAD_RATE = 8e-4, 1e-3
WARM_UP = 150  # steps, or a sixth of them
SHOWN_EVERY = 50  # steps
PARTS = 4  # of a step, by length: short sentences are not padded to the longest

log = logging.getLogger(__name__)


class Changed(nn.Module):
    """A linear layer whose weights stay, with a change of low rank that is trained (LoRA, Hu et al. 2021)."""

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        self.layer = layer
        self.down = nn.Parameter(torch.randn(RANK, layer.in_features) / math.sqrt(layer.in_features))
        self.up = nn.Parameter(torch.zeros(layer.out_features, RANK))

    def forward(self, states: Tensor) -> Tensor:
        return linear(states, self.layer.weight + SCALE * (self.up @ self.down), self.layer.bias)


class Model(nn.Module):
    """The encoder with its changes, and a head over its first state and the mean of all."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        # without dropout: what is trained is small, and dropout costs a third of the time
        self.encoder = AutoModel.from_pretrained(
            folder,
            local_files_only=True,
            attn_implementation="eager",
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        ).requires_grad_(False)
        for layer in self.encoder.encoder.layer:
            for name in CHANGED:
                parent, _, own = name.rpartition(".")
                setattr(layer.get_submodule(parent), own, Changed(layer.get_submodule(name)))
        width = self.encoder.config.hidden_size
        self.hidden, self.output = nn.Linear(2 * width, width), nn.Linear(width, 1)
        self.tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)

    def forward(self, pairs: Sequence[tuple[str, Choice]]) -> Tensor:
        questions, told = zip(*((q, f"{c.text}{SEPARATOR}{c.before}") for q, c in pairs), strict=True)
        read = self.tokenizer(
            questions, told, truncation="longest_first", max_length=LONGEST, padding=True, return_tensors="pt"
        )
        states = self.encoder(**read).last_hidden_state
        mask = read["attention_mask"].unsqueeze(-1)
        mean = (states * mask).sum(1) / mask.sum(1)
        logits: Tensor = self.output(torch.tanh(self.hidden(torch.cat([states[:, 0], mean], 1))))
        return logits.squeeze(-1).float()


def train(model: Model, groups: list[Group], steps: int, rng: random.Random) -> None:
    """Train for so many steps, the rate rising at first and then falling to almost nothing."""
    head = [*model.hidden.parameters(), *model.output.parameters()]
    changes = [own for own in model.encoder.parameters() if own.requires_grad]
    optimizer = torch.optim.AdamW([{"params": changes}, {"params": head}], weight_decay=0.01)
    run, warm_up = 0.0, min(WARM_UP, steps // 6)
    for step, batch in enumerate(islice(_batches(groups, rng), steps)):
        pace = min(1.0, (step + 1) / warm_up) * max(0.02, 1 - step / steps)
        for parameters, rate in zip(optimizer.param_groups, (RATE, HEAD_RATE), strict=True):
            parameters["lr"] = rate * pace
        loss = _loss(model, batch, rng.choice(groups).choices[0])
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_([*changes, *head], 1.0)
        optimizer.step()
        run += float(loss.detach())
        if (step + 1) % SHOWN_EVERY == 0:
            log.info("step %d of %d, loss %.3f", step + 1, steps, run / SHOWN_EVERY)
            run = 0.0


def _batches(groups: list[Group], rng: random.Random) -> Iterator[list[Group]]:
    while True:
        rng.shuffle(groups)
        yield from (groups[n : n + AT_ONCE] for n in range(0, len(groups) - AT_ONCE + 1, AT_ONCE))


def _loss(model: Model, batch: Sequence[Group], foreign: Choice) -> Tensor:
    """Each sentence told right from wrong, and within a question the right ones above the others."""
    pairs = [(g.question, c) for g in batch for c in (*g.choices[:SHOWN], Choice(foreign.text, foreign.before, False))]
    logits = _in_parts(model, pairs)
    right = torch.tensor([float(choice.right) for _, choice in pairs])
    loss = binary_cross_entropy_with_logits(logits, right)
    at = 0
    for own in batch:
        end = at + len(own.choices[:SHOWN]) + 1
        mine, held = logits[at:end], right[at:end] > 0
        if held.any():
            loss = loss + (torch.logsumexp(mine, 0) - torch.logsumexp(mine[held], 0)) / len(batch)
        at = end
    return loss


def _in_parts(model: Model, pairs: Sequence[tuple[str, Choice]]) -> Tensor:
    order = sorted(range(len(pairs)), key=lambda n: sum(map(len, (pairs[n][0], pairs[n][1].text, pairs[n][1].before))))
    parts = [order[len(order) * n // PARTS : len(order) * (n + 1) // PARTS] for n in range(PARTS)]
    with torch.autocast("cpu", torch.bfloat16):
        logits = torch.cat([model([pairs[n] for n in part]) for part in parts])
    return logits[torch.argsort(torch.tensor(order))]


def weights(model: Model) -> dict[str, Tensor]:
    """What was trained, under the names that `assistant.reader` looks for, in half precision."""
    return {name: tensor.detach().half().contiguous() for name, tensor in _trained(model).items()}


def _trained(model: Model) -> dict[str, Tensor]:
    kept = {
        f"layer.{number}.{name}.{side}": getattr(layer.get_submodule(name), side)
        for number, layer in enumerate(model.encoder.encoder.layer)
        for name in CHANGED
        for side in ("down", "up")
    }
    for name, layer in (("hidden", model.hidden), ("output", model.output)):
        kept |= {f"{name}.weight": layer.weight, f"{name}.bias": layer.bias}
    return kept


def begin_with(model: Model, path: Path) -> None:
    """Take over weights that were trained before. KeyError where they are of another model."""
    known = load_file(path)
    with torch.no_grad():
        for name, tensor in _trained(model).items():
            tensor.copy_(known[name].float())


def read_groups(chosen: argparse.Namespace, rng: random.Random) -> list[Group]:
    """The groups that the options choose. FileNotFoundError where a folder holds no known set."""
    groups = public_groups(chosen.folder, rng)
    if chosen.pointed:
        groups = rng.sample(groups, int(len(groups) * PUBLIC))
    if chosen.contrasts:
        groups += contrast_groups(chosen.contrasts, rng)
    if chosen.cases or chosen.pointed:
        assistant = open_assistant(load_settings())
        groups += [g for path in chosen.cases for g in own_groups(read_cases(path), assistant.sources, rng)] * OWN
        asked = read_pointed(ASKED) if chosen.pointed else []
        groups += list(pointed_groups(asked, assistant.sources, rng)) * POINTED
        assistant.close()
    return groups


def options() -> argparse.ArgumentParser:
    """What the command line takes."""
    parser = argparse.ArgumentParser(description="Train the reader.")
    parser.add_argument("folder", type=Path, help="folder of public question sets")
    parser.add_argument("--contrasts", type=Path, help="folder of public question sets with near misses, a folder each")
    parser.add_argument("--cases", type=Path, nargs="*", default=[], help="question sets of our own")
    parser.add_argument("--pointed", action="store_true", help="our own questions that point at their sentence")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--steps", type=int, default=935)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    return parser


def main() -> None:
    """Read the sets, train, write the weights."""
    chosen = options().parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.manual_seed(SEED)
    rng = random.Random(SEED)  # noqa: S311  # not for secrets
    groups = read_groups(chosen, rng)
    folder = packaged_folder()
    assert folder is not None  # a dependency of the project
    model = Model(folder)
    if chosen.start:
        begin_with(model, chosen.start)
    train(model, groups, chosen.steps, rng)
    save_file(weights(model), chosen.out)
    log.info("%d groups: %s", len(groups), chosen.out)


if __name__ == "__main__":
    main()
