"""Tell the language of each block: English or Welsh, a block that says little taken with its neighbours."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import corpus
from corpus.document import Block, BlockKind
from corpus.terms import load_vocabulary

LANGUAGES: tuple[str, ...] = ("en", "cy")
SWITCH = 2.0  # words by which a block must speak for the other language: see decision 16
_AT_HEADING = 0.5  # less is asked for where a heading begins, since it goes with what follows
_CAP = 12.0  # words: a long block settles its own language and no more than that
_SECOND = 0.2  # of the letters: a language that so much of a document is in is one of its own
_ASIDE = (BlockKind.BOILERPLATE, BlockKind.METADATA)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def with_languages(text: str, blocks: Sequence[Block], own: str | None) -> tuple[Block, ...]:
    """The same blocks, with their language where it is not the document's own; fields and furniture have none."""
    read = [block for block in blocks if block.kind not in _ASIDE]
    told = dict(zip((block.ordinal for block in read), languages_of(text, read), strict=True))
    return tuple(
        replace(block, language=told[block.ordinal]) if told.get(block.ordinal, own) != own else block
        for block in blocks
    )


def second_language(blocks: Sequence[Block], own: str | None) -> str | None:
    """The other language of a document that has much of both; None for one that only quotes it."""
    read = [block for block in blocks if block.kind not in _ASIDE]
    letters = {language: 0 for language in LANGUAGES if language != own}
    for block in read:
        if block.language in letters:
            letters[block.language] += block.end - block.start
    whole = sum(block.end - block.start for block in read) or 1
    return next((language for language, count in letters.items() if count >= _SECOND * whole), None)


def languages_of(text: str, blocks: Sequence[Block]) -> list[str]:
    """The likeliest languages of blocks in a row, where going from one to the other must be earned (Viterbi's way)."""
    weights = [leaning(text[block.start : block.end]) for block in blocks]
    scores = dict.fromkeys(LANGUAGES, 0.0)
    came: list[dict[str, str]] = []
    for block, weight in zip(blocks, weights, strict=True):
        cost = SWITCH - (_AT_HEADING if block.kind is BlockKind.HEADING else 0)
        from_where = {language: _before(scores, language, cost) for language in LANGUAGES}
        came.append(from_where)
        scores = {
            language: scores[before] - (cost if before != language else 0) + _gain(weight, language)
            for language, before in from_where.items()
        }
    last = max(LANGUAGES, key=lambda language: scores[language])
    path: list[str] = []
    for step in reversed(came):
        path.append(last)
        last = step[last]
    return path[::-1]


def leaning(content: str) -> float:
    """How many words more are English than Welsh, at most twelve; negative where there are more Welsh ones."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(content)]
    signs = _signs()
    counts = {language: float(sum(word in signs.words[language] for word in words)) for language in LANGUAGES}
    for language in LANGUAGES:
        counts[language] += sum(signs.shapes[language].search(word) is not None for word in words)
    return max(-_CAP, min(_CAP, counts["en"] - counts["cy"]))


@dataclass(frozen=True, slots=True)
class _Signs:
    """Little words of one language alone, and shapes that only its words have."""

    words: dict[str, frozenset[str]]
    shapes: dict[str, re.Pattern[str]]


@cache
def _signs() -> _Signs:
    data = tomllib.loads((Path(corpus.__file__).parent / "vocabulary" / "languages.toml").read_text(encoding="utf-8"))
    english, welsh = load_vocabulary().stop_words("en"), load_vocabulary().stop_words("cy")
    shapes = {
        language: re.compile(
            rf"(?<=\w\w)(?:{'|'.join(data['endings'][language])})$|[{data['letters'][language].lower()}]"
        )
        for language in LANGUAGES
    }
    return _Signs({"en": english - welsh, "cy": welsh - english}, shapes)


def _before(scores: dict[str, float], language: str, cost: float) -> str:
    return max(LANGUAGES, key=lambda before: scores[before] - (cost if before != language else 0))


def _gain(weight: float, language: str) -> float:
    return weight / 2 if language == "en" else -weight / 2
