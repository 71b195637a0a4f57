"""Tell a question that rests on something that cannot be: an inspectorate asked about outside its nation."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from assistant.asked import Asked
from assistant.messages import say
from assistant.reply import ReasonCode
from assistant.retrieve import Sources
from assistant.understand import Understood
from corpus.terms import Body, Council, Vocabulary

_INSPECTED = re.compile(r"\binspect(?:ed|s|ion)?\b|\barolyg\w*", re.IGNORECASE)
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
        other = _other_service(understood, bodies, council, vocabulary)
        if other:
            return other
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


def _other_service(
    understood: Understood, bodies: Sequence[Body], council: Council, vocabulary: Vocabulary
) -> tuple[ReasonCode, str] | None:
    """A grade or an inspection asked of an inspectorate of other services: Estyn's of adult services."""
    inspecting = [body for body in bodies if body.inspects]
    if not inspecting or not (understood.asked is Asked.GRADE or _INSPECTED.search(understood.text)):
        return None
    named = [row for row in _services() if re.search(row["words"], understood.text, re.IGNORECASE)]
    if not named or any(set(row["subjects"]) & set(body.inspects) for row in named for body in inspecting):
        return None
    subjects = set(named[0]["subjects"])
    right = next((b for b in vocabulary.bodies if b.nation == council.nation and subjects & set(b.inspects)), None)
    if right is None:
        return None
    service = named[0][understood.language]
    words = {"body": inspecting[0].name, "service": service, "nation": council.nation, "right": right.name}
    message = say("wrong_service", understood.language, council=council.name, **words)
    return ReasonCode.OUTSIDE_CORPUS, message


@cache
def _services() -> list[dict[str, Any]]:
    data = tomllib.loads((Path(__file__).parent / "premise.toml").read_text(encoding="utf-8"))
    return list(data["service"])


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
