"""What a document asks for, as records: who asks, of whom, in which words, under which number and list."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from assistant.words import stem_set
from corpus.document import SourceClass
from workbench.kept import Extractor
from workbench.quoted import Document, Quote
from workbench.recommendations.askers import addressee, answered_body, asker, speaker
from workbench.recommendations.found import Found
from workbench.recommendations.graded import graded
from workbench.recommendations.labelled import labelled
from workbench.recommendations.listed import led_in, listed
from workbench.recommendations.marked import marked
from workbench.recommendations.outlined import outlined
from workbench.recommendations.parts import Part, parts_of, quotes
from workbench.recommendations.referenced import referenced
from workbench.recommendations.running import running
from workbench.recommendations.sentences import sentences
from workbench.recommendations.tabled import tabled
from workbench.recommendations.words import expression, on_one_line

_SUBTITLES = 4  # blocks in which a first page says what it is
_ALIKE = 0.85  # of the words of both: the same thing said twice


class AskedKind(StrEnum):
    RECOMMENDATION = "recommendation"
    AREA = "area"
    PRIORITY = "priority"
    PROPOSAL = "proposal"
    REQUIREMENT = "requirement"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked for. `quotes` are its words, whole; `lead_in` what stands over it and belongs to it; `theme` the
    heading or recommendation it is a part of; `number` in one form ("4(a)(i)"), None where it bears none; `position`
    from 1 in the order of the document; `asker` and `addressee` as named, None where nothing says."""

    kind: AskedKind
    position: int
    number: str | None
    title: str | None
    theme: str | None
    list_title: str | None
    quotes: tuple[Quote, ...]
    lead_in: Quote | None
    asker: str | None
    addressee: str | None
    restated: bool = False  # by a document that answers

    @property
    def words(self) -> str:
        """Its own words on one line."""
        return " ".join(on_one_line(quote.text) for quote in self.quotes)


def is_answer(document: Document) -> bool:
    """Whether a document answers what others asked for, so that what it repeats of that is no request of its own."""
    described = document.record.description
    if described.source_class in (SourceClass.PRESS, SourceClass.INSPECTORATE):
        return False
    about = (described.kind or "", described.title, document.record.filename)
    told = any(expression("answering", "document").search(on_one_line(each).replace("-", " ")) for each in about)
    return told or any(expression("answering", "subtitle").search(line) for line in _first_lines(document))


def _first_lines(document: Document) -> list[str]:
    blocks = document.edition.blocks[:_SUBTITLES]
    return [on_one_line(document.edition.text[block.start : block.end]) for block in blocks]


@lru_cache(maxsize=2)  # their vectors need them too
def asked(document: Document) -> tuple[Asked, ...]:
    """Everything that a document asks for, in its order; of a document that answers what it repeats of a report."""
    if is_answer(document):
        by, repeated = answered_body(document), _once(_repeated(document))
        return tuple(replace(_record(document, found, by, at), restated=True) for at, found in enumerate(repeated, 1))
    all_by = speaker(document)
    with_asker = [(found, all_by or asker(document, found)) for found in _once(_found(document))]
    said = [(found, by) for found, by in with_asker if by or not _is_own(document, found)]
    return tuple(_record(document, *each, position) for position, each in enumerate(said, start=1))


def _repeated(document: Document) -> list[Found]:
    """What bears a number, stands in a column of its own or is marked: an answer's other lists are its own."""
    parts = parts_of(document)
    return max(tabled(document, parts), labelled(parts), marked(parts), key=len)


def _is_own(document: Document, found: Found) -> bool:
    """Whether a list that nobody is said to ask for is what a council set itself."""
    return found.kind == "priority" or document.record.description.source_class is SourceClass.PRESS


def _found(document: Document) -> list[Found]:
    parts = parts_of(document)
    of_visit = graded(document, [part for part in parts if not part.is_reply])
    if of_visit:
        return sorted(
            [*of_visit, *_beside(listed(parts, document.edition.text), of_visit)],
            key=lambda found: found.parts[0].start,
        )
    by_column = tabled(document, parts)
    numbered = _numbered(parts, by_column)
    if numbered:
        return numbered
    if by_column:
        titles = {found.list_title for found in by_column}
        beside = [found for found in listed(parts, document.edition.text) if found.list_title not in titles]
        return sorted([*by_column, *beside], key=lambda found: found.parts[0].start)
    return listed(parts, document.edition.text) or led_in(parts) or sentences(document, parts)


def _numbered(parts: list[Part], by_column: list[Found]) -> list[Found]:
    """What bears labels in words, else numbers; nothing where a table has more. Labels may stand in such a table too,
    and a report may quote a few of another's."""
    by_label = labelled(parts)
    in_rows = any(found.parts[0].is_row for found in by_label)
    if len(by_column) > len(by_label) - in_rows:
        return []
    is_listed = any(found.list_title for found in by_label)
    by_number = [] if is_listed else max(referenced(parts), outlined(parts), key=len)
    return by_number if len(by_number) > len(by_label) else by_label or marked(parts) or running(parts)


def _beside(more: list[Found], found: list[Found]) -> list[Found]:
    """What stands under other headings than those of a graded report's list."""
    taken = {part.start for each in found for part in each.parts}
    return [each for each in more if each.kind in ("cause", "requirement") and each.parts[0].start not in taken]


def _once(found: list[Found]) -> list[Found]:
    """What is said twice once: of one number or of like words the first."""
    kept: list[tuple[Found, frozenset[str]]] = []
    for each in found:
        words = stem_set(" ".join(part.text for part in each.parts))
        if not words:
            continue
        if not any(_same(each, words, other, others) for other, others in kept):
            kept.append((each, words))
    return [each for each, _ in kept]


def _same(one: Found, words: frozenset[str], other: Found, others: frozenset[str]) -> bool:
    if one.number and other.number and one.number != other.number:
        return False
    return len(words & others) >= _ALIKE * len(words | others)


def _record(document: Document, found: Found, by: str | None, position: int) -> Asked:
    own = quotes(document, found.parts)
    lead_in = document.quote(found.lead_in.start, found.lead_in.end) if found.lead_in else None
    return Asked(
        kind=AskedKind.CAUSE if found.kind == "concern" else AskedKind(found.kind),
        position=position,
        number=found.number,
        title=found.title,
        theme=found.theme,
        list_title=found.list_title,
        quotes=own,
        lead_in=lead_in,
        asker=by,
        addressee=addressee(document, found),
    )


ASKED = Extractor("asked", 9, Asked, asked)
