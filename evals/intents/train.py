"""Train what tells a question's intent: one linear layer over the embedder's vectors of examples.

    python -m evals.intents.train [FILE]

`asked.txt` holds the examples by intent; the questions that train the reader are examples of no intent, with little
weight each. Writes `assistant/intents.safetensors`, or FILE. Logistic regression by scikit-learn; the same data give
the same weights. Figures are in docs/decisions/0046."""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from sklearn.linear_model import LogisticRegression

from assistant.intents import ANY_COUNCIL, WEIGHTS, Intent, masked
from corpus.embedder import load_embedder
from corpus.settings import Settings
from corpus.terms import load_vocabulary
from evals.reader.pointed import ASKED as POINTED
from evals.reader.pointed import read_pointed

FOLDER = Path(__file__).parent
PENALTY = 20.0  # scikit-learn's C, by five-fold cross-validation
LIGHT = 0.05  # weight of an unlabelled question: some few of them do want one of the intents
SEED = 3
# What stands in an example's slots.
NAMES = {
    "{i}": ("Ofsted", "CIW", "Estyn", "the inspectors", "the inspectorate", "the auditor"),
    "{y}": ("2020", "January 2019", "2018/19", "2023", "March 2022", "last year"),
}


def main() -> None:
    """Train and write."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else WEIGHTS
    vocabulary = load_vocabulary()
    labelled = examples(FOLDER / "asked.txt")
    others = [(masked(each.question, vocabulary), Intent.OTHER.value) for each in read_pointed(POINTED)]
    texts, labels = zip(*labelled, *others, strict=True)
    model = LogisticRegression(C=PENALTY, max_iter=2000)
    weight = [1.0] * len(labelled) + [LIGHT] * len(others)
    model.fit(np.array(load_embedder(Settings()).documents(texts)), labels, sample_weight=weight)
    weights = np.hstack([model.coef_, model.intercept_[:, None]]).astype(np.float32, order="C")  # written as it lies
    save_file({"intents": weights}, path, {"intents": json.dumps([str(label) for label in model.classes_])})
    sys.stdout.write(f"{path}: {path.stat().st_size} bytes from {len(labelled)} examples\n")


def examples(path: Path) -> list[tuple[str, str]]:
    """Each line with the label it stands under, its slots filled; twice, with other names, where any are left open."""
    return list(_examples(path, random.Random(SEED)))  # noqa: S311  # names for examples


def _examples(path: Path, rng: random.Random) -> Iterator[tuple[str, str]]:
    label = ""
    vocabulary = load_vocabulary()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            label = line.strip("[]")
        elif line and not line.startswith("#"):
            for _ in range(2 if any(slot in line for slot in NAMES) else 1):
                yield masked(_filled(line, rng), vocabulary), label


def _filled(line: str, rng: random.Random) -> str:
    line = line.replace("{c}", ANY_COUNCIL)
    for slot, names in NAMES.items():
        while slot in line:
            line = line.replace(slot, rng.choice(names), 1)
    return line


if __name__ == "__main__":
    main()
