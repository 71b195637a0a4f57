"""Find names misspelt by one letter in a question: "Powis", "Wrexam", "Denbighsire"."""

import re
from collections.abc import Iterable, Iterator, Mapping

from corpus.entries import Mention
from corpus.matching import fold_word, words_of

SHORTEST = 5  # a shorter name is one letter from too many words
LONG = 10  # a name so long may have two letters wrong
_WORD = re.compile(r"[^\W_]+")


def misspelt(
    text: str, names: Mapping[str, str], found: Iterable[Mention], ordinary: frozenset[str]
) -> tuple[Mention, ...]:
    """The mentions found, and inexact ones for words one edit from one of `names` (a name to its entry).

    A misspelt word keeps its first letter, has five letters or more and is not in `ordinary`.
    """
    mentions = list(found)
    tokens = list(_WORD.finditer(text))
    wanted: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # by first letter, which a misspelt name keeps
    for name, entry in names.items():
        words = words_of(name)
        wanted.setdefault(words[0][0], []).append((words, entry))
    for index, token in enumerate(tokens):
        if any(mention.start <= token.start() < mention.end for mention in mentions):
            continue
        entries = {
            (entry, len(words))
            for words, entry in wanted.get(fold_word(token[0])[0], ())
            if _near(tokens[index : index + len(words)], words, ordinary)
        }
        if len({entry for entry, _ in entries}) == 1:
            entry, count = max(entries, key=lambda pair: pair[1])
            start, end = token.start(), tokens[index + count - 1].end()
            mentions.append(Mention(entry, start, end, text[start:end], False))
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _near(tokens: list[re.Match[str]], words: tuple[str, ...], ordinary: frozenset[str]) -> bool:
    """Whether the tokens are the words but for one letter of one word."""
    if len(tokens) != len(words):
        return False
    pairs = [(fold_word(token.group()), word) for token, word in zip(tokens, words, strict=True)]
    wrong = [(written, word) for written, word in pairs if written != word]
    if len(wrong) != 1:
        return False
    written, word = wrong[0]
    if len(word) < SHORTEST or written[0] != word[0] or written in ordinary:
        return False
    return one_edit(written, word) or (min(len(written), len(word)) >= LONG and two_edits(written, word))


def one_edit(a: str, b: str) -> bool:
    """Whether one letter added, left out, changed, or two neighbours swapped turn `a` into `b`.

    >>> one_edit("powis", "powys"), one_edit("wrexam", "wrexham"), one_edit("power", "powys")
    (True, True, False)
    """
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    return b in set(_edits(a, b)) or a in set(_edits(b, a))


def two_edits(a: str, b: str) -> bool:
    """Whether two such changes do, or two letters changed apart.

    >>> two_edits("pembrookshire", "pembrokeshire"), two_edits("lincolnshire", "wiltshire")
    (True, False)
    """
    if abs(len(a) - len(b)) > 2:
        return False
    return any(one_edit(form, b) for form in _edits(a, b)) or any(one_edit(a, form) for form in _edits(b, a))


def _edits(a: str, b: str) -> Iterator[str]:
    """Forms of `a` with one letter left out, changed to the one in `b`, or swapped with the next."""
    for i in range(len(a)):
        yield a[:i] + a[i + 1 :]
        if i < len(b):
            yield a[:i] + b[i] + a[i + 1 :]
        yield a[:i] + a[i + 1 : i + 2] + a[i : i + 1] + a[i + 2 :]
