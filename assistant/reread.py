"""Read the best of the evidence together with the question, and put it in order again."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.gate import faults
from assistant.language import language_of
from assistant.reader import ToRead
from assistant.retrieve import Sources
from assistant.select import Evidence
from assistant.understand import Understood
from corpus.gloss import with_english

ALONE = 6  # words of a part of a question that is read without the rest
READ = 12  # pieces of evidence: more did not change which came first (docs/decisions/0032)


def reread(understood: Understood, found: Sequence[Evidence], sources: Sources) -> list[Evidence]:
    """The evidence in its new order. Only what breaks no rule is read, the best by the score so far; the rest counts
    like the least likely that was read. Unchanged without a reader."""
    if sources.reader is None:
        return list(found)
    chosen = [each for each in found if not faults(understood, each, sources.tuning.rules)][:READ]
    if not chosen:
        return list(found)
    logits = sources.reader.scores(_asked(understood), [to_read(each, sources) for each in chosen])
    read = {id(each): logit for each, logit in zip(chosen, logits, strict=True)}
    least = min(logits)
    again = [_with(each, read.get(id(each)), least, sources.tuning.unit.reader) for each in found]
    return sorted(again, key=lambda each: (-each.score, each.source.passage.id))


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
    """What the reader is shown of a piece of evidence."""
    headed = (evidence.source.record.description.title, *evidence.source.passage.section[-1:])
    before = " ".join((*dict.fromkeys(headed), _english(evidence.context, sources)))
    return ToRead(_english(evidence.text, sources), before.strip())


def _english(text: str, sources: Sources) -> str:
    return with_english(text, sources.vocabulary) if language_of(text, sources.vocabulary) == "cy" else text
