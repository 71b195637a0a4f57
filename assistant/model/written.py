"""Claims from the sentences of a language model: what its quotes hold is kept, with the quote; the rest is dropped."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.model.asking import Sentence
from assistant.model.shortened import shortened
from assistant.model.wording import listed, sentences_of
from assistant.reply import Citation, Claim, ClaimKind
from assistant.words import tokens
from corpus.folding import fold, plain, readable

MOST_WORDS = 120
_NOT_PLAIN = re.compile(r"[<>\[\]{}*_#|`\\~^=?!]|https?:|www\.|&\w+;")


@dataclass(frozen=True, slots=True)
class Written:
    """The claims that stand, whose citations are numbered as those of the evidence; which pieces of evidence (from 1)
    they rest on; and how many sentences were dropped."""

    claims: tuple[Claim, ...]
    evidence: frozenset[int]
    dropped: int


@dataclass(frozen=True, slots=True)
class _Source:
    """One sentence of a quote: of which piece of evidence, the how manieth there, and the citation it is of."""

    piece: int
    place: int
    text: str
    citation: Citation

    def holds(self, sentence: Sentence, before: "_Source | None") -> bool:
        return shortened(sentence.text, self.text) and (not _points_back(sentence.text) or self._follows(before))

    def _follows(self, before: "_Source | None") -> bool:
        """Whether "it" and "they" mean here what they mean there: the sentence before it has just been said, or it
        opens both the evidence and the answer."""
        if before is None:
            return self.place == 0
        return (before.piece, before.place) == (self.piece, self.place - 1)


def written(sentences: Sequence[Sentence], evidence: Sequence[Sequence[Citation]]) -> Written:
    """The claims that stand, at most 120 words of them. `evidence` as the model was given it."""
    claims: dict[str, Claim] = {}
    pieces: set[int] = set()
    before: _Source | None = None
    words = dropped = 0
    for sentence in sentences:
        source = _source_of(sentence, evidence, before)
        length = len(sentence.text.split())
        if source is None or words + length > MOST_WORDS:
            dropped += 1
            continue
        words += 0 if sentence.text in claims else length
        claims.setdefault(sentence.text, _claim(sentence.text, source.citation))
        pieces.add(source.piece)
        before = source
    return Written(tuple(claims.values()), frozenset(pieces), dropped)


def _source_of(sentence: Sentence, evidence: Sequence[Sequence[Citation]], before: _Source | None) -> _Source | None:
    """The sentence of a quote that holds this one; None where it names a quote that there is not, or none holds it."""
    numbers = sentence.evidence
    if not all(1 <= n <= len(evidence) for n in numbers) or not _is_plain(sentence.text):
        return None
    sources = (source for n in dict.fromkeys(numbers) for source in _sources(n, evidence[n - 1]))
    return next((source for source in sources if source.holds(sentence, before)), None)


def _sources(piece: int, citations: Sequence[Citation]) -> Iterator[_Source]:
    place = 0
    for citation in citations:
        for text in sentences_of(readable(citation.quote)):
            yield _Source(piece, place, text, citation)
            place += 1


def _claim(text: str, citation: Citation) -> Claim:
    same = fold(text) == fold(citation.quote)
    return Claim(text, (citation.n,), ClaimKind.QUOTE if same else ClaimKind.WRITTEN)


def _points_back(text: str) -> bool:
    return tokens(text)[0] in listed("pointing") | listed("opening")


def _is_plain(text: str) -> bool:
    """Whether it is plain text in Latin letters: no markup, nothing invisible, no letters that look like others."""
    if not tokens(text) or _NOT_PLAIN.search(text):
        return False
    return all(_is_latin(char) for char in plain(text) if not char.isascii()) and text.isprintable()


def _is_latin(char: str) -> bool:
    return char in "£€" or unicodedata.name(char, "").startswith("LATIN ")
