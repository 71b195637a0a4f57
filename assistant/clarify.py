"""Ask back which council is meant, where the question names none and the evidence for several is equally good."""

from collections.abc import Sequence

from assistant.asked import Asked, of_each_council
from assistant.gate import VALUES
from assistant.select import Evidence
from assistant.understand import Understood
from corpus.terms import Vocabulary

EQUALLY_GOOD = 0.8  # of the best council's coverage of the question
AS_GOOD = 0.85  # the same where no certain kind of value is asked for: words alone tell councils apart less well
_VALUED = VALUES | {Asked.YES_NO}
MOST_OPTIONS = 6
FEW = 2  # things that a question on an office speaks of: the office and what it is for


def which_council(
    understood: Understood, evidence: Sequence[Evidence], found: Sequence[Evidence], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """The question once for each council that could be meant; empty where it is clear or does not matter.

    `evidence` has passed the gate; `found` is all that was looked at, since another council may be meant even where
    what is held of it does not answer.
    """
    if understood.councils or understood.people or not _may_be_of_any(understood):
        return ()
    every = _office(understood, vocabulary)
    best: dict[str, float] = {}
    for each in found:
        if not every and any(concept.named or concept.capital for concept in each.missing):
            continue  # it is not of the place or thing that the question names
        authority = each.source.record.description.authority
        if authority:
            best[authority] = max(best.get(authority, 0.0), each.covered)
    highest = max(best.values(), default=0.0)
    near = EQUALLY_GOOD if understood.asked in _VALUED else AS_GOOD
    possible = [name for name, covered in best.items() if every or covered >= near * highest]
    if len(possible) < 2 or evidence[0].source.record.description.authority is None:
        return ()
    return asked_of(understood, possible[:MOST_OPTIONS])


def asked_of(understood: Understood, councils: Sequence[str]) -> tuple[str, ...]:
    """The question once for each council."""
    question = understood.text.rstrip(" ?.")
    mark = "." if understood.text.rstrip().endswith(".") else "?"
    return tuple(f"{question} ({name}){mark}" for name in councils)


def _may_be_of_any(understood: Understood) -> bool:
    """Whether it asks for a value, or speaks of "the inspection" or "the areas for improvement" of no certain body."""
    named = understood.bodies or understood.periods
    return understood.asked in _VALUED or (not named and of_each_council(understood.text))


def _office(understood: Understood, vocabulary: Vocabulary) -> bool:
    """Whether a person is asked for by an office that every council has, and by little else."""
    if sum(concept.weight >= 1 for concept in understood.concepts) > FEW:
        return False
    roles = (vocabulary.role(name) for name in understood.roles)
    return understood.asked is Asked.PERSON and any(role and role.holder_of == "council" for role in roles)
