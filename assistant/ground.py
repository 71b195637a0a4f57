"""Make claims from drafts: the only place where a citation is born, by finding its quote in the stored text.

A draft that says more than its quotes (a number, date, name or negation that is not in them) is not grounded.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reply import Citation, Claim, ClaimKind
from assistant.values import numbers_in, opening_words
from assistant.words import tokens
from corpus.dates import DateMention, dates_in
from corpus.document import DocumentRecord, Page, Period
from corpus.folding import fold, plain

_NEGATIONS = frozenset(tokens("not no never none neither nor without cannot can't didn't doesn't don't isn't wasn't"))
_NEGATIONS |= frozenset(tokens("aren't weren't hasn't haven't won't"))
_NAME = re.compile(r"[A-ZÂÊÎÔÛŴŶ][\w'-]+")
_OPENING = re.compile(r"(?:^|[.!?:] )[\"'(]?$")  # what stands before a sentence's first word
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a stored text that a draft points to."""

    record: DocumentRecord
    passage_id: str
    page: Page | None
    section: tuple[str, ...]
    text: str  # what stands at start to end
    start: int
    end: int
    agenda_item: str | None = None
    paragraph: str | None = None
    language: str | None = None
    also_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it is checked, and the places it rests on."""

    text: str
    spans: tuple[Span, ...]
    kind: ClaimKind = ClaimKind.QUOTE
    note: str = ""  # put behind the claim; says what its dates mean, counted from the day the document was written
    label: str = ""  # put in front of the claim; says whose and of when the quote is, from its document's description


def ground(drafts: Sequence[Draft], first: int = 1) -> tuple[tuple[Claim, ...], tuple[Citation, ...]]:
    """The claims that stand, and their citations numbered from `first` in order of use; the rest is dropped."""
    claims: list[Claim] = []
    citations: dict[tuple[str, str, int, int], Citation] = {}
    for draft in drafts:
        if not stands(draft):
            continue
        numbers = []
        for span in draft.spans:
            key = (span.record.id, span.record.edition, span.start, span.end)
            citation = citations.setdefault(key, cite(span, first + len(citations)))
            numbers.append(citation.n)
        claims.append(Claim(_worded(draft), tuple(dict.fromkeys(numbers)), _kind(draft)))
    return tuple(claims), tuple(citations.values())


def _worded(draft: Draft) -> str:
    text = f"{draft.label}: {draft.text}" if draft.label else draft.text
    return f"{text} ({draft.note})" if draft.note else text


def _kind(draft: Draft) -> ClaimKind:
    """What a claim is: a quote with more than the quote is written, or computed where dates were counted."""
    if draft.kind is not ClaimKind.QUOTE:
        return draft.kind
    return ClaimKind.COMPUTED if draft.note else ClaimKind.WRITTEN if draft.label else ClaimKind.QUOTE


def cite(span: Span, n: int) -> Citation:
    """A citation of a span; ValueError where the span and its text do not fit together."""
    if len(span.text) != span.end - span.start or not span.text.strip():
        raise ValueError("a span must hold the text between its offsets")
    return Citation(
        n,
        span.passage_id,
        span.record.id,
        span.record.edition,
        span.record.filename,
        span.record.description,
        span.page,
        span.section,
        span.text,
        span.start,
        span.end,
        span.agenda_item,
        span.paragraph,
        span.language,
        span.also_in,
    )


def stands(draft: Draft) -> bool:
    """Whether a draft says nothing that its quotes do not hold."""
    if not draft.spans:
        return False
    quotes = " ".join(span.text for span in draft.spans)
    if draft.kind is ClaimKind.QUOTE:
        return all(fold(part) in fold(quotes) for part in draft.text.split(" … ")) and bool(fold(draft.text))
    if draft.kind is ClaimKind.COMPUTED:
        return True  # made by `assistant.compute` from the figures in the quotes, and marked so
    return _adds_nothing(plain(draft.text), plain(quotes))


def _adds_nothing(text: str, quotes: str) -> bool:
    words = set(tokens(quotes))
    if set(tokens(text)) & _NEGATIONS - words:
        return False
    dates, known = dates_in(text), dates_in(quotes)
    if not _times(text, dates) <= _times(quotes, known):
        return False
    rest, held = _without(text, dates), _without(quotes, known)  # the 9 of "9 January" is no figure
    if not set(_NUMBER.findall(rest)) <= set(_NUMBER.findall(held)):
        return False
    if not _amounts(rest) <= _amounts(held):
        return False
    return all(_is_held(match, rest, words) for match in _NAME.finditer(rest))


def _is_held(name: re.Match[str], text: str, words: set[str]) -> bool:
    """Whether a capitalised word stands in the quotes; a sentence may open with one of its ordinary words."""
    said = tokens(name.group())
    opens = _OPENING.search(text[: name.start()]) is not None
    return all(word in words for word in said) or (opens and said[0] in opening_words())


def _times(text: str, dates: Sequence[DateMention]) -> set[Period | str]:
    """What each date covers; its words where it has no year ("9 January")."""
    return {mention.period or text[mention.start : mention.end].lower() for mention in dates}


def _amounts(text: str) -> set[tuple[float, str]]:
    return {(figure.value, figure.unit) for figure in numbers_in(text)}


def _without(text: str, dates: Sequence[DateMention]) -> str:
    for mention in reversed(dates):
        text = text[: mention.start] + text[mention.end :]
    return text
