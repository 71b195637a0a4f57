"""Who asks, and of whom, as a document names them."""

import re
from collections import Counter

from corpus.document import SourceClass
from corpus.terms import load_vocabulary
from workbench.quoted import Document
from workbench.recommendations.found import Found
from workbench.recommendations.words import expression, on_one_line

_OWN = (SourceClass.INSPECTORATE, SourceClass.AUDITOR, SourceClass.GOVERNMENT, SourceClass.OTHER)
_INQUIRY = re.compile(r"\b(?:[A-Z][\w-]+ ){1,4}(?:Inquiry|Commission|Review|Committee)\b")
_BEGINNING = 100_000  # characters in which an inquiry names itself
_BEFORE = 700  # characters before a list in which a newspaper says whose it is


def speaker(document: Document) -> str | None:
    """Who asks for all that a document asks for: a publisher that speaks for itself, or the inquiry it is by."""
    described = document.record.description
    if described.publisher and described.source_class in _OWN:
        return described.publisher
    return _inquiry(document) if described.source_class is SourceClass.OTHER else None


def answered_body(document: Document) -> str | None:
    """Whom a document answers: the body that its title names, and that it is not by."""
    named = load_vocabulary().bodies_in(document.record.description.title)
    return next((each.entry for each in named if each.entry != document.record.description.publisher), None)


def asker(document: Document, found: Found) -> str | None:
    """Of a document that tells what others ask for, the body that the words over a list name."""
    described = document.record.description
    start = (found.lead_in or found.parts[0]).start
    over = document.edition.text[max(0, start - _BEFORE) : found.parts[0].start]
    named = load_vocabulary().bodies_in(over)
    if named:
        return named[-1].entry
    return described.committee or (described.publisher if described.source_class is SourceClass.COUNCIL else None)


def addressee(document: Document, found: Found) -> str | None:
    """The council that a document is about; else whoever the words say should do it."""
    if document.record.description.authority:
        return document.record.description.authority
    for part in ([found.lead_in] if found.lead_in else []) + found.parts[:2]:
        text = part.text[part.label.end :].lstrip(" :.-–—") if part.label else part.text
        match = expression("asked", "addressee").search(re.sub(r"^\(?\w{1,4}[.)]\s+", "", text))
        if match and expression("asked", "body").search(match[1]):
            return match[1].strip(" ,")
    return None


def _inquiry(document: Document) -> str | None:
    """The inquiry or commission that a report names most."""
    named = Counter(_INQUIRY.findall(on_one_line(document.edition.text[:_BEGINNING])))
    names = [name for name, times in named.most_common(3) if times > 2]
    return names[0].removeprefix("The ") if names else None
