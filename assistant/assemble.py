"""Put what was found for the sides of a question together: labelled, the difference computed, what is missing said."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import Asked
from assistant.change import asked_change, between_sides, difference_note
from assistant.compose import Composed, Synthesizer
from assistant.conflicts import Dispute, by_source, dispute, in_dispute
from assistant.ground import Draft
from assistant.lists import whole_lists
from assistant.messages import say
from assistant.miscounted import count_note
from assistant.reply import Abstention
from assistant.retrieve import Sources
from assistant.select import Evidence
from assistant.series import series
from assistant.sides import labelled, name_of
from assistant.spans import quoted, span_of
from assistant.together import each_its_own, of_one_thing, together
from assistant.understand import Understood

Found = list[Evidence] | Composed | Abstention


def assemble(
    understood: Understood,
    asked: Sequence[Understood],
    found: Sequence[Found],
    synthesizer: Synthesizer,
    sources: Sources,
) -> Composed:
    """One answer from what was found for each side; at least one side was answered."""
    held = [part for part in found if isinstance(part, list)]
    if len(held) == len(found):
        held = each_its_own(asked, held)
        whole = together(asked, held, sources.vocabulary)
        held = [[whole]] if whole else of_one_thing(asked, held)
        found = list(held)
    parts = [_composed(side, part, synthesizer, sources) for side, part in zip(asked, found, strict=False)]
    if len(parts) == 1 and parts[0]:
        return _computed(understood, parts[0]) if asked[0].asked in _TOLD_BY_FIGURES else parts[0]
    composed = [part for part in parts if part]
    missing = [part.missing for part in composed if part.missing]
    absent = [side for side, part in zip(asked, parts, strict=True) if not part and not side.alternative]
    missing += [say("side_missing", understood.language, what=name_of(side)) for side in absent]
    drafts, disputes = _side_by_side(asked, composed)
    listed = all(part.listed for part in composed)
    return Composed(drafts, listed, " ".join(missing) or None, disputes)


_TOLD_BY_FIGURES = (Asked.CHANGE, Asked.COMPARISON)


def _side_by_side(
    asked: Sequence[Understood], composed: Sequence[Composed]
) -> tuple[tuple[Draft, ...], tuple[Dispute, ...]]:
    """The drafts of all sides, told apart; with the difference of two figures; in dispute where both of two answers
    that a question leaves open are held."""
    if asked[0].part and not asked[0].alternative:  # two questions, not two sides
        return _unrepeated([draft for part in composed for draft in part.drafts]), ()
    drafts = [draft for part in composed for draft in labelled(part).drafts]
    if asked[0].alternative and len(drafts) == len(composed) == len(asked):
        return tuple(drafts), (dispute(asked[0], drafts),)
    if asked[0].numeric and len(drafts) == len(composed) == len(asked) == 2:
        drafts = between_sides(asked, drafts)
    return _unrepeated(drafts), ()


def _composed(side: Understood, found: Found, synthesizer: Synthesizer, sources: Sources) -> Composed | None:
    if isinstance(found, Composed):
        return found
    if isinstance(found, Abstention) or not found:
        return None
    points = series(side, found)
    if points:
        return labelled(Composed(_quoted(points, sources)))
    rivals = in_dispute(side, found)
    if rivals:
        drafts = tuple(by_source(draft) for draft in _quoted(rivals, sources))
        return Composed(drafts, disputes=(dispute(side, drafts),))
    composed = synthesizer(side, found, whole_lists(side, found, sources.index), sources.index)
    return replace(composed, missing=count_note(side, found[0].text, sources.vocabulary) or composed.missing)


def _quoted(chosen: Sequence[Evidence], sources: Sources) -> tuple[Draft, ...]:
    return tuple(quoted(span_of(e.unit, e.source.record, sources.index, e.also_in)) for e in chosen)


def _computed(understood: Understood, composed: Composed) -> Composed:
    """With the difference behind each draft that tells a change."""
    return replace(composed, drafts=tuple(_with_difference(understood, draft) for draft in composed.drafts))


def _with_difference(understood: Understood, draft: Draft) -> Draft:
    change = asked_change(understood, draft.text)
    if change is None or draft.note:
        return draft
    return replace(draft, note=difference_note(change.old, change.new, understood.language))


def _unrepeated(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    return tuple({(draft.label, draft.text): draft for draft in drafts}.values())
