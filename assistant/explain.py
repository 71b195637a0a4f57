"""Say how a question was understood and how its evidence scored, for people who tune or doubt it."""

from assistant.answer import Assistant, Question
from assistant.comprehend import comprehend
from assistant.gate import faults
from assistant.retrieve import retrieve
from assistant.select import select
from assistant.understand import Understood
from corpus.folding import readable

SHOWN = 12


def explain(assistant: Assistant, question: Question) -> str:
    """Plain text: the question as understood, then passages and evidence with the parts of their scores."""
    sources = assistant.sources
    as_of = question.filters.as_of
    understood = comprehend(question.text, question.history, sources, question.language, as_of)
    passages = retrieve(understood, sources, question.filters)
    evidence = select(understood, passages, sources)
    lines = [*_understood(understood), "", "passages"]
    lines += [f"{p.score:7.2f} {p.record.filename} {_parts(p.parts)}" for p in passages[:SHOWN]]
    lines += ["", "evidence"]
    for each in evidence[:SHOWN]:
        refused = ", ".join(fault.value for fault in faults(understood, each, sources.tuning.rules)) or "passes"
        lines.append(f"{each.score:7.2f} covered {each.covered:.2f} {refused} {_parts(each.parts)}")
        lines.append(f"        {each.source.record.filename}: {readable(each.text)[:240]}")
        if each.missing:
            lines.append(f"        not spoken of: {', '.join(concept.ways[0] for concept in each.missing)}")
    return "\n".join(lines)


def _understood(understood: Understood) -> list[str]:
    concepts = "; ".join(" = ".join(concept.ways) for concept in understood.concepts)
    dates = [understood.text[mention.start : mention.end] for mention in understood.dates]
    return [
        f"question  {understood.text}",
        f"asks for  {understood.asked.value}{f' ({understood.count})' if understood.count else ''}",
        f"wants     {understood.intent.intent.value} {understood.intent.chance:.2f}",
        f"councils  {', '.join(understood.councils) or '-'}   bodies {', '.join(understood.bodies) or '-'}",
        f"people    {', '.join(understood.people) or '-'}   dates {', '.join(dates) or '-'}",
        f"concepts  {concepts}",
    ]


def _parts(parts: dict[str, float]) -> str:
    return " ".join(f"{name} {value:+.2f}" for name, value in parts.items() if value)
