"""Answers put where answers are kept, for states that the bundled corpus gives no question for."""

import json
from dataclasses import replace
from uuid import uuid4

from api.kept_answers import KeptAnswers
from assistant.reply import Answer, Claim, Conflict, Reply, as_contract
from tests.api.replies import citation, reply


def keep(kept: KeptAnswers, made: Reply) -> str:
    """The id under which a reply is kept."""
    made = replace(made, id=uuid4().hex)
    kept.keep(made.id, json.dumps(as_contract(made), ensure_ascii=False).encode())
    return made.id


def disagreement() -> Reply:
    """Two sources that give two figures."""
    said = ("£4 million was put in.", "£6 million was put in.")
    claims = tuple(Claim(words, (n,)) for n, words in enumerate(said, 1))
    cited = tuple(citation(n, words) for n, words in enumerate(said, 1))
    made = reply(Answer(claims, cited, (Conflict("money put in", (1, 2)),)))
    return replace(made, question="How much money was put in?")
