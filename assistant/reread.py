"""Read the best of the evidence together with the question, and put it in order again."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.gate import faults
from assistant.language import language_of
from assistant.reader import Reads, ToRead
from assistant.retrieve import Sources
from assistant.select import Evidence
from assistant.understand import Understood
from corpus.document import CELL
from corpus.gloss import with_english
from corpus.passage import UnitKind

ALONE = 6  # words of a part of a question that is read without the rest
READ = 12  # pieces of evidence at a time,
MOST_READ = 36  # and at most: more of them as long as none that was read looks like an answer
ANSWERS = 0.0  # the logit from which on one does: as likely as not


def reread(understood: Understood, found: Sequence[Evidence], sources: Sources) -> list[Evidence]:
    """The evidence in its new order. Only what breaks no rule is read, the best by the score so far; the rest counts
    like the least likely that was read. Unchanged without a reader."""
    if sources.reader is None:
        return list(found)
    lawful = [each for each in found if not faults(understood, each, sources.tuning.rules)]
    read = _read(_asked(understood), lawful[:MOST_READ], sources.reader, sources)
    if not read:
        return list(found)
    least = min(read.values())
    again = [_with(each, read.get(id(each)), least, sources.tuning.unit.reader) for each in found]
    return sorted(again, key=lambda each: (-each.score, each.source.passage.id))


def _read(question: str, chosen: Sequence[Evidence], reader: Reads, sources: Sources) -> dict[int, float]:
    """The logits of what was read, by the identity of the evidence."""
    read: dict[int, float] = {}
    for at in range(0, len(chosen), READ):
        if any(logit >= ANSWERS for logit in read.values()):
            break
        some = chosen[at : at + READ]
        logits = reader.scores(question, [to_read(each, sources) for each in some])
        read |= {id(each): logit for each, logit in zip(some, logits, strict=True)}
    return read


def _asked(understood: Understood) -> str:
    """What the reader is asked: of a question in two parts the one part, if it says enough by itself."""
    if understood.english:
        return understood.english
    told = not understood.alternative and len(understood.part.split()) >= ALONE
    return understood.part if told else understood.text


def _with(evidence: Evidence, logit: float | None, least: float, weight: float) -> Evidence:
    signal = least if logit is None else logit
    parts = evidence.parts | {"reader": weight * signal}
    return replace(evidence, signals=evidence.signals | {"reader": signal}, parts=parts, logit=logit)


def to_read(evidence: Evidence, sources: Sources) -> ToRead:
    """What the reader is shown of a piece of evidence; of a table's row each cell behind its column's name."""
    headed = (evidence.source.record.description.title, *evidence.source.passage.section[-1:])
    before = " ".join((*dict.fromkeys(headed), _english(evidence.context, sources)))
    row = _by_column(evidence) if evidence.unit.kind is UnitKind.TABLE_ROW else ""
    return ToRead(_english(row or evidence.text, sources), before.strip())


def _by_column(row: Evidence) -> str:
    """ "Band: D | Total: £1,871.64"; empty where the table has no header that fits the row."""
    names, cells = row.context.split(CELL), row.text.split(CELL)
    if len(names) != len(cells) or len(cells) < 2:  # one cell is no table
        return ""
    return CELL.join(f"{name.strip()}: {cell.strip()}" for name, cell in zip(names, cells, strict=True))


def _english(text: str, sources: Sources) -> str:
    return with_english(text, sources.vocabulary) if language_of(text, sources.vocabulary) == "cy" else text
