"""Copies of a text that say other things: each longer word exchanged for another of its length, so that spans stay."""

import re
from collections import defaultdict
from collections.abc import Iterable
from random import Random

_WORD = re.compile(r"\b[a-z]{5,}\b")  # small words and names stay, so that a copy still reads as such texts do


class Shuffle:
    """One exchange of words, the same for all texts of a copy."""

    def __init__(self, texts: Iterable[str], seed: int) -> None:
        by_length: dict[int, set[str]] = defaultdict(set)
        for text in texts:
            for word in _WORD.findall(text):
                by_length[len(word)].add(word)
        self._other: dict[str, str] = {}
        random = Random(seed)  # noqa: S311  # the same exchange each time
        for _, words in sorted(by_length.items()):
            ordered = sorted(words)
            self._other.update(zip(ordered, random.sample(ordered, len(ordered)), strict=True))

    def __call__(self, text: str) -> str:
        """The text with its words exchanged; as long as it was."""
        return _WORD.sub(lambda match: self._other.get(match[0], match[0]), text)
