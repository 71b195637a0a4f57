"""Split a comparison into its sides, each a question of its own about one council, body or time."""

from dataclasses import replace

from assistant.asked import Asked
from assistant.compose import Composed
from assistant.ground import Draft
from assistant.messages import written_date
from assistant.understand import Understood


def sides(understood: Understood) -> list[Understood]:
    """The sides of a comparison or of a change; one side, the question itself, where it does not name two.

    "Bridgend in 2025 and Wrexham in 2024" pairs councils and times in order; with one council, the times are the
    sides; with neither, the bodies.
    """
    if understood.asked not in (Asked.COMPARISON, Asked.CHANGE):
        return [understood]
    dates = tuple(mention for mention in understood.dates if mention.period)
    if len(understood.councils) > 1:
        paired = len(dates) == len(understood.councils)
        return [
            replace(understood, councils=(council,), dates=(dates[i],) if paired else dates)
            for i, council in enumerate(understood.councils)
        ]
    if len(dates) > 1:
        return [replace(understood, dates=(mention,)) for mention in dates]
    if len(understood.bodies) > 1 and understood.asked is Asked.COMPARISON:
        return [_about_body(understood, body) for body in understood.bodies]
    return [understood]


def _about_body(understood: Understood, body: str) -> Understood:
    others = [other for other in understood.bodies if other != body]
    concepts = tuple(concept for concept in understood.concepts if not any(other in concept.ways for other in others))
    return replace(understood, bodies=(body,), concepts=concepts)


def labelled(composed: Composed) -> Composed:
    """The drafts of one side, each told apart by the council and date of the document that it rests on."""
    return replace(composed, drafts=tuple(replace(draft, label=_label(draft)) for draft in composed.drafts))


def _label(draft: Draft) -> str:
    described = draft.spans[0].record.description
    published = described.published
    date = written_date(published.year, published.month, published.day, "en") if published else None
    return ", ".join(part for part in (described.authority, date) if part)


def name_of(side: Understood) -> str:
    """What tells a side from the others, for the reader."""
    times = " ".join(side.text[mention.start : mention.end] for mention in side.dates)
    return " ".join(part for part in (" / ".join(side.councils), times) if part) or " / ".join(side.bodies)
