"""Tell a question that rests on something that cannot be: an inspectorate asked about outside its nation."""

from assistant.asked import Asked
from assistant.messages import say
from assistant.reply import ReasonCode
from assistant.retrieve import Sources
from assistant.understand import Understood
from corpus.terms import Body, Vocabulary


def wrong_premise(understood: Understood, sources: Sources) -> tuple[ReasonCode, str] | None:
    """The reason and its words where a body named does not inspect in the named council's nation; else None."""
    vocabulary = sources.vocabulary
    councils = [council for name in understood.councils if (council := vocabulary.council(name))]
    bodies = [body for name in understood.bodies if (body := vocabulary.body(name))]
    for council in councils:
        for body in bodies:
            right = _inspector(council.nation, vocabulary)
            if right and _inspects(body) and body.nation and body.nation != council.nation:
                name = "wrong_body_graded" if understood.asked is Asked.GRADE else "wrong_body"
                words = {"body": body.name, "nation": council.nation, "right": right.name, "council": council.name}
                nearest = say("nearest", understood.language)
                return ReasonCode.OUTSIDE_CORPUS, say(name, understood.language, nearest=nearest, **words)
    return None


def _inspects(body: Body) -> bool:
    return "children's services" in body.inspects


def _inspector(nation: str, vocabulary: Vocabulary) -> Body | None:
    return next((body for body in vocabulary.bodies if body.nation == nation and _inspects(body)), None)
