"""The promises of one document: sentences in which something is to be done by a time."""

import re
from collections.abc import Iterator
from datetime import timedelta

from corpus.document import Description, PartialDate, SourceClass
from corpus.passage import Unit, UnitKind
from corpus.terms import load_vocabulary
from workbench.kept import Extractor
from workbench.promises.deadline import Deadline
from workbench.promises.deadlines import deadlines_in
from workbench.promises.promise import Force, Promise, said_on
from workbench.promises.words import words
from workbench.quoted import Document

_SENTENCE = re.compile(r"(?<=[.!?])[\"')]?\s+(?=[\"'(]?[A-ZÂÊÎÔÛŴŶ])")
_THE_COUNCIL = re.compile(
    r"\b(?:the (?:local )?authority|the council|council|PCC|y cyngor|yr awdurdod)\b", re.IGNORECASE
)
_TOLD_BEFORE = re.compile(r"\b(?:would|was to|were to|assurances?|deadline)\b", re.IGNORECASE)
_OWN_REPORT = (SourceClass.INSPECTORATE, SourceClass.AUDITOR)
_INQUIRY = "inquiry"
_MONTH = timedelta(days=31)
_CONTENT = (UnitKind.SENTENCE, UnitKind.LIST_ITEM, UnitKind.TABLE_ROW)


def promises(document: Document) -> list[Promise]:
    """What the document says is to be done by when, in its order."""
    by_ordinal = {unit.ordinal: unit for unit in document.units}
    found: list[Promise] = []
    for unit in document.units:
        if unit.kind in _CONTENT:
            lead = by_ordinal.get(unit.lead_in) if unit.lead_in is not None else None
            found += _of(document, unit, document.plain(lead))
    return found


PROMISES = Extractor("promises", 3, Promise, promises)


def _of(document: Document, unit: Unit, lead_in: str) -> Iterator[Promise]:
    described = document.record.description
    text = document.plain(unit)
    written = said_on(described)
    for sentence in _SENTENCE.split(text):
        for deadline in deadlines_in(sentence, written, _is_own_report(described)):
            force = _force(sentence, lead_in, deadline)
            if force and (_ahead(sentence, deadline, written) or _since_visit(sentence, deadline, described)):
                yield _promise(document, unit, sentence, deadline, force)
                break  # one a sentence: what else it dates is part of it


def _is_own_report(described: Description) -> bool:
    return described.source_class in _OWN_REPORT or _INQUIRY in (described.kind or "")


def _force(sentence: str, lead_in: str, deadline: Deadline) -> Force | None:
    """How firmly the sentence, else what leads it in, says that it is to be done; a mere date needs such a word in its
    own clause."""
    if words().barred["sentence"].search(sentence[max(0, deadline.start - 30) : deadline.end + 20]):
        return None
    near = sentence if deadline.firm else _clause(sentence, deadline)
    for said in (near, lead_in if deadline.firm else ""):
        for force in Force:
            if words().force[force].search(said):
                return None if deadline.length and force is Force.HOPED else force
    return None


def _clause(sentence: str, deadline: Deadline) -> str:
    """The clause that a date stands in, to the end of its verb's group."""
    begin = max((m.end() for m in re.finditer(r"[;:]|, (?:and|but|which)\b", sentence[: deadline.start])), default=0)
    stop = re.search(r"[;:]", sentence[deadline.end :])
    return sentence[begin : deadline.end + (stop.start() if stop else 60)]


def _ahead(sentence: str, deadline: Deadline, published: PartialDate | None) -> bool:
    """Whether what is to be done lies ahead of the paper, or was promised before and the sentence says so."""
    if deadline.due is None:
        return deadline.length is not None
    if published is None:
        return deadline.firm or not words().barred["past"].search(sentence[: deadline.start])
    if deadline.due.end > published.last or (deadline.due.end >= published.first and not published.day):
        return True
    return deadline.firm and _TOLD_BEFORE.search(sentence) is not None


def _since_visit(sentence: str, deadline: Deadline, described: Description) -> bool:
    """Whether an inspection report tells what lay ahead at its visit, though not any more when it came out."""
    visit = described.period if described.source_class in _OWN_REPORT else None
    told = words().barred["past"].search(sentence[: deadline.start]) is None
    if visit is None or deadline.due is None or deadline.due.end - deadline.due.start > _MONTH:
        return False
    return told and deadline.due.end > visit.end


def _promise(document: Document, unit: Unit, sentence: str, deadline: Deadline, force: Force) -> Promise:
    described = document.record.description
    return Promise(
        due=deadline.due,
        due_words=sentence[deadline.start : deadline.end].strip(" ,"),
        force=force,
        by=_by(sentence, force, described),
        of=_of_council(sentence, described),
        quote=document.quote(unit.start, unit.end),
        words=sentence,
        length=deadline.length,
        counted=deadline.counted,
        base=deadline.base,
        span=deadline.span,
    )


def _by(sentence: str, force: Force, described: Description) -> str | None:
    """Who is to do it: whoever is named last in front of the word that says so, else first in the sentence; else, where
    the document speaks for itself, its publisher."""
    word = words().force[force].search(sentence)
    upto = word.start() if word else len(sentence)
    vocabulary = load_vocabulary()
    named = [(m.start, m.entry) for m in (*vocabulary.councils_in(sentence), *vocabulary.bodies_in(sentence))]
    if described.authority:
        named += [(match.start(), described.authority) for match in _THE_COUNCIL.finditer(sentence)]
    before = [each for each in named if each[0] < upto]
    if before:
        return max(before)[1]
    if described.source_class is SourceClass.INSPECTORATE:
        return described.authority
    own = described.source_class not in (SourceClass.PRESS, SourceClass.OTHER) and force is not Force.REQUIRED
    return described.publisher if own else None


def _of_council(sentence: str, described: Description) -> str | None:
    councils = [each for each in load_vocabulary().councils_in(sentence) if each.exact]
    return councils[0].entry if councils else described.authority
