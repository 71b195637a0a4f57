"""Find known phrases in a text: whole words, longest first, case and accents folded, offsets into the text given."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.entries import Mention

_WORD = re.compile(r"[^\W_]+|&")
_GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*|[-‐‑–.'’/]|[^\S\n]?&[^\S\n]?|(?<=\bSt)\.[^\S\n]?\n?")  # "St. Helens"
_GAP_OR_COMMA = re.compile(rf"{_GAP.pattern}|,[^\S\n]?\n?")
_LONGEST_PHRASE = 120  # characters looked at after a phrase's first word


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase stands for; `entry` None marks a guard, which swallows its words and is not reported. `cased`:
    only as written ("AM"); `common`: also an ordinary word, left to the matcher's `judge`."""

    entry: str | None
    exact: bool = True
    cased: str | None = None
    common: bool = False


# Given text, start, end and phrase: exact, inexact, or None for "not a mention".
Judge = Callable[[str, int, int, Phrase], bool | None]


class Matcher:
    """Phrases compiled into a table keyed by their folded words. A text of 1 MB takes about 0.1 s."""

    def __init__(self, phrases: Iterable[tuple[str, Phrase]], judge: Judge | None = None, commas: bool = False) -> None:
        """`commas`: a phrase may be written with commas ("Bournemouth, Christchurch and Poole")."""
        self._gap = _GAP_OR_COMMA if commas else _GAP
        self._phrases: dict[str, Phrase] = {}
        lengths: dict[str, set[int]] = {}
        seconds: dict[str, set[str]] = {}
        for written, phrase in phrases:
            words = words_of(written)
            if words and self._phrases.setdefault(" ".join(words), phrase):
                lengths.setdefault(words[0], set()).add(len(words))
                seconds.setdefault(words[0], set()).add(words[1] if len(words) > 1 else "")
        self._lengths: Mapping[str, tuple[int, ...]] = {
            first: tuple(sorted(counts, reverse=True)) for first, counts in lengths.items()
        }
        # of first words that are no phrase alone, what may come second: "the" and "city" begin many phrases
        self._seconds = {first: frozenset(found) for first, found in seconds.items() if "" not in found}
        self._judge = judge

    def find(self, text: str) -> tuple[Mention, ...]:
        """Every mention, in text order, without overlaps."""
        return tuple(self._mentions(text))

    def get(self, phrase: str) -> Phrase | None:
        """What exactly this phrase stands for, folded; None when it is not known or is a guard."""
        found = self._phrases.get(" ".join(words_of(phrase)))
        return found if found and found.entry else None

    def _mentions(self, text: str) -> Iterator[Mention]:
        words = folded_words(text)
        firsts = [at for at, word in enumerate(words) if word in self._lengths and self._goes_on(words, at)]
        if not firsts:
            return
        resume, starts = 0, [match.start() for match in _WORD.finditer(text)]
        for at in firsts:
            found = self._longest(text, starts[at], self._lengths[words[at]]) if starts[at] >= resume else None
            if found is None:
                continue
            phrase, resume = found
            if mention := self._mention(text, starts[at], resume, phrase):
                yield mention

    def _goes_on(self, words: Sequence[str], at: int) -> bool:
        """Whether the next word may be a phrase's second. Most are not, and to look closer costs far more."""
        seconds = self._seconds.get(words[at])
        return seconds is None or (at + 1 < len(words) and words[at + 1] in seconds)

    def _longest(self, text: str, start: int, counts: tuple[int, ...]) -> tuple[Phrase, int] | None:
        window = _window(text, start, counts[0], self._gap)
        for count in counts:
            if count > len(window):
                continue
            end = window[count - 1][1]
            phrase = self._phrases.get(" ".join(word for word, _ in window[:count]))
            if phrase and phrase.cased in (None, text[start:end]):
                return phrase, end
        return None

    def _mention(self, text: str, start: int, end: int, phrase: Phrase) -> Mention | None:
        if phrase.entry is None:
            return None
        exact = self._judge(text, start, end, phrase) if self._judge else phrase.exact
        return None if exact is None else Mention(phrase.entry, start, end, text[start:end], exact)


def _window(text: str, start: int, count: int, gap: re.Pattern[str]) -> list[tuple[str, int]]:
    """Up to `count` folded words from `start`, each with its end, as far as only a narrow gap parts them."""
    window: list[tuple[str, int]] = []
    end = start
    for match in _WORD.finditer(text, start, min(len(text), start + _LONGEST_PHRASE)):
        if window and not gap.fullmatch(text, end, match.start()):
            break
        end = match.end()
        window.append((fold_word(match.group()), end))
        if len(window) == count:
            break
    return window


@lru_cache(maxsize=32)  # one text is searched for councils, then bodies, then terms, then dates
def folded_words(text: str) -> tuple[str, ...]:
    """Every word of a text, folded, in order."""
    if text.isascii():  # nearly all are
        return tuple(_WORD.findall(text.lower().replace("&", " and ")))
    return tuple(fold_word(word) for word in _WORD.findall(text))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a phrase: "Sir Gâr" gives ("sir", "gar")."""
    return folded_words.__wrapped__(text)


def fold_word(word: str) -> str:
    """A word without capitals and accents: "Môn" gives "mon"; "&" gives "and"."""
    if word.isascii():
        return "and" if word == "&" else word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
