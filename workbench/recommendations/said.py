"""What a document says of things asked for, as records, and how a paragraph of an answer is read."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.quoted import Document, Quote
from workbench.recommendations.numbers import label_of, mentioned
from workbench.recommendations.parts import Part
from workbench.recommendations.stances import State, alone, is_firm, opening, progress, stance
from workbench.recommendations.words import expression, on_one_line


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph, list item or table row of an answer. `state` is the stance or progress it tells, `firm` whether
    of the recommendation itself."""

    quote: Quote
    state: State | None = None
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """What a document says under the number of one recommendation, "" where a table's row repeats its wording only.
    `title` is the heading that names it, `restated` what stands behind the number or in the row, `said` all that
    follows, in which more of what was asked may be repeated."""

    number: str
    title: str | None
    restated: Quote | None
    said: tuple[Said, ...]
    named: bool = False  # a sentence that names the number, wherever it stands


def said_in(document: Document, part: Part) -> Said:
    """What a paragraph or list item of an answer says."""
    quote = document.quote(part.start, part.end)
    state = alone(part.text) or (opening(without_label(part.text)) if part.is_reply else None)
    if state:
        return Said(quote, state, firm=True)
    for start, end in sentences_of(document, part):
        text = on_one_line(document.edition.text[start:end])
        state = stance(text)
        if state and not mentioned(text):
            return Said(quote, state, firm=is_firm(text))
    return Said(quote, progress(part.text))


def without_label(text: str) -> str:
    """What stands behind "Recommendation 3:" or "Our response:", the whole where neither does."""
    label, reply = label_of(text), expression("answering", "reply").match(text)
    behind = label.end if label else reply.end() if reply else 0
    return text[behind:].strip(" :.-–—|)") if behind else text


def sentences_of(document: Document, part: Part) -> Iterator[tuple[int, int]]:
    """Where each sentence of a part begins and ends; the part itself where it has none."""
    own = [u for u in document.of_block(part.block.ordinal) if u.start < part.end and u.end > part.start]
    for unit in own:
        yield max(unit.start, part.start), min(unit.end, part.end)
    if not own:
        yield part.start, part.end
