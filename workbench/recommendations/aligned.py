"""Finds what an answer says below the words of a recommendation that it repeats, whatever number they bear there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.kept import Extractor
from workbench.quoted import Document
from workbench.recommendations.asked import Asked, is_answer
from workbench.recommendations.meaning import content, share
from workbench.recommendations.parts import Part, parts_of
from workbench.recommendations.said import Answered, Said, said_in
from workbench.recommendations.stances import alone
from workbench.recommendations.words import expression, on_one_line

_OWN = 0.75  # of a paragraph's words, that are the recommendation's
_WHOLE = 0.8  # of a recommendation's words, that stand in what repeats it
_REPEATED = 0.5  # of what a report asks for, that an answer to it repeats
_FEWEST = 3  # recommendations repeated, and different words in each
_MOST = 60  # paragraphs of one answer
_LONGEST = 24  # paragraphs of one recommendation
_LABEL_WORDS = 2  # of a line that says nothing: "Response:", "Our response"


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, paragraph or list item of a document that answers."""

    said: Said
    is_heading: bool = False


def passages(document: Document) -> tuple[Passage, ...]:
    """What a document that answers says outside tables, in its order; nothing of one that does not answer."""
    if not is_answer(document):
        return ()
    parts = (part for part in parts_of(document) if not part.is_row and not part.is_note)
    return tuple(Passage(said_in(document, part), part.is_heading) for part in parts if _says(part))


def aligned(asks: Sequence[Asked], said: Sequence[Passage]) -> dict[int, Answered]:
    """By position in the report, what stands below each recommendation's words; nothing where too few are repeated."""
    found = dict(_below(said, list(_repeated(asks, said))))
    return found if len(found) >= max(_FEWEST, _REPEATED * len(asks)) else {}


def _says(part: Part) -> bool:
    return part.is_heading or len(part.text.split()) > _LABEL_WORDS or alone(part.text) is not None


def _repeated(asks: Sequence[Asked], said: Sequence[Passage]) -> Iterator[tuple[int, int, Asked]]:
    """Where each recommendation is repeated: its first passage and the one after its last."""
    words = [content(on_one_line(each.said.quote.text)) for each in said]
    every = frozenset().union(*words)
    possible = [(asked, _own_words(asked)) for asked in asks]
    possible = [(asked, own) for asked, own in possible if len(own) >= _FEWEST and share(own, every) >= _WHOLE]
    if len(possible) < _REPEATED * len(asks):
        return
    at = 0
    while at < len(said):
        runs = [(share(own, told), end, asked) for asked, own in possible for end, told in _run(own, words, at)]
        best = max(runs, key=lambda run: run[:2], default=None)
        if best:
            yield at, best[1], best[2]
        at = best[1] if best else at + 1


def _own_words(asked: Asked) -> frozenset[str]:
    """Without its number and the paragraph that it is said to be from."""
    text = expression("answering", "reference").sub("", asked.words)
    return frozenset(word for word in content(text) if not word[0].isdigit())


def _run(own: frozenset[str], words: Sequence[frozenset[str]], at: int) -> Iterator[tuple[int, frozenset[str]]]:
    """The end and the words of what repeats a recommendation from here on, if something does."""
    told: frozenset[str] = frozenset()
    end = at
    while end < len(words) and end < at + _LONGEST and words[end] and share(words[end], own) >= _OWN:
        told |= words[end]
        end += 1
    if end > at and share(own, told) >= _WHOLE:
        yield end, told


def _below(said: Sequence[Passage], places: Sequence[tuple[int, int, Asked]]) -> Iterator[tuple[int, Answered]]:
    """What follows each up to the next; those that stand together are answered together. The larger groups first: a
    list of all recommendations says less of each than what stands below it alone."""
    found: list[tuple[list[tuple[int, int, Asked]], tuple[Said, ...]]] = []
    waiting: list[tuple[int, int, Asked]] = []
    for n, place in enumerate(places, start=1):
        waiting.append(place)
        answer = tuple(_answer(said[place[1] : places[n][0] if n < len(places) else len(said)]))
        if answer:
            found.append((waiting, answer))
            waiting = []
    for group, answer in sorted(found, key=lambda pair: -len(pair[0])):
        for first, end, asked in group:
            restated = said[first].said.quote if end == first + 1 else None
            yield asked.position, Answered(asked.number or "", None, restated, answer)


def _answer(said: Sequence[Passage]) -> Iterator[Said]:
    """What is said before the next heading; a heading may itself take the stance ("Recommendation accepted")."""
    begun = False
    for each in said[:_MOST]:
        if each.is_heading and not each.said.firm:
            if begun:
                return
            continue
        begun = True
        yield each.said


PASSAGES = Extractor("passages", 2, Passage, passages)
