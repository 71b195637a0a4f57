"""How alike the statements of two documents are: by meaning, by their rarer words, and by their figures.

The councils and bodies that a statement names say nothing of what it is about, and are left out.
"""

import math
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from assistant.values import figures_in
from assistant.words import stem_set
from corpus.embedder import Embedder
from corpus.gloss import english_reading
from corpus.terms import Vocabulary, load_vocabulary
from workbench.differences.statements import Statement, statements
from workbench.kept import Extractor
from workbench.quoted import Document

MEANING, WORDS, FIGURES = 0.6, 0.3, 0.1  # what each counts; fitted to the developed half of the truth
_SAME = 1e-6
_NO_FIGURE = 0.4

T = TypeVar("T", str, float)

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Said:
    """What is compared of a statement: its English reading, the stems of its words, its figures."""

    text: str
    stems: frozenset[str]
    figures: frozenset[float]


def said(statement: Statement, vocabulary: Vocabulary) -> Said:
    """A statement made ready for comparing; a Welsh one by its English reading, word by word."""
    text = statement.words
    if statement.quote.language == "cy":
        text = english_reading(text, vocabulary)
    text = without_names(text, vocabulary)
    stop = vocabulary.stop_words()
    stems = frozenset(stem for stem in stem_set(text) if stem not in stop)
    return Said(text, stems, frozenset(figure.value for figure in figures_in(text)))


def _said(document: Document) -> list[Said]:
    return [said(statement, load_vocabulary()) for statement in statements(document)]


SAID = Extractor("said", 1, Said, _said)


def without_names(text: str, vocabulary: Vocabulary) -> str:
    """A text without the councils and bodies that it names; the whole text where nothing else is in it."""
    mentions = sorted((*vocabulary.councils_in(text), *vocabulary.bodies_in(text)), key=lambda each: each.start)
    parts, at = [], 0
    for mention in mentions:
        parts.append(text[at : mention.start])
        at = max(at, mention.end)
    rest = " ".join("".join([*parts, text[at:]]).split())
    return rest if any(map(str.isalpha, rest)) else text


@dataclass(frozen=True, slots=True)
class Vector:
    """What a statement means: the embedder's numbers, packed."""

    packed: str

    @classmethod
    def of(cls, numbers: Sequence[float]) -> "Vector":
        return cls(b64encode(np.asarray(numbers, dtype=np.float16).tobytes()).decode())

    def numbers(self) -> Matrix:
        return np.frombuffer(b64decode(self.packed), dtype=np.float16).astype(np.float32)


@dataclass(frozen=True)
class _Embeds:
    """Embeds a document's statements; the same as another of the same embedder."""

    embedder_id: str
    embedder: Embedder = field(compare=False)
    vocabulary: Vocabulary = field(compare=False)
    choose: Callable[[Document], Sequence[Statement]]

    def __call__(self, document: Document) -> list[Vector]:
        texts = [said(statement, self.vocabulary).text for statement in self.choose(document)]
        return [Vector.of(numbers) for numbers in self.embedder.documents(texts)] if texts else []


def vectors(
    embedder: Embedder,
    vocabulary: Vocabulary,
    name: str = "vectors",
    choose: Callable[[Document], Sequence[Statement]] = statements,
) -> Extractor[Vector]:
    """What gives a vector for each of a document's statements, in their order; for those that `choose` gives alone
    under a `name` of its own, as embedding takes longer than all else."""
    return Extractor(f"{name}-{embedder.id}", 1, Vector, _Embeds(embedder.id, embedder, vocabulary, choose))


@dataclass(frozen=True, slots=True)
class Side:
    """A document's statements, made ready, and a row of numbers for each."""

    said: Sequence[Said]
    vectors: Sequence[Vector]

    def matrix(self) -> Matrix:
        return np.stack([vector.numbers() for vector in self.vectors])


@dataclass(frozen=True, slots=True)
class Likeness:
    """A row for each left statement, a column for each right one, 0 to 1: as a whole, and in their words alone (where
    one word in common counts for nothing)."""

    whole: Matrix
    words: Matrix


def alike(left: Side, right: Side) -> Likeness:
    """How alike each statement of one document is to each of the other."""
    if not left.said or not right.said:
        nothing = np.zeros((len(left.said), len(right.said)), dtype=np.float32)
        return Likeness(nothing, nothing)
    meaning = np.clip(left.matrix() @ right.matrix().T, 0, 1)
    words, several = _words_shared(left.said, right.said)
    figures = _figures_shared(left.said, right.said)
    return Likeness(MEANING * meaning + WORDS * words + FIGURES * figures, words * several)


def _words_shared(left: Sequence[Said], right: Sequence[Said]) -> tuple[Matrix, NDArray[np.bool_]]:
    """How much of the statement that says less stands in the other, each stem counting by how rare it is among all
    (inverse document frequency); and whether that is more than one stem."""
    counts = Counter(stem for each in (*left, *right) for stem in each.stems)
    column = {stem: number for number, stem in enumerate(counts)}
    rarity = np.array([math.log((len(left) + len(right) + 1) / count) for count in counts.values()], dtype=np.float32)
    one, other = (_bags([each.stems for each in side], column) for side in (left, right))
    shared = np.asarray((one.multiply(rarity) @ other.T).todense(), dtype=np.float32)
    least = np.minimum.outer(one @ rarity, other @ rarity)
    several = np.asarray((one @ other.T).todense()) > 1
    return np.divide(shared, least, out=np.zeros_like(shared), where=least > _SAME), several


def _figures_shared(left: Sequence[Said], right: Sequence[Said]) -> Matrix:
    """1 where two statements share a figure, 0 where each has its own, between where one has none."""
    column = {figure: number for number, figure in enumerate({f for each in (*left, *right) for f in each.figures})}
    one, other = (_bags([each.figures for each in side], column) for side in (left, right))
    shared = np.asarray((one @ other.T).todense()) > 0
    each_has = np.logical_and.outer(*(np.array([bool(each.figures) for each in side]) for side in (left, right)))
    found: Matrix = np.where(shared, 1.0, np.where(each_has, 0.0, _NO_FIGURE)).astype(np.float32)
    return found


def _bags(bags: Sequence[frozenset[T]], column: dict[T, int]) -> csr_matrix:
    """A row for each bag, 1 in the column of each of what is in it."""
    rows = [row for row, bag in enumerate(bags) for _ in bag]
    columns = [column[each] for bag in bags for each in bag]
    ones = np.ones(len(rows), dtype=np.float32)
    return csr_matrix((ones, (rows, columns)), shape=(len(bags), len(column)))
