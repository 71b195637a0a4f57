"""Tell whether a question asks what a graded inspection report says of its visit, what of it, and of which visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.asked import Asked
from assistant.gate import VALUES
from assistant.intents import Intent
from assistant.understand import Understood
from assistant.visit_words import area_pattern, asks, reads, visit_words
from assistant.visits import Visit
from assistant.words import tokens
from corpus.document import Period


class Wanted(StrEnum):
    """What can be asked of a visit; the ways of asking are in visits.toml."""

    PUBLISHED = "published"
    LEAD = "lead"
    COUNT = "count"
    IMPROVE = "improve"
    DATES = "dates"
    GRADE = "grade"


_OF_VISITS_ALONE = frozenset({Wanted.GRADE, Wanted.IMPROVE, Wanted.COUNT})  # told by their words without "inspection"
_MEANT = {
    Intent.PUBLISHED: Wanted.PUBLISHED,
    Intent.LEAD: Wanted.LEAD,
    Intent.IMPROVE_COUNT: Wanted.COUNT,
    Intent.IMPROVE: Wanted.IMPROVE,
    Intent.DATES: Wanted.DATES,
    Intent.GRADE: Wanted.GRADE,
}
_TOLD_BY = {
    Wanted.PUBLISHED: {Asked.DATE, Asked.PUBLISHED},
    Wanted.LEAD: {Asked.PERSON},
    Wanted.COUNT: {Asked.COUNT},
    Wanted.IMPROVE: {Asked.COUNT},
    Wanted.DATES: {Asked.DATE, Asked.DURATION},
    Wanted.GRADE: {Asked.GRADE},
}  # the kinds of value that may be asked for where one of these is wanted
_ASKED_APART = VALUES | {Asked.REASON, Asked.PLACE, Asked.DEFINITION}
_INSPECTORS = frozenset({"lead inspector", "chief inspector"})  # readers take one for the other
SURE = 0.6  # how likely a question must want one of these where its words do not tell


@dataclass(frozen=True, slots=True)
class VisitAsked:
    """What is wanted, and the areas named (none: the overall judgement)."""

    wanted: Wanted
    areas: tuple[str, ...] = ()


def visit_asked(understood: Understood) -> VisitAsked | None:
    """What of a visit is asked for, told by its words, else by its meaning; None where the question is about anything
    else as well."""
    return _by_words(understood) or _by_meaning(understood)


def _by_meaning(understood: Understood) -> VisitAsked | None:
    wanted = _MEANT.get(understood.intent.intent)
    if wanted is None or understood.intent.chance < SURE or reads("other", understood.said):
        return None
    if _is_another_value(understood, wanted):
        return None
    text = understood.part or understood.said
    return VisitAsked(wanted, tuple(name for name in visit_words()["areas"] if area_pattern(name).search(text)))


def _is_another_value(understood: Understood, wanted: Wanted) -> bool:
    """Whether a question asks for a kind of value that is not the one a visit tells: "which council took over after the
    2018 rating", or for the holder of another office."""
    if wanted is Wanted.LEAD and understood.roles and _INSPECTORS.isdisjoint(understood.roles):
        return True
    return understood.asked in _ASKED_APART and understood.asked not in _TOLD_BY[wanted]


def _by_words(understood: Understood) -> VisitAsked | None:
    text = understood.part or understood.said
    wanted = next((kind for kind in Wanted if asks(kind, text)), None)
    if wanted is None or (wanted not in _OF_VISITS_ALONE and not reads("about", understood.said)):
        return None
    if understood.part and _is_another_value(understood, wanted):
        return None
    areas = tuple(name for name in visit_words()["areas"] if area_pattern(name).search(text))
    if _something_else(understood, areas if wanted is Wanted.GRADE or areas == ("board",) else ()):
        return None
    return VisitAsked(wanted, areas)


def meant(understood: Understood, visits: Sequence[Visit], dates: Sequence[Period]) -> list[Visit]:
    """The visits of one council that a question means: those of the time named, else the first or the one before the
    last where it says so, all where it asks for each or for a change, else the newest. `visits` are oldest first."""
    text = understood.said
    if dates and reads("span", text):
        whole = Period(min(time.start for time in dates), max(time.end for time in dates))
        return [visit for visit in visits if any(own.overlaps(whole) for own in visit.times)]
    if dates:
        return [visit for visit in visits if any(visit in _of_time(visits, time, text) for time in dates)]
    if reads("first", text):
        return list(visits[:1])
    if reads("previous", text):
        return list(visits[-2:-1])
    if reads("change", text):
        return list(visits[-2:] if understood.latest else visits)
    return list(visits if reads("every", text) else visits[-1:])


def _of_time(visits: Sequence[Visit], time: Period, text: str) -> list[Visit]:
    """The visits in a stretch of time, else those whose reports are of it; the other way round where reports are asked
    about. "Since 2018" goes on until today."""
    if reads("since", text):
        return [visit for visit in visits if (end := visit.inspected or visit.reported) and end.end >= time.start]
    inspected = [visit for visit in visits if visit.inspected and visit.inspected.overlaps(time)]
    reported = [visit for visit in visits if visit.reported and visit.reported.overlaps(time)]
    return (reported or inspected) if reads("reported", text) else (inspected or reported)


def _something_else(understood: Understood, areas: Sequence[str]) -> bool:
    """Whether a content word belongs neither to such questions nor to the areas named."""
    text = understood.said
    named = [match.group() for name in areas for match in area_pattern(name).finditer(text)]
    known = {word for name in named for word in tokens(name)}
    read = 2 if understood.english else 1  # a Welsh word may be known by what it means
    for concept in understood.concepts:
        own = concept.body or concept is understood.implied or concept.weight < 1
        ways = concept.ways[:read]
        if reads("plain", text) and not (concept.named or concept.capital):
            own = own or not reads("other", " ".join(ways))
        if not own and not any(all(word in known or reads("words", word) for word in tokens(way)) for way in ways):
            return True
    return False
