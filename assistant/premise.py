"""Tell a question that rests on something that cannot be: an inspectorate asked about outside its nation."""

import re

from assistant.asked import Asked
from assistant.messages import say
from assistant.reply import ReasonCode
from assistant.retrieve import Sources
from assistant.understand import Understood
from corpus.terms import Body, Council, Vocabulary

_GRADE = re.compile(r"\b(?:overall|grade|graded|rating|rated|gradd)\b", re.IGNORECASE)


def wrong_premise(understood: Understood, sources: Sources) -> tuple[ReasonCode, str] | None:
    """The reason and its words where a body named does not inspect in the named council's nation; else None."""
    vocabulary = sources.vocabulary
    councils = [council for name in understood.councils if (council := vocabulary.council(name))]
    bodies = [body for name in understood.bodies if (body := vocabulary.body(name))]
    for council in councils:
        right = _inspector(council.nation, vocabulary)
        if right is None:
            continue
        for body in bodies:
            if _inspects(body) and body.nation and body.nation != council.nation:
                return _elsewhere(understood, body, council, right)
        ungraded = _no_grade(understood, council, right)
        if ungraded:
            return ungraded
    return None


def _elsewhere(understood: Understood, body: Body, council: Council, right: Body) -> tuple[ReasonCode, str]:
    name = "wrong_body_graded" if understood.asked is Asked.GRADE and not right.grades else "wrong_body"
    words = {"body": body.name, "nation": council.nation, "right": right.name, "council": council.name}
    return ReasonCode.OUTSIDE_CORPUS, say(
        name, understood.language, nearest=say("nearest", understood.language), **words
    )


def _no_grade(understood: Understood, council: Council, right: Body) -> tuple[ReasonCode, str] | None:
    """A grade asked of an inspectorate that gives none."""
    if understood.asked is not Asked.GRADE or right.grades or not _GRADE.search(understood.text):
        return None
    words = {"body": right.name, "council": council.name}
    return ReasonCode.NOT_ANSWERED, say("no_grades", understood.language, **words)


def _inspects(body: Body) -> bool:
    return "children's services" in body.inspects


def _inspector(nation: str, vocabulary: Vocabulary) -> Body | None:
    return next((body for body in vocabulary.bodies if body.nation == nation and _inspects(body)), None)
